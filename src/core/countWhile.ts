/** How many values stand at the start of a list before a condition ends; it must hold up to there and nowhere after. */
export function countWhile<Value>(values: readonly Value[], holds: (value: Value, index: number) => boolean): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(values[middle] as Value, middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
