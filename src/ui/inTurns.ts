/** Milliseconds of work after which others have their turn: half of what a frame has. */
const turn = 8;

/** All that `steps` yields, worked out in short turns between which the page goes on. Rejects once `signal` aborts. */
export async function inTurns<Value>(steps: Iterable<Value>, signal: AbortSignal): Promise<readonly Value[]> {
  const found: Value[] = [];
  let began = performance.now();
  for (const value of steps) {
    found.push(value);
    if (performance.now() - began > turn) {
      await new Promise((resolve) => setTimeout(resolve));
      signal.throwIfAborted();
      began = performance.now();
    }
  }
  return found;
}
