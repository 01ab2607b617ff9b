import type { Fetcher } from "../core/task.js";
import { acceptedType, chatBody, hasMessages, plainBodies } from "./bodies.js";
import { createHttpFetcher, type HttpBackendOptions, readAddress } from "./httpFetcher.js";

/** What `createEndpointFetcher` takes besides the address. */
export type EndpointOptions = HttpBackendOptions;

/**
 * Runs every model on one server that speaks `{ inputs, parameters }`: an Inference Endpoint, or a container of one's own.
 *
 * A file goes as its own bytes where nothing else has to be said, else as base64; inputs that are `{ messages }` go as a chat
 * completion to the very same address.
 * The server has to allow requests from the page (CORS), `Authorization` and `Content-Type` among its headers.
 * Throws a TypeError when `url` is not an http address.
 *
 * Source: https://huggingface.co/docs/inference-endpoints
 *
 * @example
 * const fetcher = createEndpointFetcher("https://name.region.aws.endpoints.huggingface.cloud", { token: () => session.token });
 */
export function createEndpointFetcher(url: string, options: EndpointOptions = {}): Fetcher {
  const endpoint = readAddress(url, "createEndpointFetcher: url");
  return createHttpFetcher({
    ...options,
    name: endpoint.host,
    async toHttp(request) {
      const headers = acceptedType(request.task);
      if (hasMessages(request.inputs)) return { url: endpoint.href, headers, body: await chatBody(request) };
      return { url: endpoint.href, headers, ...(await plainBodies(request)) };
    },
  });
}
