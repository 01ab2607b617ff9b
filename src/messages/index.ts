import type { Catalogue } from "../core/message.js";

/** Loads the translations for a BCP 47 tag; undefined for a language without a catalogue, so that the words stay English. */
export async function loadMessages(_locale: string): Promise<Catalogue | undefined> {
  return undefined;
}
