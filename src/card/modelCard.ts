import type { Parameters } from "../core/parameters.js";
import type { CardExample, TaskId } from "../core/task.js";

/** What a model card says, as far as a widget needs it. */
export interface ModelCard {
  /** Repository id such as `owner/name`. */
  readonly id: string;
  /** The task of the model; undefined when the card does not tell. */
  readonly task: TaskId | undefined;
  /** What told the task: `pipeline_tag`, a task among the tags, the Hub's answer, or what the Hub made of the model's config. */
  readonly taskSource: "card" | "tags" | "api" | "config" | undefined;
  /** The front matter as parsed; its objects have no prototype. */
  readonly data: Readonly<Record<string, unknown>>;
  /** The `widget` list; files of the repository are absolute URLs. */
  readonly examples: readonly CardExample[];
  /** False when the author asks, by `inference: false`, that the model is not run; recorded outputs are still shown. */
  readonly inference: boolean;
  /** `inference.parameters`. */
  readonly parameters: Parameters;
  /** `language` as written, such as `["en", "pt-BR"]`. */
  readonly languages: readonly string[];
  /** `mask_token`, such as `[MASK]`. */
  readonly maskToken: string | undefined;
  /** Who serves the model, in the Hub's order; undefined where only the README was read, which does not say. */
  readonly providers?: readonly ServingProvider[];
  /** What could not be read, or was read in spite of a fault. */
  readonly problems: readonly Problem[];
}

/**
 * One inference provider that serves a model.
 *
 * Source: https://huggingface.co/docs/inference-providers/hub-api
 */
export interface ServingProvider {
  /** Such as `hf-inference` or `fal-ai`. */
  readonly provider: string;
  /** The provider's own name for the model. */
  readonly providerId: string;
  /** Such as `live`, `staging` or `error`. */
  readonly status: string;
  /** The provider's name for the task; undefined when the Hub does not say. */
  readonly task: string | undefined;
  /** File of the weights in the repository, for an adapter such as a LoRA. */
  readonly adapterWeightsPath: string | undefined;
}

/** A fault of a card. */
export interface Problem {
  /** Stable name such as `yaml-error`. */
  readonly code: string;
  /** `error`: something is lost that the card means to say; `warning`: a part of it; `info`: nothing. */
  readonly severity: "info" | "warning" | "error";
  /** Where in the front matter, such as `widget[2].output.url`; empty for the whole of it. */
  readonly path: string;
  /** Line in the file, counted from 1. */
  readonly line?: number;
  /** What is wrong, in words an author understands. */
  readonly message: string;
}

/** Takes note of a fault while the reading goes on. */
export type Report = (problem: Problem) => void;
