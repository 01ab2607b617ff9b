/**
 * A sentence for a person: English text, or English text with `{name}` places and the values to put there.
 *
 * The English text is also its key in a catalogue of another language.
 * `{count|file|files}` chooses a word by the plural rules of the language.
 */
export type Message = string | { readonly text: string; readonly values: MessageValues };

/** What the places of a message hold; numbers are written as the language writes them. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** Translations by their English text. */
export type Catalogue = Readonly<Record<string, string>>;

/** Turns a message into the words of one language. */
export interface Translate {
  (message: Message, values?: MessageValues): string;
  /** A figure, such as "−0.950" or "0:04.7", with the digits and the decimal sign of the language. */
  figure(text: string): string;
  /** Facts one after the other, such as "PER 2, DATE 1", with the comma of the language; what is empty is left out. */
  list(texts: readonly (string | false | undefined)[]): string;
  /** The language, as a BCP 47 tag. */
  readonly locale: string;
}

const pluralOrder = ["zero", "one", "two", "few", "many", "other"] as const;

/**
 * Makes the function that words messages in `locale`, English where the catalogue has no entry.
 *
 * `locale` is a BCP 47 tag such as "en" or "pt-BR".
 */
export function createTranslate(locale = "en", catalogue: Catalogue = {}): Translate {
  const plural = new Intl.PluralRules(locale);
  const forms = pluralOrder.filter((category) => plural.resolvedOptions().pluralCategories.includes(category));
  const number = new Intl.NumberFormat(locale);
  const inLanguage = (sign: string) => (sign === "." ? number.format(0.5).charAt(1) : number.format(Number(sign)));
  const t = (message: Message, given?: MessageValues) => {
    const text = typeof message === "string" ? message : message.text;
    const values = typeof message === "string" ? given : message.values;
    const wording = Object.hasOwn(catalogue, text) ? (catalogue[text] ?? text) : text;
    if (!values) return wording;
    return wording.replace(/\{(\w+)(?:\|([^}]*))?\}/g, (place, name: string, words?: string) => {
      const value = Object.hasOwn(values, name) ? values[name] : undefined;
      if (value === undefined) return place;
      if (words === undefined) return typeof value === "number" ? number.format(value) : value;
      const choices = words.split("|");
      return choices[forms.indexOf(plural.select(Number(value)))] ?? choices.at(-1) ?? place;
    });
  };
  return Object.assign(t, {
    figure: (text: string) => text.replace(/[\d.]/g, inLanguage),
    list: (texts: readonly (string | false | undefined)[]) => texts.filter(Boolean).join(t("a, b").slice(1, -1)),
    locale,
  });
}
