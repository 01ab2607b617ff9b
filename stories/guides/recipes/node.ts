import { createServer } from "node:http";
import { createHuggingFaceFetcher } from "../../../src/fetchers/huggingFace.js";
import { createProxyHandler, toNodeHandler } from "../../../src/fetchers/proxyHandler.js";

const infer = toNodeHandler(
  createProxyHandler({
    fetcher: createHuggingFaceFetcher({ token: () => process.env.HF_TOKEN }),
    models: ["distilbert/distilbert-base-uncased-finetuned-sst-2-english"],
  }),
);

export const server = createServer((request, response) => {
  if (request.url === "/api/inference") infer(request, response);
  else response.writeHead(404).end();
}).listen(Number(process.env.PORT ?? 3000));
