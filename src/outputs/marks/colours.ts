/** How many colours there are on photographs: `iw-m1` to `iw-m5`. */
export const colourCount = 5;

/** The colour class of each label, by order of first appearance. The label's text stands beside it, so a colour may repeat. */
export function markColours(labels: Iterable<string>): ReadonlyMap<string, string> {
  const colours = new Map<string, string>();
  for (const label of labels) {
    if (!colours.has(label)) colours.set(label, `iw-m${(colours.size % colourCount) + 1}`);
  }
  return colours;
}
