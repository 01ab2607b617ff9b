import { createHuggingFaceFetcher } from "inference-widgets/fetchers/huggingFace";
import { createProxyHandler } from "inference-widgets/fetchers/proxyHandler";

export const POST = createProxyHandler({
  fetcher: createHuggingFaceFetcher({ token: () => process.env.HF_TOKEN }),
  models: ["demo/ferry-reviews"],
});
