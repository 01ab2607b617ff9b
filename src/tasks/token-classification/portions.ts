/** Cuts a list into lists of `size`, the last one shorter: each is drawn anew only when something in it changed. */
export function inPortions<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
}
