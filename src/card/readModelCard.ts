import { isRecord } from "../core/parse.js";
import { type CardPlace, createResolveAsset } from "./assets.js";
import { readExamples } from "./examples.js";
import { type FrontMatter, readFrontMatter, textsOf } from "./frontMatter.js";
import { inferTask } from "./inferTask.js";
import type { ModelCard, Problem, Report } from "./modelCard.js";

/** Which model the card describes, and where its files are. */
export type ReadModelCardOptions = CardPlace;

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
  const report: Report = (problem) => problems.push(problem);
  return { ...readFields(readFrontMatter(markdown, report), options, report), problems };
}

/** All that a card says, out of its front matter. */
export function readFields(data: FrontMatter, options: ReadModelCardOptions, report: Report): Omit<ModelCard, "problems"> {
  return {
    id: options.id,
    ...inferTask(data, report),
    data,
    examples: readExamples(data, createResolveAsset(options), report),
    ...readInference(data.inference, report),
    languages: textsOf(data.language),
    maskToken: readMaskToken(data),
  };
}

function readInference(inference: unknown, report: Report): Pick<ModelCard, "inference" | "parameters"> {
  if (!isRecord(inference)) return { inference: inference !== false && inference !== "false", parameters: {} };
  const { parameters = null } = inference;
  if (isRecord(parameters)) return { inference: true, parameters };
  if (parameters !== null) {
    report({
      code: "bad-field",
      severity: "warning",
      path: "inference.parameters",
      message: "`inference.parameters` are not `name: value` pairs and are left out.",
    });
  }
  return { inference: true, parameters: {} };
}

function readMaskToken(data: FrontMatter): string | undefined {
  const token = data.mask_token ?? data["mask-token"];
  return typeof token === "string" && token !== "" ? token : undefined;
}
