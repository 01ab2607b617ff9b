import mjs from "onnxruntime-web/ort-wasm-simd-threaded.asyncify.mjs?url";
import wasm from "onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url";
import { servePipelines } from "../src/fetchers/transformers/worker.js";

// Built pages keep their scripts one folder below the public files.
const models = import.meta.env.DEV ? "/models/" : "../models/";

servePipelines({ wasmPaths: { mjs, wasm }, localModelPath: new URL(models, location.href).pathname });
