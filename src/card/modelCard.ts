import type { Parameters } from "../core/parameters.js";
import type { CardExample, TaskId } from "../core/task.js";

/** What a model card says, as far as a widget needs it. */
export interface ModelCard {
  /** Repository id such as `owner/name`. */
  readonly id: string;
  /** The task of the model; undefined when the card does not tell. */
  readonly task: TaskId | undefined;
  readonly taskSource: "card" | "tags" | undefined;
  /** The front matter as parsed; an object without prototype. */
  readonly data: Readonly<Record<string, unknown>>;
  /** The `widget` list; files of the repository are absolute URLs. */
  readonly examples: readonly CardExample[];
  /** `inference.parameters`. */
  readonly parameters: Parameters;
  /** What could not be read, or was read in spite of a fault. */
  readonly problems: readonly Problem[];
}

/** A fault of a card. */
export interface Problem {
  /** Stable name such as `yaml-error`. */
  readonly code: string;
  readonly severity: "info" | "warning" | "error";
  /** Where in the front matter, such as `widget[2].output.url`. */
  readonly path: string;
  /** Line in the file, counted from 1. */
  readonly line?: number;
  /** What is wrong, in words an author understands. */
  readonly message: string;
}
