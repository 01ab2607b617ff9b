type LaterParts = typeof import("./laterParts.js");

/** Brings all that stands in a widget only once something is done in it; in one piece, so that what is asked for next is there. */
export const bringLater = (): Promise<LaterParts> => import("./laterParts.js");

/** Brings one of these parts, for `lazily`. */
export function later<Name extends keyof LaterParts>(name: Name): () => Promise<{ readonly default: LaterParts[Name] }> {
  return async () => ({ default: (await bringLater())[name] });
}
