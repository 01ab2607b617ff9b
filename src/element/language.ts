import type { Catalogue } from "../core/message.js";
import { loadMessages } from "../messages/index.js";

/** How a widget speaks. */
export interface Language {
  readonly locale: string;
  readonly messages: Catalogue | undefined;
}

const english: Language = { locale: "en", messages: undefined };

/** The language of an element: that of its own `lang`, or of the nearest element around it, across shadow roots. */
export function languageOf(element: Element): string {
  for (let one: Element | undefined = element; one; one = parentOf(one)) {
    const lang = one.getAttribute("lang")?.trim();
    if (lang) return lang;
  }
  return english.locale;
}

/**
 * The words for a language, and how it writes numbers; English where there are none, or where they could not be loaded.
 *
 * Words that the page brings count for whatever language it says.
 */
export async function loadLanguage(lang: string, own: Catalogue | undefined): Promise<Language> {
  try {
    const { baseName: locale, language } = new Intl.Locale(lang.replaceAll("_", "-"));
    const messages = own ?? (await loadMessages(locale));
    // Without words in it, its plurals would be those of another language than the words'.
    return messages || language === "en" ? { locale, messages } : english;
  } catch {
    return { ...english, messages: own };
  }
}

function parentOf(element: Element): Element | undefined {
  const root = element.getRootNode();
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : undefined);
}
