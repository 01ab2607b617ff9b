import mjs from "onnxruntime-web/ort-wasm-simd-threaded.asyncify.mjs?url";
import wasm from "onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url";
import { servePipelines } from "../../src/fetchers/transformers/worker.js";

const fetchFile = self.fetch;

/** This origin stands for the Hub. The worker's name says what its models lack. */
self.fetch = async (address, init) => {
  const url = String(address);
  if (self.name === "without ONNX" && url.includes("/onnx/")) return new Response(null, { status: 404 });
  if (self.name === "without an end" && url.includes("/onnx/") && !new Headers(init?.headers).has("range")) {
    self.postMessage("begun");
    init?.signal?.addEventListener("abort", () => self.postMessage("cut off"));
    return new Response(new ReadableStream({ start: (stream) => stream.enqueue(new Uint8Array(100)) }));
  }
  const response = await fetchFile(address, init);
  if (self.name !== "without a precision" || !url.endsWith("/config.json") || !response.ok) return response;
  const { "transformers.js_config": _, ...config } = await response.json();
  return Response.json(config);
};

servePipelines({ wasmPaths: { mjs, wasm }, remoteHost: `${location.origin}/`, remotePathTemplate: "models/{model}/" });
