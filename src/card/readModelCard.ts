import { readAgent } from "./agent.js";
import { type CardPlace, createResolveAsset } from "./assets.js";
import { readExamples } from "./examples.js";
import { type FrontMatter, readFrontMatter } from "./frontMatter.js";
import { readGallery } from "./gallery.js";
import { type HubFacts, inferTask } from "./inferTask.js";
import { readLanguages } from "./languages.js";
import { maskOfExamples, readMaskToken } from "./maskToken.js";
import type { ModelCard, Problem, Report } from "./modelCard.js";
import { checkOtherKeys, readBaseModels, readInference, readInstancePrompt } from "./otherKeys.js";
import { withPlaces } from "./places.js";
import { toPlainRecord } from "./plain.js";
import type { ExampleReading } from "./repair.js";

/** Which model the card describes, and where its files are. */
export type ReadModelCardOptions = CardPlace;

/** More problems of one card than anyone reads are left out. */
const mostProblems = 500;

/**
 * Reads the README of a model: its task, its examples and how it wants to be run.
 *
 * Never throws: what is broken is left out and listed in `problems`; a card without readable front matter is an empty card.
 *
 * @example
 * readModelCard(markdown, { id: "owner/name" }).examples[0]
 *
 * Source: https://huggingface.co/docs/hub/model-cards
 */
export function readModelCard(markdown: string, options: ReadModelCardOptions): ModelCard {
  const problems: Problem[] = [];
  const report = reportTo(problems);
  const { data, place, written } = readFrontMatter(markdown, report);
  return { ...readFields(data, {}, { ...options, written }, withPlaces(report, place)), problems };
}

/** Collects problems, as many as anyone reads. */
export function reportTo(problems: Problem[]): Report {
  return (problem) => {
    if (problems.length < mostProblems) problems.push(problem);
  };
}

/** All that a card says, out of its front matter and what else the Hub tells of the model. */
export function readFields(
  data: FrontMatter,
  facts: HubFacts,
  options: ReadModelCardOptions & Pick<ExampleReading, "written">,
  report: Report,
): Omit<ModelCard, "problems"> {
  const inferred = inferTask(data, facts, report);
  const { task } = inferred;
  const maskToken = readMaskToken(data);
  const { written } = options;
  const resolve = createResolveAsset(options);
  const examples = readExamples(data, { task, maskToken, resolve, report, written });
  const agent = readAgent(task, data, resolve);
  checkOtherKeys(data, report);
  return {
    id: options.id,
    ...inferred,
    data: toPlainRecord(data),
    examples,
    gallery: readGallery(examples),
    ...readInference(data, report),
    languages: readLanguages(data, report),
    maskToken: maskToken ?? maskOfExamples(task, examples),
    ...(agent && { agent }),
    instancePrompt: readInstancePrompt(data, report),
    baseModels: readBaseModels(data, report),
  };
}
