"use client";
import { useWords } from "../ui/words.js";

type LaterParts = typeof import("./laterParts.js");

/** Brings all that stands in a widget only once something is done in it; in one piece, so that what is asked for next is there. */
export const bringLater = (): Promise<LaterParts> => import("./laterParts.js");

/** Brings one of these parts, for `lazily`. */
export function later<Name extends keyof LaterParts>(name: Name): () => Promise<{ readonly default: LaterParts[Name] }> {
  return async () => ({ default: (await bringLater())[name] });
}

/** Stands in the place of a part that could not be brought. */
export function NotLoaded() {
  const t = useWords();
  return <p className="iw-note">{t("The code could not be loaded. Check the connection, then load the page again.")}</p>;
}
