/** How many category colours there are: `--iw-c1` to `--iw-c6`. */
const colours = 6;

/**
 * The colour class of each label, by order of first appearance: `iw-k1` to `iw-k6`, then again from the first.
 *
 * The label's text always stands beside its colour, so a colour may repeat.
 */
export function categoryClasses(labels: Iterable<string>): ReadonlyMap<string, string> {
  const classes = new Map<string, string>();
  for (const label of labels) {
    if (!classes.has(label)) classes.set(label, `iw-k${(classes.size % colours) + 1}`);
  }
  return classes;
}
