import { isRecord } from "../core/parse.js";
import { pathInto } from "./cardPath.js";
import type { FrontMatter } from "./frontMatter.js";
import type { Report } from "./modelCard.js";

/** The two-letter codes of ISO 639-1. */
const codes = new Set(
  (
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu " +
    "fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn " +
    "ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os " +
    "pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw " +
    "ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu"
  ).split(" "),
);

/** Other spellings of languages that cards use: codes of three letters, former codes, and English names. */
const spellings: ReadonlyMap<string, string> = new Map(
  (
    "eng:en zho:zh chi:zh fra:fr fre:fr spa:es rus:ru ukr:uk ita:it fas:fa per:fa ara:ar ben:bn mon:mn sin:si deu:de ger:de " +
    "div:dv por:pt jpn:ja kor:ko hin:hi nld:nl dut:nl tur:tr vie:vi pol:pl swe:sv ind:id english:en chinese:zh mandarin:zh french:fr " +
    "spanish:es russian:ru ukrainian:uk italian:it persian:fa farsi:fa arabic:ar bengali:bn mongolian:mn sinhala:si german:de " +
    "dhivehi:dv portuguese:pt japanese:ja korean:ko hindi:hi dutch:nl turkish:tr vietnamese:vi polish:pl swedish:sv " +
    "norwegian:no danish:da finnish:fi greek:el hebrew:he hungarian:hu czech:cs romanian:ro indonesian:id thai:th swahili:sw " +
    "tamil:ta telugu:te urdu:ur catalan:ca basque:eu galician:gl false:no iw:he in:id ji:yi jw:jv"
  )
    .split(" ")
    .map((entry) => entry.split(":") as [string, string]),
);

/** What stands under `language` although it is no language. */
const noLanguages = new Set(["multilingual", "code", "none", "null", "unknown", "noinfo", "xx", "other", "n/a"]);

/**
 * The languages of a card: codes of ISO 639 in lower case, two letters where there are two, each once.
 *
 * Takes codes with regions, English names, several in one text, and the `false` that `no` becomes in some programs.
 * Pairs such as `en-de`, `multilingual`, `code` and whatever is no language are left out.
 */
export function readLanguages({ language }: FrontMatter, report: Report): readonly string[] {
  const found = fieldsOf(language, "language").flatMap(({ value, path }) => readValue(value, path, report));
  return [...new Set(found)];
}

/** The texts and truth values in a value of any form. */
function fieldsOf(value: unknown, path: string): readonly { readonly value: string | false; readonly path: string }[] {
  if (typeof value === "string" || value === false) return [{ value, path }];
  if (Array.isArray(value)) return value.flatMap((item: unknown, index) => shallow(item, pathInto(path, index)));
  return shallow(value, path);
}

function shallow(value: unknown, path: string): readonly { readonly value: string | false; readonly path: string }[] {
  if (!isRecord(value)) return typeof value === "string" || value === false ? [{ value, path }] : [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const where = pathInto(path, name);
    if (typeof inner === "string") return [{ value: inner, path: where }];
    return inner === null ? [{ value: name, path: where }] : [];
  });
}

function readValue(value: string | false, path: string, report: Report): readonly string[] {
  const words = String(value)
    .replace(/^\[(.*)\]$/s, "$1")
    .split(/[\s,;]+/)
    .map((word) => word.replace(/^["']|["']$/g, ""))
    .filter((word) => word !== "");
  const read = words.map((word) => readWord(word));
  const languages = read.flatMap((code) => code ?? []);
  // A sentence, such as what a template says in this place; its short words only look like codes.
  const isSentence = words.length > 3 && read.filter((code) => code === undefined).length > words.length / 3;
  const kept = isSentence ? [] : languages;
  const isExpected = words.length === 1 && (noLanguages.has(words[0]?.toLowerCase() ?? "") || isPair(words[0] ?? ""));
  const isCode =
    words.length === 1 && kept[0] !== undefined && /^[a-z]{2,3}([-_][a-z]+)*$/i.test(String(value)) && value !== false;
  if (words.length === 0 || isExpected || isCode) return kept;
  report({
    code: "language",
    severity: kept.length > 0 ? "info" : "warning",
    path,
    message:
      kept.length > 0
        ? `This is read as ${kept.map((code) => `\`${code}\``).join(", ")}; the Hub wants codes of ISO 639, each an item of a list.`
        : "This is no language of ISO 639 and is left out.",
    fix: kept.length > 1 ? `language:\n${kept.map((code) => `  - ${code}`).join("\n")}` : `language: ${kept[0] ?? "en"}`,
  });
  return kept;
}

/** The code a word means; undefined for one that is no language. */
function readWord(word: string): string | undefined {
  const name = word.toLowerCase();
  if (noLanguages.has(name) || isPair(word)) return undefined;
  const [base = ""] = name.split(/[-_]/);
  const known = spellings.get(base);
  if (known !== undefined) return known;
  return codes.has(base) || /^[a-z]{3}$/.test(base) ? base : undefined;
}

/** Whether this names two languages, as translation models do; a region is written in capitals. */
function isPair(word: string): boolean {
  const [one = "", other = "", ...more] = word.split("-");
  if (more.length > 0 || other === "" || other !== other.toLowerCase() || word.toLowerCase() === "pt-br") return false;
  return codes.has(one.toLowerCase()) && codes.has(other);
}
