/**
 * Writes the numbers of one column alike: six digits that count in the largest, and the decimals that any of them needs.
 *
 * Numbers too large or too small for that are written with an exponent.
 */
export function figuresOf(values: Iterable<number>): (value: number) => string {
  const all = [...values].filter(Number.isFinite);
  const largest = all.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const power = largest === 0 ? 0 : Math.floor(Math.log10(largest));
  if (power > 14 || power < -6) return (value) => String(Number(value.toPrecision(6)));
  const room = Math.max(0, 5 - power);
  const decimals = all.reduce((most, value) => Math.max(most, decimalsOf(value, room)), 0);
  // What rounds to zero has no sign.
  return (value) => value.toFixed(decimals).replace(/^-(?=0(\.0+)?$)/, "");
}

function decimalsOf(value: number, room: number): number {
  return /\.(\d*[1-9])/.exec(value.toFixed(room))?.[1]?.length ?? 0;
}
