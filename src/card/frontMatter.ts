import { isRecord } from "../core/parse.js";
import { findBlock, isKeyOfCards } from "./fences.js";
import type { Report } from "./modelCard.js";
import { createFindPlace, type FindPlace } from "./places.js";
import { recoverYaml } from "./recover.js";

/** The front matter of a card: its keys, in an object without prototype. */
export type FrontMatter = Readonly<Record<string, unknown>>;

/** The front matter of a card and where its values stand in the file. */
export interface LocatedFrontMatter {
  readonly data: FrontMatter;
  readonly place: FindPlace;
  /** A value as it is written, such as `007`, by its path; undefined for what is quoted or no single value. */
  written(path: string): string | undefined;
}

/**
 * Reads the block between `---` lines of a README, where the Hub finds it.
 *
 * Objects at every depth have no prototype; merge keys are left out. Broken YAML is repaired where its author's meaning is plain,
 * else read key by key; what cannot be read is left out. Without a block, the data is empty. All that is wrong is reported.
 * Never throws, whatever the text; a block of more than 64 KiB or about 10 000 values is not read.
 * Source: https://huggingface.co/docs/hub/model-cards#model-card-metadata
 */
export function readFrontMatter(markdown: string, report: Report): LocatedFrontMatter {
  const block = findBlock(markdown, report);
  const empty: LocatedFrontMatter = {
    data: Object.create(null),
    place: createFindPlace(new Map(), { line: block?.opening ?? 1, column: 1 }),
    written: () => undefined,
  };
  if (!block) return empty;

  const { value, places, problems } = recoverYaml(block.lines);
  if (!block.isCertain && (!isRecord(value) || !Object.keys(value).some(isKeyOfCards))) return empty;
  block.tell(report);
  problems.slice(0, maxProblems).forEach(report);
  if (isRecord(value)) {
    const place = createFindPlace(places, { line: block.opening, column: 1 });
    return { data: value, place, written: (path) => places.get(path)?.written };
  }
  if (value !== undefined && value !== null) {
    report({
      code: "not-a-mapping",
      severity: "error",
      path: "",
      line: block.opening + 1,
      column: 1,
      message: "The front matter is not a list of `key: value` lines.",
    });
  }
  return empty;
}

const maxProblems = 100;

/** The texts of a key that holds one text or a list of them; whatever else is in it is left out. */
export function textsOf(value: unknown): readonly string[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items.filter((item) => typeof item === "string" && item.trim() !== "").map((item) => String(item).trim());
}
