import express from "express";
import { createHuggingFaceFetcher } from "../../../src/fetchers/huggingFace.js";
import { createProxyHandler, toNodeHandler } from "../../../src/fetchers/proxyHandler.js";

const infer = toNodeHandler(
  createProxyHandler({
    fetcher: createHuggingFaceFetcher({ token: () => process.env.HF_TOKEN }),
    models: ["distilbert/distilbert-base-uncased-finetuned-sst-2-english"],
  }),
);

const app = express();
// Before express.json() and the like: the handler reads the body itself.
app.all("/api/inference", infer);
app.listen(3000);
