// app/api/inference/route.ts
import { createHuggingFaceFetcher } from "../../../src/fetchers/huggingFace.js";
import { createProxyHandler } from "../../../src/fetchers/proxyHandler.js";

export const POST = createProxyHandler({
  fetcher: createHuggingFaceFetcher({ token: () => process.env.HF_TOKEN }),
  models: ["distilbert/distilbert-base-uncased-finetuned-sst-2-english"],
  // Vercel sets this header itself.
  clientOf: (request) => request.headers.get("x-real-ip") ?? "",
});
