import { InferenceError } from "../core/errors.js";
import type { Fetcher, InferenceRequest, TaskId } from "../core/task.js";
import { acceptedType, chatBody, completionBody, hasMessages, plainBodies } from "./bodies.js";
import { createEndpointFetcher } from "./endpoint.js";
import type { HttpRequest } from "./http.js";
import { createHttpFetcher, type HttpBackendOptions } from "./httpFetcher.js";

/** What `createHuggingFaceFetcher` is made of. */
export interface HuggingFaceOptions extends HttpBackendOptions {
  /** Address of a dedicated endpoint, which is then asked for every model. @default the router of Hugging Face */
  readonly endpointUrl?: string;
  /** The organisation that pays, by its name. @default the owner of the token */
  readonly billTo?: string;
}

/**
 * Runs models on Hugging Face's own servers, or on one dedicated endpoint.
 *
 * Inputs that are `{ messages }` go to chat completions, where the router picks a provider.
 * Throws a TypeError when `endpointUrl` is not an http address.
 *
 * Source: https://huggingface.co/docs/inference-providers/providers/hf-inference
 *
 * @example
 * const fetcher = createHuggingFaceFetcher({ token: () => session.token });
 */
export function createHuggingFaceFetcher(options: HuggingFaceOptions = {}): Fetcher {
  const { endpointUrl, billTo, ...rest } = options;
  if (endpointUrl !== undefined) return createEndpointFetcher(endpointUrl, rest);
  return createHttpFetcher({
    ...rest,
    name: "Hugging Face",
    async toHttp(request) {
      const headers = { ...(billTo && { "X-HF-Bill-To": billTo }), ...acceptedType(request.task) };
      return { ...(await askRouter(request)), headers };
    },
  });
}

const router = "https://router.huggingface.co";

/** Tasks of embedding models, which can be asked for either; the route says which. */
const pipelines: ReadonlySet<TaskId> = new Set(["feature-extraction", "sentence-similarity"]);

async function askRouter(request: InferenceRequest): Promise<HttpRequest> {
  if (hasMessages(request.inputs)) return { url: `${router}/v1/chat/completions`, body: await chatBody(request) };
  const url = `${router}/hf-inference/models/${modelPath(request.model)}`;
  const repeatHeaders = { "X-Wait-For-Model": "true" };
  if (request.task === "text-generation")
    return { url: `${url}/v1/completions`, body: await completionBody(request), repeatHeaders };
  const route = pipelines.has(request.task) ? `/pipeline/${request.task}` : "";
  return { url: `${url}${route}`, ...(await plainBodies(request)), repeatHeaders };
}

function modelPath(model: string): string {
  const names = model.split("/");
  const isId = names.length <= 2 && names.every((name) => !/^\.{0,2}$|\p{Surrogate}/u.test(name));
  if (!isId)
    throw new InferenceError("invalid-input", `“${model.slice(0, 100)}” is not a model: it should be “name” or “owner/name”.`);
  return names.map(encodeURIComponent).join("/");
}
