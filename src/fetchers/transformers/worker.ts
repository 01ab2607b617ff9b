import {
  env,
  InterruptableStoppingCriteria,
  LogLevel,
  ModelRegistry,
  type PipelineType,
  type PreTrainedTokenizer,
  pipeline,
  TextStreamer,
} from "@huggingface/transformers";
import { InferenceError } from "../../core/errors.js";
import { isRecord } from "../../core/parse.js";
import type { InferenceRequest } from "../../core/task.js";
import { toPlainAnswer } from "./answer.js";
import { type Call, callOf, optionsOf, type Pipeline } from "./calls.js";
import { watchDownloads } from "./downloads.js";
import { explain, withoutOnnx } from "./explain.js";
import { type FoundModel, type Model, serve } from "./serve.js";

/** Where `servePipelines` finds what it needs. */
export interface PipelineServerOptions {
  /** Addresses of the runtime's two files, `ort-wasm-simd-threaded.asyncify.mjs` and `.wasm` of `onnxruntime-web`. */
  readonly wasmPaths: { readonly mjs: string; readonly wasm: string };
  /** Path of models on the host's own origin, such as "/models/"; a model's files lie below it by its id. */
  readonly localModelPath?: string;
  /**
   * Whether models are loaded from the Hugging Face Hub.
   * @default true without a `localModelPath`, else false
   */
  readonly allowRemoteModels?: boolean;
  /**
   * Where models are loaded from, such as "https://models.example.org/"; it must allow the page's origin (CORS).
   * @default "https://huggingface.co/"
   */
  readonly remoteHost?: string;
  /**
   * Path below `remoteHost` at which a model's files lie, with `{model}` and `{revision}`.
   * @default "{model}/resolve/{revision}/"
   */
  readonly remotePathTemplate?: string;
  /**
   * Where models run: `auto` is WebGPU where there is an adapter, else WebAssembly.
   * @default "auto"
   */
  readonly device?: "auto" | "wasm";
  /**
   * Precision of the weights, such as "q4"; a model's files must have it.
   * @default the model's own, else "q8" in WebAssembly and "fp32" with WebGPU, else one that a remote model has
   */
  readonly dtype?: Precision;
}

type Precision = "auto" | "fp32" | "fp16" | "q8" | "int8" | "uint8" | "q4" | "bnb4" | "q4f16";
type Device = "webgpu" | "wasm";

/** What a model is run with where its host lacks the files of its default; the first that there is. */
const otherPrecisions: Readonly<Record<Device, readonly Precision[]>> = {
  wasm: ["int8", "uint8", "q4", "fp32", "fp16"],
  webgpu: ["q4", "fp16", "q4f16", "q8"],
};

/**
 * Runs models in this worker for `createTransformersFetcher`: the whole of a host's worker module.
 *
 * Uses WebGPU where there is an adapter, else WebAssembly; without WebAssembly each run fails with "unsupported".
 * Under a Content-Security-Policy the worker needs 'wasm-unsafe-eval' in `script-src`, and the host of the models in
 * `connect-src`; models of the Hub come from huggingface.co and *.hf.co.
 *
 * @example
 * import mjs from "onnxruntime-web/ort-wasm-simd-threaded.asyncify.mjs?url";
 * import wasm from "onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url";
 * import { servePipelines } from "inference-widgets/fetchers/transformers/worker";
 * servePipelines({ wasmPaths: { mjs, wasm } });
 */
export function servePipelines({
  wasmPaths,
  localModelPath,
  allowRemoteModels = localModelPath === undefined,
  remoteHost = env.remoteHost,
  remotePathTemplate = env.remotePathTemplate,
  device = "auto",
  dtype,
}: PipelineServerOptions): void {
  env.allowRemoteModels = allowRemoteModels;
  env.remoteHost = remoteHost;
  env.remotePathTemplate = remotePathTemplate;
  env.allowLocalModels = localModelPath !== undefined;
  if (localModelPath !== undefined) env.localModelPath = localModelPath;
  // Files of the host's own origin are up to its HTTP headers; this cache would keep them for ever.
  env.useBrowserCache = allowRemoteModels && typeof caches !== "undefined";
  // Else the runtime's module would come from a blob: address, which a strict Content-Security-Policy forbids.
  env.useWasmCache = false;
  env.logLevel = LogLevel.ERROR;
  const { wasm } = env.backends.onnx;
  if (wasm) {
    wasm.wasmPaths = {
      mjs: new URL(wasmPaths.mjs, location.href).href,
      wasm: new URL(wasmPaths.wasm, location.href).href,
    };
  }
  const downloads = watchDownloads((address, init) => fetch(address, init));
  env.fetch = downloads.fetch;
  const picked = device === "auto" ? pickDevice() : Promise.resolve(device);

  async function find(name: string, model: string, signal: AbortSignal): Promise<FoundModel> {
    if (typeof WebAssembly === "undefined") {
      throw new InferenceError("unsupported", "This browser has no WebAssembly, so that models do not run in it.");
    }
    if (!/^[\w.-]+(\/[\w.-]+)?$/.test(model) || model.includes("..")) {
      throw new InferenceError("not-found", "This is not the name of a model.");
    }
    // The names of calls are names of pipelines; one that this version lacks makes the library throw.
    const pipelineName = name as PipelineType;
    const chosen = await picked;
    const isRemote = allowRemoteModels && !(localModelPath !== undefined && (await hasConfig(`${localModelPath}${model}`)));
    const { bytes, precision } = isRemote
      ? await downloads.during(model, { signal }, () => measure(pipelineName, model, chosen, dtype))
      : { bytes: 0, precision: dtype };
    return {
      bytes,
      load: (onBytes) =>
        downloads.during(model, { onBytes, signal }, async () => {
          const loaded = await load(pipelineName, model, { device: chosen, ...(precision && { dtype: precision }) });
          if (signal.aborted) await loaded.dispose();
          return toModel(loaded, model, chosen);
        }),
    };
  }

  async function hasConfig(folder: string): Promise<boolean> {
    const response = await downloads.fetch(`${folder}/config.json`, { method: "HEAD" }).catch(() => undefined);
    return response?.ok === true;
  }

  function toModel(loaded: LoadedPipeline, model: string, chosen: Device): Model {
    return {
      device: chosen === "webgpu" ? "WebGPU" : "WebAssembly",
      dispose: () => loaded.dispose(),
      async run(request, onChunk, signal) {
        const call = known(request);
        const options = optionsOf(request);
        const extras = {
          text: () => generation(loaded, request, onChunk, signal),
          speech: () => ({ speaker_embeddings: voiceOf(options.voice, model) }),
          nothing: () => ({}),
        }[call.makes ?? "nothing"]();
        return toPlainAnswer(await call.run(loaded, request.inputs, { ...options, ...extras }));
      },
    };
  }

  /** The address of a voice among a model's own; no other address that a card may name is ever fetched. */
  function voiceOf(voice: unknown, model: string): string {
    const file = `voices/${typeof voice === "string" && /^[\w-]+$/.test(voice) ? voice : "F1"}.bin`;
    if (!allowRemoteModels) return `${localModelPath}${model}/${file}`;
    const folder = remotePathTemplate.replaceAll("{model}", model).replaceAll("{revision}", "main");
    return `${remoteHost.replace(/\/$/, "")}/${folder}${file}`;
  }

  serve(self, { pipelineOf: (request) => known(request).pipeline, find, explain });
}

type LoadedPipeline = Pipeline & { readonly tokenizer?: PreTrainedTokenizer; dispose(): Promise<unknown> };

function known(request: InferenceRequest): Call {
  const call = callOf(request);
  if (call) return call;
  throw new InferenceError("unsupported", `Models for ${request.task} do not run on this device. Choose another backend.`);
}

interface LoadOptions {
  readonly device: Device;
  readonly dtype?: Precision;
}

/** Pipelines that take the models another one does not know, with the same arguments. */
const otherPipelines: ReadonlyMap<PipelineType, PipelineType> = new Map([
  ["text-generation", "text2text-generation"],
  ["image-to-image", "background-removal"],
]);

async function load(name: PipelineType, model: string, options: LoadOptions): Promise<LoadedPipeline> {
  // Each pipeline has parameters of its own, which the calls know by its name.
  try {
    return (await pipeline(name, model, options)) as unknown as LoadedPipeline;
  } catch (error) {
    const otherwise = otherPipelines.get(name);
    if (!otherwise || !/Unsupported model type/.test(String(error))) throw error;
    return (await pipeline(otherwise, model, options)) as unknown as LoadedPipeline;
  }
}

/** Bytes that are not in the browser's cache yet, and the precision of the files; undefined for the model's default. */
async function measure(
  name: PipelineType,
  model: string,
  device: Device,
  precision: Precision | undefined,
): Promise<{ readonly bytes: number; readonly precision: Precision | undefined }> {
  const { files } = await ModelRegistry.is_pipeline_cached_files(name, model, { device, ...(precision && { dtype: precision }) });
  const fetched = await Promise.all(
    files
      .filter(({ cached }) => !cached)
      .map(async ({ file }) => ({ file, ...(await ModelRegistry.get_file_metadata(model, file)) })),
  );
  if (!fetched.some(({ file, exists }) => file.endsWith(".onnx") && !exists)) {
    return { bytes: fetched.reduce((sum, { size = 0 }) => sum + size, 0), precision };
  }
  const available: readonly string[] = precision ? [] : await ModelRegistry.get_available_dtypes(model);
  const other = otherPrecisions[device].find((one) => available.includes(one));
  if (other) return measure(name, model, device, other);
  throw new InferenceError(
    "not-deployed",
    precision ? `This model has no ONNX files of the precision ${precision}.` : withoutOnnx,
  );
}

/** What lets a run that writes text be heard piece by piece, and be ended. */
function generation(
  { tokenizer }: LoadedPipeline,
  { inputs, stream }: InferenceRequest,
  onChunk: (chunk: unknown) => void,
  signal: AbortSignal,
) {
  const stopping_criteria = new InterruptableStoppingCriteria();
  signal.addEventListener("abort", () => stopping_criteria.interrupt());
  if (!stream || !tokenizer) return { stopping_criteria };
  // In the shapes that servers stream: those of chats, and those of plain text.
  const isChat = isRecord(inputs) && Array.isArray(inputs.messages);
  const callback_function = (text: string) =>
    onChunk(isChat ? { choices: [{ delta: { content: text } }] } : { token: { text, special: false } });
  return {
    stopping_criteria,
    streamer: new TextStreamer(tokenizer, { skip_prompt: true, skip_special_tokens: true, callback_function }),
  };
}

async function pickDevice(): Promise<Device> {
  // Missing from TypeScript's own list of the platform.
  const { gpu } = navigator as { gpu?: { requestAdapter(): Promise<unknown> } };
  try {
    return (await gpu?.requestAdapter()) ? "webgpu" : "wasm";
  } catch {
    return "wasm";
  }
}
