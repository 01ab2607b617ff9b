import { InferenceError, type InferenceErrorKind } from "../../core/errors.js";
import type { Failure } from "./messages.js";

/** What the runtime's own words mean, the first that fits. `isBroken`: after it, the runtime fails at every run. */
const meanings: readonly (readonly [words: RegExp, kind: InferenceErrorKind, message: string, isBroken: boolean])[] = [
  [
    /out of memory|bad_alloc|OOM|allocation failed|could not allocate|enlarge memory|^\d+$/i,
    "too-large",
    "This device has too little memory for the model.",
    true,
  ],
  [
    /no available backend|WebAssembly|Failed to get GPU|dynamically imported module|importScripts/i,
    "unsupported",
    "This browser cannot run the model: its runtime (WebAssembly or WebGPU) did not start.",
    true,
  ],
  [
    /Can't create a session|ERROR_CODE: \d+, ERROR_MESSAGE.*(opset|Invalid model|Protobuf|not implemented|NOT_IMPLEMENTED)/i,
    "unsupported",
    "This model's files cannot be run in a browser.",
    true,
  ],
  [
    /OrtRun|ERROR_CODE|Session already|unreachable|memory access|Aborted\(|table index/i,
    "server",
    "The model failed on this input. Try another one, or a shorter one.",
    true,
  ],
  [
    /ModelFileNotFoundError|could not locate file|not found locally|unauthorized access|forbidden access/i,
    "not-found",
    "There are no files of this model for use in a browser. Check its name; some models are made for servers only.",
    false,
  ],
  [
    /unsupported (pipeline|model type|architecture)|unknown (model|architecture)|tokenizer class|is not supported|no model class/i,
    "unsupported",
    "This model is of a kind that does not run in a browser.",
    false,
  ],
  [/mask token/i, "invalid-input", "The text has no mask to fill.", false],
  [
    /decode|image source|EncodingError|InvalidStateError/i,
    "invalid-input",
    "The file could not be read. Choose another one.",
    false,
  ],
];

/** Why a run failed, in words for a person. */
export function explain(error: unknown): Failure {
  const cause = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  if (error instanceof InferenceError) return { kind: error.kind, message: error.message, cause, isBroken: false };
  const meaning = meanings.find(([words]) => words.test(cause));
  if (meaning) return { kind: meaning[1], message: meaning[2], cause, isBroken: meaning[3] };
  // The pipeline reads what its own kind of model answers, and trips over anything else.
  if (error instanceof TypeError) {
    return { kind: "unsupported", message: "This model does not seem to be made for this task.", cause, isBroken: false };
  }
  const said = error instanceof Error && error.message ? error.message : "It gave no reason.";
  return { kind: "server", message: `The model failed on this device. ${said}`, cause, isBroken: false };
}
