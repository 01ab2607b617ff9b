import { isRecord } from "../core/parse.js";
import { readServingProviders } from "../core/providers.js";
import { type FrontMatter, readFrontMatter } from "./frontMatter.js";
import { inferTask } from "./inferTask.js";
import type { ModelCard, Problem, Report } from "./modelCard.js";
import { withPlaces } from "./places.js";
import { toPlainRecord } from "./plain.js";
import { type ReadModelCardOptions, readFields, reportTo } from "./readModelCard.js";
import { readWidget } from "./repair.js";

/** What `readModelInfo` looks at; each is asked for by one `expand[]` of the Hub's API. */
export const modelInfoFields = [
  "cardData",
  "config",
  "inferenceProviderMapping",
  "library_name",
  "mask_token",
  "pipeline_tag",
  "tags",
  "transformersInfo",
  "widgetData",
] as const;

/** Most levels and values of an answer that are read. */
const deepest = 32;
const mostValues = 40_000;

/**
 * Reads what the Hub's API says of a model (`/api/models/{id}?expand[]=…`), and its README where there is one.
 *
 * The API's `widgetData`, `pipeline_tag`, `transformersInfo`, `mask_token`, `tags`, `library_name` and `cardData.inference` win
 * over the README, which gives the rest; without a README `cardData` stands for its front matter. Either way the examples are
 * read as those of a card are; where a README has none, those of the API are the Hub's own and `generic`.
 *
 * Never throws: an answer that is no object counts as empty; what is broken is left out and listed in `problems`.
 *
 * @example
 * readModelInfo(await response.json(), readme, { id: "owner/name" }).task
 *
 * Source: https://huggingface.co/docs/hub/api
 */
export function readModelInfo(apiAnswer: unknown, markdown: string | undefined, options: ReadModelCardOptions): ModelCard {
  const problems: Problem[] = [];
  const report = reportTo(problems);
  const answer = readAnswer(apiAnswer, report);
  const cardData = asRecord(answer.cardData);
  const readme = markdown === undefined ? undefined : readFrontMatter(markdown, report);
  const written = bare({ ...cardData, ...readme?.data });
  const merged = bare({
    ...written,
    ...given("inference", cardData.inference),
    ...given("library_name", asText(answer.library_name)),
    ...given("mask_token", maskTokenOf(answer)),
    ...given("pipeline_tag", asText(answer.pipeline_tag)),
    ...given("tags", Array.isArray(answer.tags) ? answer.tags : undefined),
    ...given("widget", Array.isArray(answer.widgetData) && answer.widgetData.length > 0 ? answer.widgetData : undefined),
  });
  const { config, tags, transformersInfo } = answer;
  const facts = { config, tags, transformersInfo, libraryName: asText(answer.library_name) };
  // What the Hub's answer replaces does not stand in the file.
  const isInFile = (path: string) => {
    const name = /^[\w-]+/.exec(path)?.[0] ?? "";
    return readme?.data[name] !== undefined && readme.data[name] === merged[name];
  };
  const whereWritten = readme ? withPlaces(report, readme.place) : report;
  const card = readFields(
    merged,
    facts,
    { ...options, written: (path) => (isInFile(path) ? readme?.written(path) : undefined) },
    (problem) => (isInFile(problem.path) ? whereWritten : report)(problem),
  );
  // A `pipeline_tag` that the author did not write is the Hub's.
  const byAuthor = inferTask(written);
  const isHubs = card.taskSource === "card" && (byAuthor.task !== card.task || byAuthor.taskSource !== "card");
  // The Hub gives examples of its own where the author wrote none, which only the README can tell.
  const isDefault = markdown !== undefined && readWidget(written, { task: card.task, report: () => {} }).length === 0;
  return {
    ...card,
    ...(isHubs && { taskSource: "api" as const }),
    ...(isDefault && { examples: card.examples.map((example) => ({ ...example, generic: true })) }),
    data: toPlainRecord(written),
    providers: readServingProviders(answer.inferenceProviderMapping),
    problems,
  };
}

/** `mask_token`, or the token of the tokenizer's config, which is a text or an object around one. */
function maskTokenOf({ mask_token: token, config }: FrontMatter): string | undefined {
  const tokenizer = asRecord(asRecord(config).tokenizer_config);
  for (const value of [token, tokenizer.mask_token]) {
    const text = asText(isRecord(value) ? value.content : value);
    if (text !== undefined) return text;
  }
  return undefined;
}

/** The answer as plain data whose objects have no prototype; only what is read of it, and that within bounds. */
function readAnswer(answer: unknown, report: Report): FrontMatter {
  if (!isRecord(answer)) {
    report({ code: "bad-answer", severity: "error", path: "", message: "The Hub's answer is not an object and is not read." });
    return bare({});
  }
  let left = mostValues;
  const copy = (value: unknown, level: number): unknown => {
    left -= 1;
    if (left < 0 || level > deepest) throw new RangeError();
    if (Array.isArray(value)) return value.map((item: unknown) => copy(item, level + 1));
    if (typeof value !== "object" || value === null) return typeof value === "function" ? undefined : value;
    const names = Object.keys(value).filter((name) => name !== "__proto__");
    return bare(Object.fromEntries(names.map((name) => [name, copy(asRecord(value)[name], level + 1)])));
  };
  const fields = modelInfoFields.map((name) => {
    try {
      return [name, Object.hasOwn(answer, name) ? copy(answer[name], 0) : undefined];
    } catch {
      left = mostValues;
      report({ code: "too-many-values", severity: "warning", path: name, message: `\`${name}\` is too large to be read.` });
      return [name, undefined];
    }
  });
  return bare(Object.fromEntries(fields));
}

function bare(data: Readonly<Record<string, unknown>>): FrontMatter {
  return Object.assign(Object.create(null), data);
}

function asRecord(value: unknown): FrontMatter {
  return isRecord(value) ? value : {};
}

function asText(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}

/** A field for the merge, unless there is nothing to merge. */
function given(name: string, value: unknown): FrontMatter {
  return value === undefined || value === null ? {} : { [name]: value };
}
