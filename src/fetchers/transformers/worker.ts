import {
  env,
  InterruptableStoppingCriteria,
  LogLevel,
  type PipelineType,
  type PreTrainedTokenizer,
  pipeline,
  TextStreamer,
} from "@huggingface/transformers";
import { InferenceError } from "../../core/errors.js";
import { isRecord } from "../../core/parse.js";
import type { InferenceRequest } from "../../core/task.js";
import { toPlainAnswer } from "./answer.js";
import { calls, optionsOf, type Pipeline } from "./calls.js";
import { watchDownloads } from "./downloads.js";
import { explain } from "./explain.js";
import { type Model, serve } from "./serve.js";

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
   * Precision of the weights, such as "q4"; a model's files must have it.
   * @default the model's own, else "q8" in WebAssembly and "fp32" with WebGPU
   */
  readonly dtype?: "auto" | "fp32" | "fp16" | "q8" | "int8" | "uint8" | "q4" | "bnb4" | "q4f16";
}

/**
 * Runs models in this worker for `createTransformersFetcher`: the whole of a host's worker module.
 *
 * Uses WebGPU where there is an adapter, else WebAssembly. Without WebAssembly each run fails with "unsupported".
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
  dtype,
}: PipelineServerOptions): void {
  env.allowRemoteModels = allowRemoteModels;
  env.allowLocalModels = localModelPath !== undefined;
  if (localModelPath !== undefined) env.localModelPath = localModelPath;
  // Files of the host's own origin are up to its HTTP headers; this cache would keep them for ever.
  env.useBrowserCache = allowRemoteModels;
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
  const device = pickDevice();

  async function load(name: string, model: string, onBytes: Parameters<typeof downloads.during>[1]): Promise<Model> {
    if (typeof WebAssembly === "undefined") {
      throw new InferenceError("unsupported", "This browser has no WebAssembly, so that models do not run in it.");
    }
    if (!/^[\w.-]+(\/[\w.-]+)?$/.test(model) || model.includes("..")) {
      throw new InferenceError("not-found", "This is not the name of a model.");
    }
    const chosen = await device;
    const loaded = await downloads.during(model, onBytes, () =>
      // The names of `calls` are names of pipelines; one that this version lacks makes `pipeline` throw.
      pipeline(name as PipelineType, model, { device: chosen, ...(dtype && { dtype }) }),
    );
    // Each pipeline has parameters of its own, which `calls` knows by its name.
    const run = loaded as unknown as LoadedPipeline;
    return {
      device: chosen === "webgpu" ? "WebGPU" : "WebAssembly",
      dispose: () => run.dispose(),
      async run(request, onChunk, signal) {
        const call = calls[request.task];
        if (!call) throw new InferenceError("unsupported", `No pipeline does ${request.task}.`);
        const extras = call.generates ? generation(run, request, onChunk, signal) : {};
        return toPlainAnswer(await call.run(run, request.inputs, { ...optionsOf(request), ...extras }));
      },
    };
  }

  serve(self, {
    pipelineOf(task) {
      const call = Object.hasOwn(calls, task) && calls[task];
      if (call) return call.pipeline;
      throw new InferenceError("unsupported", `Models for ${task} do not run on this device. Choose another backend.`);
    },
    load,
    explain,
  });
}

type LoadedPipeline = Pipeline & { readonly tokenizer?: PreTrainedTokenizer; dispose(): Promise<unknown> };

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

async function pickDevice(): Promise<"webgpu" | "wasm"> {
  // Missing from TypeScript's own list of the platform.
  const { gpu } = navigator as { gpu?: { requestAdapter(): Promise<unknown> } };
  try {
    return (await gpu?.requestAdapter()) ? "webgpu" : "wasm";
  } catch {
    return "wasm";
  }
}
