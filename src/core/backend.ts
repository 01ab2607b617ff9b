import type { TaskId } from "./task.js";

/** How a backend is named to a visitor. */
export interface Backend {
  /** Where the model runs. */
  readonly place: "server" | "device" | "recording";
  /** Such as "Hugging Face" or "This device". */
  readonly name: string;
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

/** The model a backend is asked about, and what its card tells already. */
export interface AvailabilityQuestion {
  readonly task: TaskId;
  /** Repository id such as `owner/name`. */
  readonly model: string;
  /** Who serves the model, where the card says so; it then need not be looked up. */
  readonly providers?: readonly ServingProvider[] | undefined;
}

/**
 * Whether a backend would run a model if it were asked.
 *
 * `cold`: it has to start first; `loading`: it is starting; `auth`: it wants a token; the rest are named as the failure would be.
 */
export interface Availability {
  readonly status: "live" | "cold" | "loading" | "not-deployed" | "gated" | "too-large" | "auth" | "payment";
  /** Those who would answer, such as `["fal-ai"]`. */
  readonly providers?: readonly string[];
}

/** The same run as code of the visitor's own; a token stands in it as a placeholder. */
export interface Snippet {
  readonly language: "javascript" | "python" | "curl";
  /** The library it takes, such as `huggingface_hub`; undefined where the language is enough. */
  readonly library?: string;
  readonly code: string;
}

/** A request as it went to a server, without its secrets. */
export interface SentRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The text of the body, long ones cut; of a file its type and size. */
  readonly body?: string;
}
