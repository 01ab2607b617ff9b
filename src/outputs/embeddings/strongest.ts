/** The number farther from zero; a missing one counts as zero. Outliers, which matter, survive it where a mean would hide them. */
export function strongest(one: number | undefined, other: number): number {
  return Math.abs(other) > Math.abs(one ?? 0) ? other : (one ?? 0);
}
