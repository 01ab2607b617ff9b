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
