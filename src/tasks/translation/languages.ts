import type { Parameters } from "../../core/parameters.js";
import type { WidgetProps } from "../../widget/Widget.js";
import { type CodeFamily, codesOfFamily } from "./codes.js";
import { tagOf } from "./tag.js";

type Card = WidgetProps["card"];

/** The languages of a model. */
export interface Languages {
  readonly all: readonly NamedLanguage[];
  /** Whether these codes are the model's own and there are no others; else they are a guess. */
  readonly isSure: boolean;
}

/** A language to choose. */
export interface NamedLanguage {
  /** As the model wants it in `src_lang` and `tgt_lang`. */
  readonly code: string;
  /** In the language of the page; the code itself where there is no name for it. */
  readonly name: string;
}

/**
 * The languages a model takes, as far as its card tells: `language_details` names its codes; a family of models has its own, of
 * which those of the card's languages count; else the codes of the card's languages are a guess.
 *
 * `locale`, a BCP 47 tag, is the language of the names.
 */
export function languagesOf(card: Card, parameters: Parameters, locale: string): Languages {
  const told = detailsOf(card);
  if (told.length > 1) return { all: named(told, locale), isSure: true };
  const languages = card?.languages ?? [];
  const family = familyOf(card, parameters);
  if (!family) return { all: named(languages, locale), isSure: false };
  const codes = codesOfFamily[family];
  const wanted = new Set(languages.map(languageOf));
  const some = codes.filter((code) => wanted.has(languageOf(code)));
  return { all: named(some.length > 1 ? some : codes, locale), isSure: true };
}

/** Codes as NLLB's card lists them: `ace_Arab, ace_Latn, …`. */
function detailsOf(card: Card): readonly string[] {
  const details: unknown = card?.data.language_details;
  const words = Array.isArray(details) ? details.map(String) : typeof details === "string" ? details.split(/[\s,;]+/) : [];
  const codes = words.map((word) => word.trim()).filter(Boolean);
  return codes.every((code) => /^[a-z]{2,3}([_-]\w{2,4})?$/i.test(code)) ? [...new Set(codes)] : [];
}

/** The family whose codes the card uses, or that it says the model comes from. */
function familyOf(card: Card, { src_lang, tgt_lang }: Parameters): CodeFamily | undefined {
  const used = [src_lang, tgt_lang].filter((code) => code !== undefined).map(String);
  if (used.some((code) => /^[a-z]{3}_[A-Z][a-z]{3}$/.test(code))) return "nllb";
  if (used.some((code) => /^[a-z]{2}_[A-Z]{2}$/.test(code))) return "mbart";
  if (used.length > 0) return undefined;
  const tags: unknown = card?.data.tags;
  const origins = [card?.id, ...(card?.baseModels ?? []), ...(Array.isArray(tags) ? tags.map(String) : [])].join(" ");
  return /nllb/i.test(origins) ? "nllb" : /mbart/i.test(origins) ? "mbart" : undefined;
}

function languageOf(code: string): string | undefined {
  return tagOf(code)?.split("-", 1)[0];
}

/** The languages by name in the order of the alphabet; what shares its name with another, as dialects do, has its code beside it. */
function named(codes: readonly string[], locale: string): readonly NamedLanguage[] {
  const read = codes.map((code) => ({ code, name: nameOf(code, locale) ?? code }));
  const count = new Map<string, number>();
  for (const { name } of read) count.set(name, (count.get(name) ?? 0) + 1);
  const { compare } = new Intl.Collator(locale);
  return read
    .map(({ code, name }) => ({ code, name: (count.get(name) ?? 0) > 1 ? `${name}, ${code}` : name }))
    .sort((one, other) => compare(one.name, other.name));
}

/** The name of a code's language; undefined where there is none. */
export function nameOf(code: string, locale: string): string | undefined {
  const tag = tagOf(code);
  return tag && namesIn(locale).of(tag);
}

const known = new Map<string, Intl.DisplayNames>();

function namesIn(locale: string): Intl.DisplayNames {
  const names = known.get(locale) ?? new Intl.DisplayNames(locale, { type: "language", fallback: "none" });
  known.set(locale, names);
  return names;
}
