import { createHuggingFaceFetcher } from "../../../src/fetchers/huggingFace.js";
import { createProxyHandler, type ProxyHandler } from "../../../src/fetchers/proxyHandler.js";

let handler: ProxyHandler | undefined;

export default {
  fetch(request: Request, env: { readonly HF_TOKEN: string }): Promise<Response> {
    handler ??= createProxyHandler({
      fetcher: createHuggingFaceFetcher({
        token: env.HF_TOKEN,
        // Workers refuse this field, and have no cookies to leave out.
        fetch: (url, { credentials, ...init } = {}) => fetch(url, init),
      }),
      models: ["distilbert/distilbert-base-uncased-finetuned-sst-2-english"],
      origins: ["https://www.example.org"],
      // Cloudflare sets this header itself.
      clientOf: ({ headers }) => headers.get("cf-connecting-ip") ?? "",
    });
    return handler(request);
  },
};
