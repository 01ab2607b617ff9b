import { InferenceError } from "../core/errors.js";
import type { InferenceRequest, TaskId } from "../core/task.js";
import { acceptedType, chatBody, completionBody, hasMessages, plainBodies } from "./bodies.js";
import type { HttpRequest } from "./http.js";

/** Who runs a model on the router, and who pays. */
export interface RouterChoice {
  /** A provider or a way to choose one; for all but chats the route is the one of `hf-inference`. */
  readonly provider?: string | undefined;
  /** The organisation that pays. @default the owner of the token */
  readonly billTo?: string | undefined;
}

/** Tasks of embedding models, which can be asked for either; the route says which. */
export const pipelines: ReadonlySet<TaskId> = new Set(["feature-extraction", "sentence-similarity"]);

/**
 * A request as it goes to the router of Hugging Face, without the token.
 *
 * Throws `InferenceError("invalid-input")` for what is no model.
 */
export async function toRouter(request: InferenceRequest, choice: RouterChoice = {}): Promise<HttpRequest> {
  const { provider, billTo } = choice;
  const headers = { ...(billTo && { "X-HF-Bill-To": billTo }), ...acceptedType(request.task) };
  if (hasMessages(request.inputs)) {
    const model = provider === undefined || provider === "auto" ? request.model : `${request.model}:${provider}`;
    return { url: `${router}/v1/chat/completions`, headers, body: await chatBody({ ...request, model }) };
  }
  const url = `${router}/hf-inference/models/${modelPath(request.model)}`;
  const repeatHeaders = { "X-Wait-For-Model": "true" };
  if (request.task === "text-generation")
    return { url: `${url}/v1/completions`, headers, body: await completionBody(request), repeatHeaders };
  const route = pipelines.has(request.task) ? `/pipeline/${request.task}` : "";
  return { url: `${url}${route}`, headers, ...(await plainBodies(request)), repeatHeaders };
}

/** A model's id as part of a path. Throws `InferenceError("invalid-input")` for what is none. */
export function modelPath(model: string): string {
  const names = model.split("/");
  const isId = names.length <= 2 && names.every((name) => !/^\.{0,2}$|\p{Surrogate}/u.test(name));
  if (!isId)
    throw new InferenceError("invalid-input", `“${model.slice(0, 100)}” is not a model: it should be “name” or “owner/name”.`);
  return names.map(encodeURIComponent).join("/");
}

/** Where Hugging Face takes requests, its own and those for other providers. */
export const router = "https://router.huggingface.co";
