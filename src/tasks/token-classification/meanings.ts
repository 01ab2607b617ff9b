/** What the codes of the well-known named-entity schemes mean. */
export const meanings: ReadonlyMap<string, string> = new Map([
  ["PER", "person"],
  ["LOC", "place"],
  ["ORG", "organisation"],
  ["MISC", "other name"],
  ["GPE", "country or city"],
  ["NORP", "group of people"],
  ["FAC", "building or road"],
]);

/** How many spans there are of each label, by order of first appearance. */
export function countLabels(items: readonly { readonly label: string }[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { label } of items) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
}
