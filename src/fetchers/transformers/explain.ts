import { InferenceError, type InferenceErrorKind } from "../../core/errors.js";
import type { Failure } from "./messages.js";

/** Said of a model that was never made for browsers. */
export const withoutOnnx =
  "This model has no ONNX files, which are what runs on this device. Choose another model, or another backend.";

/** What the runtime's own words mean, the first that fits. `isBroken`: after it, the runtime fails at every run. */
const meanings: readonly (readonly [words: RegExp, kind: InferenceErrorKind, message: string, isBroken: boolean])[] = [
  [
    /Content Security Policy|unsafe-eval/i,
    "unsupported",
    "This page's security policy does not let models run here. It needs 'wasm-unsafe-eval' in its Content-Security-Policy.",
    true,
  ],
  [
    /out of memory|bad_alloc|\bOOM\b|allocation failed|(could not|cannot|failed to) allocate|enlarge memory|invalid (typed )?array (buffer )?length|create a session\. ERROR_CODE: 6\b|^\d+$/i,
    "too-large",
    "This device has too little memory for the model. Close other pages, or choose a smaller model.",
    true,
  ],
  [
    /device (is|was) lost|lost device|DEVICE_REMOVED|external Instance reference/i,
    "too-large",
    "The graphics processor gave up on the model, mostly for lack of memory. Run again, or choose a smaller model.",
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
    /(unauthorized|forbidden) access/i,
    "gated",
    "The Hub does not give out this model's files: it asks for an account, or there is no such model. On this device only open models run.",
    false,
  ],
  [/(could not locate file|not found locally).*\.onnx/i, "not-deployed", withoutOnnx, false],
  [
    /ModelFileNotFoundError|could not locate file|not found locally/i,
    "not-found",
    "There are no files of this model for use in a browser. Check its name; some models are made for servers only.",
    false,
  ],
  [
    /(rate|gateway|unavailable|server error|timeout).*while trying to load file|NetworkError|Failed to fetch|Load failed|network error/i,
    "network",
    "The model's files could not be loaded. Check the connection and run again.",
    false,
  ],
  [
    /unsupported (pipeline|model type|architecture)|does not support model type|unknown (model|architecture)|tokenizer class|is not supported|no model class/i,
    "unsupported",
    "This model is of a kind that does not run in a browser.",
    false,
  ],
  [/mask token/i, "invalid-input", "The text has no mask to fill.", false],
  [/chat_template/i, "unsupported", "This model does not chat: it has no template for messages.", false],
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
