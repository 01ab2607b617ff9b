import type { Catalogue } from "../core/message.js";

/** The languages that the words of the widgets are translated into, besides English, as BCP 47 tags. */
export const locales = ["ar", "de", "es", "fr", "ja", "zh-Hans"] as const;

/** A language that there is a catalogue for. */
export type MessagesLocale = (typeof locales)[number];

const load: Readonly<Record<MessagesLocale, () => Promise<{ readonly messages: Catalogue }>>> = {
  ar: () => import("./ar.js"),
  de: () => import("./de.js"),
  es: () => import("./es.js"),
  fr: () => import("./fr.js"),
  ja: () => import("./ja.js"),
  "zh-Hans": () => import("./zh-Hans.js"),
};

/**
 * Loads the translations for a BCP 47 tag: those of its language, and of Chinese those of its script.
 *
 * "de-AT" gives German, "zh" and "zh-CN" Simplified Chinese. Undefined for English, for a language without a
 * catalogue and for what is no tag, so that the words stay English. Rejects where the code cannot be loaded.
 */
export async function loadMessages(locale: string): Promise<Catalogue | undefined> {
  const found = matchLocale(locale);
  return found && (await load[found]()).messages;
}

function matchLocale(locale: string): MessagesLocale | undefined {
  try {
    const { language, script } = new Intl.Locale(locale).maximize();
    return locales.find((each) => each === language || each === `${language}-${script}`);
  } catch {
    return undefined;
  }
}
