import { InferenceError } from "../core/errors.js";
import { isRecord } from "../core/parse.js";
import type { Fetcher, InferenceAnswer, InferenceRequest, TaskId } from "../core/task.js";
import { toInferenceError } from "../core/toInferenceError.js";
import { given } from "./bodies.js";
import { createHttpFetcher, type HttpBackendOptions, readAddress } from "./httpFetcher.js";

/** What `createTextEmbeddingsFetcher` takes besides the address. */
export type TextEmbeddingsOptions = HttpBackendOptions;

/**
 * Runs the one model of a server of Text Embeddings Inference, whatever model is asked for.
 *
 * Tasks: text-classification (of pairs of texts too), text-ranking, text-retrieval (the vectors of the query and of all texts),
 * sentence-similarity and feature-extraction.
 * `function_to_apply: "none"` asks for raw scores; softmax or sigmoid is the model's own choice. Of more labels than `top_k`, the
 * best are kept. Without `truncate`, the server decides what becomes of a text that is too long.
 *
 * A page may ask the server where it was started with `--cors-allow-origin` and the page's origin. One that wants an API key
 * refuses pages all the same, as it does not let them send `Authorization`: put a proxy before it.
 *
 * Throws a TypeError when `url` is no http address. A run fails with `InferenceError("unsupported")` for any other task, with
 * `InferenceError("not-deployed")` when the server's model is of another kind, and with `InferenceError("too-long")` for too much text.
 *
 * Source: https://huggingface.co/docs/text-embeddings-inference
 *
 * @example
 * const fetcher = createTextEmbeddingsFetcher("http://localhost:8080");
 */
export function createTextEmbeddingsFetcher(url: string, options: TextEmbeddingsOptions = {}): Fetcher {
  const server = readAddress(url, "createTextEmbeddingsFetcher: url");
  const ask = createHttpFetcher({
    ...options,
    name: server.host,
    toHttp(request) {
      const route = routes[request.task];
      if (!route) throw new InferenceError("unsupported", `Text Embeddings Inference has no route for “${request.task}”.`);
      const address = new URL(server);
      address.pathname = `${server.pathname.replace(/\/+$/, "")}${route.path}`;
      return { url: address.href, body: JSON.stringify(route.toBody(request)) };
    },
    toAnswer: keepBestLabels,
  });
  const run: Fetcher = async (request, runOptions) => {
    try {
      return await ask(request, runOptions);
    } catch (thrown) {
      throw explain(toInferenceError(thrown), request.task);
    }
  };
  return Object.assign(run, ask);
}

interface Route {
  readonly path: string;
  /** Throws `InferenceError("invalid-input")`. */
  toBody(request: InferenceRequest): unknown;
}

const routes: Partial<Record<TaskId, Route>> = {
  "text-classification": {
    path: "/predict",
    toBody(request) {
      const { inputs } = request;
      const { function_to_apply: scale } = request.parameters;
      return {
        inputs: isRecord(inputs) ? [inputs.text, inputs.text_pair] : inputs,
        ...(scale === "none" && { raw_scores: true }),
        ...choose(request, ["truncate", "truncation_direction", "raw_scores"]),
      };
    },
  },
  "text-ranking": {
    path: "/rerank",
    toBody(request) {
      const { query, source_sentence, texts, sentences } = isRecord(request.inputs) ? request.inputs : {};
      return {
        query: query ?? source_sentence,
        texts: texts ?? sentences,
        ...choose(request, ["truncate", "truncation_direction", "raw_scores"]),
      };
    },
  },
  "text-retrieval": {
    path: "/embed",
    toBody(request) {
      const { query, source_sentence, texts, sentences } = isRecord(request.inputs) ? request.inputs : {};
      return {
        inputs: [query ?? source_sentence, texts ?? sentences].flat(),
        ...choose(request, ["truncate", "truncation_direction", "normalize", "prompt_name", "dimensions"]),
      };
    },
  },
  "sentence-similarity": {
    path: "/similarity",
    toBody(request) {
      const parameters = choose(request, ["truncate", "truncation_direction", "prompt_name"]);
      return { inputs: request.inputs, ...(Object.keys(parameters).length > 0 && { parameters }) };
    },
  },
  "feature-extraction": {
    path: "/embed",
    toBody: (request) => ({
      inputs: request.inputs,
      ...choose(request, ["truncate", "truncation_direction", "normalize", "prompt_name", "dimensions"]),
    }),
  },
};

/** Those of the parameters that the route knows and that have a value. */
function choose(request: InferenceRequest, names: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(given(request)).filter(([name]) => names.includes(name)));
}

/** The server gives all labels, best first. */
function keepBestLabels(answer: InferenceAnswer, { task, parameters: { top_k: most } }: InferenceRequest): InferenceAnswer {
  const isCut = task === "text-classification" && typeof most === "number" && most > 0 && Array.isArray(answer.body);
  return isCut ? { ...answer, body: answer.body.slice(0, most) } : answer;
}

/** What the status means here: 413 is told as invalid too, and that the model is of another kind as a fault of the server. */
function explain(error: InferenceError, task: TaskId): InferenceError {
  const { status, message, details, raw } = error;
  if (status === 413) return new InferenceError("too-long", message, { status, details, raw });
  const isMissing = status === 404 || status === 405;
  if (!isMissing && !(status === 424 && /\bmodel is not an?\b/i.test(message))) return error;
  const sentence = isMissing
    ? `This server has no “${routes[task]?.path}”, which this task needs.`
    : `The model of this server is of another kind than ${task} needs.`;
  return new InferenceError("not-deployed", sentence, { status, details: [message], raw });
}
