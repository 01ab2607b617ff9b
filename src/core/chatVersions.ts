import type { Turn } from "./chat.js";

/** Places of the turns of one speaker that follow the same turn: versions of each other, earlier ones first. */
export function versionsAfter(turns: readonly Turn[], after: number, role: Turn["role"]): readonly number[] {
  return turns.flatMap((turn, at) => (turn.after === after && turn.role === role ? [at] : []));
}

/** The last turn of the newest way on from a turn. */
export function newestEnd(turns: readonly Turn[], from: number): number {
  let end = from;
  for (let next = end; next >= 0; next = turns.findLastIndex(({ after }) => after === end)) end = next;
  return end;
}
