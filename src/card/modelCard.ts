import type { ServingProvider } from "../core/backend.js";
import type { Parameters } from "../core/parameters.js";
import type { CardExample, TaskId } from "../core/task.js";
import type { AgentRecord } from "./agent.js";
import type { GalleryItem } from "./gallery.js";

/** What a model card says, as far as a widget needs it: plain data, which server components can hand to widgets. */
export interface ModelCard {
  /** Repository id such as `owner/name`. */
  readonly id: string;
  /** The task of the model; undefined when the card does not tell. */
  readonly task: TaskId | undefined;
  /** What told the task, or its name. */
  readonly taskSource: TaskSource | undefined;
  /** A `pipeline_tag` that is no task of the Hub, in its spelling: a name to show, without a widget. */
  readonly taskName?: string;
  /** Libraries the model can be run with, the one that counts first, such as `["transformers"]`. */
  readonly libraries?: readonly string[];
  /** The front matter as parsed. */
  readonly data: Readonly<Record<string, unknown>>;
  /** The examples of `widget`, put right and each with an `id`; files of the repository are absolute URLs. */
  readonly examples: readonly CardExample[];
  /** The recorded pictures, videos and sounds of the examples, in their order, whatever the task. */
  readonly gallery: readonly GalleryItem[];
  /**
   * False when the author asks, by `inference: false`, that the model is not run. A widget then shows what is recorded, and runs the
   * model only where it is given a fetcher of its own.
   */
  readonly inference: boolean;
  /** `inference.parameters`. */
  readonly parameters: Parameters;
  /** Codes of ISO 639 in lower case, such as `["en", "pt"]`; without what is no language, such as `code` or `multilingual`. */
  readonly languages: readonly string[];
  /** `mask_token`, else the mask that the examples use, such as `[MASK]`. */
  readonly maskToken: string | undefined;
  /** What is known of an agent, for the tasks of agents: its replay and its rewards. */
  readonly agent?: AgentRecord;
  /** What to write into the prompt for the model to do what it was trained for. */
  readonly instancePrompt?: string | undefined;
  /** Repositories of the models this one was made from, such as `owner/name`. */
  readonly baseModels?: readonly string[];
  /** Who serves the model, in the Hub's order; undefined where only the README was read, which does not say. */
  readonly providers?: readonly ServingProvider[];
  /** What could not be read, or was read in spite of a fault. */
  readonly problems: readonly Problem[];
}

/**
 * What told a task: `pipeline_tag`; a task among the tags; the Hub's answer; the class in the model's configuration; what its library is for;
 * or, as a hint, a key that the Hub does not read.
 */
export type TaskSource = "card" | "tags" | "api" | "config" | "library" | "hint";

/** A fault of a card. */
export interface Problem {
  /** Stable name such as `yaml-error`. */
  readonly code: string;
  /** `error`: the Hub refuses it, or something is lost that the card means to say; `warning`: a part of it; `info`: nothing. */
  readonly severity: "info" | "warning" | "error";
  /** Where in the front matter, such as `widget[2].output.url`; empty for the whole of it. */
  readonly path: string;
  /** Line in the file, counted from 1. */
  readonly line?: number;
  /** Column in that line, counted from 1 in UTF-16 code units, as editors count; a tab is one. */
  readonly column?: number;
  /** What is wrong, in words an author understands. */
  readonly message: string;
  /** What to write instead of what stands at that place. */
  readonly fix?: string;
}

/** Takes note of a fault while the reading goes on. */
export type Report = (problem: Problem) => void;
