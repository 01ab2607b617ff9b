import type { Availability, AvailabilityQuestion, ServingProvider } from "../core/backend.js";
import { InferenceError } from "../core/errors.js";
import { isRecord } from "../core/parse.js";
import { readServingProviders } from "../core/providers.js";
import type { Fetcher, InferenceAnswer, InferenceRequest, TaskId } from "../core/task.js";
import { toInferenceError } from "../core/toInferenceError.js";
import { hasMessages, readToken } from "./bodies.js";
import { createEndpointFetcher } from "./endpoint.js";
import { type Pace, sendRequest, unlessStopped } from "./http.js";
import { createHttpFetcher, type HttpBackendOptions, readAddress } from "./httpFetcher.js";
import { modelPath, pipelines, toRouter } from "./huggingFaceRoutes.js";

/** What `createHuggingFaceFetcher` is made of. */
export interface HuggingFaceOptions extends HttpBackendOptions {
  /** Address of a dedicated endpoint, which is then asked for every model. @default the router of Hugging Face */
  readonly endpointUrl?: string;
  /** The organisation that pays, by its name. @default the owner of the token */
  readonly billTo?: string;
  /**
   * Who runs the models: a provider by its name, such as `fal-ai`, or `auto` for the first one in the Hub's order that serves the
   * model. For chats also `fastest`, `cheapest` or `preferred`, which for any other task mean `auto`.
   *
   * @default `hf-inference`; for chats whom the router picks
   */
  readonly provider?: HuggingFaceProvider;
  /** Where it is asked who serves a model; the token goes there too. @default https://huggingface.co */
  readonly hubUrl?: string;
}

/** A provider of inference as the Hub spells it, or a way to choose one. */
export type HuggingFaceProvider =
  | "auto"
  | "fastest"
  | "cheapest"
  | "preferred"
  | "hf-inference"
  | (string & Readonly<Record<never, never>>);

/**
 * Runs models on Hugging Face's own servers, on those of the providers behind its router, or on one dedicated endpoint.
 *
 * `hf-inference` is asked for every task in the native form. Inputs that are `{ messages }` go to chat completions. What another
 * provider is asked is written by the package `@huggingface/inference`, which is loaded at the first such run: pictures, video,
 * speech and sound from and to text and each other, embeddings, transcripts and completions, as far as the provider does them.
 * Work that a provider puts into a queue is waited for, up to 30 minutes. A file in an answer is given as a Blob, as `{ url }`
 * where its host lets no page read it, and several as they came.
 *
 * `availability` asks the Hub who serves the model, where the question does not say. `gated` is told to those without a token
 * only: whether the owner of a token was let in shows when the model is run.
 *
 * The router and the Hub let any page ask them (CORS). Never put a token of yours into a page: all who open it can read it. Take
 * the visitor's own, or leave yours on a server of yours and use `createProxyFetcher`.
 *
 * Throws a TypeError when an address is no http address, or when both `endpointUrl` and `provider` are given.
 * A run fails with `InferenceError("not-deployed")` before any provider is asked when it does not serve the model, and with
 * `InferenceError("unsupported")` when the package is missing or does not know the provider or its way to do the task.
 *
 * Source: https://huggingface.co/docs/inference-providers
 *
 * @example
 * const fetcher = createHuggingFaceFetcher({ token: () => session.token, provider: "auto" });
 */
export function createHuggingFaceFetcher(options: HuggingFaceOptions = {}): Fetcher {
  const { endpointUrl, billTo, provider, hubUrl = "https://huggingface.co", ...rest } = options;
  if (endpointUrl !== undefined) {
    if (provider !== undefined)
      throw new TypeError("createHuggingFaceFetcher: an endpoint has no provider; give either endpointUrl or provider.");
    return createEndpointFetcher(endpointUrl, rest);
  }
  const hub = readAddress(hubUrl, "createHuggingFaceFetcher: hubUrl").href.replace(/\/+$/, "");
  const whoPays = billTo ? { "X-HF-Bill-To": billTo } : {};
  const native = createHttpFetcher({
    ...rest,
    name: "Hugging Face",
    toHttp: (request) => toRouter(request, { provider, billTo }),
    code: async (request) => (await import("./code/huggingFace.js")).huggingFaceCode(request, { provider, billTo }),
    toAnswer(answer, { inputs }) {
      const name = hasMessages(inputs) ? provider : "hf-inference";
      return name === undefined || isChoice(name) ? answer : { ...answer, meta: { provider: name, ...answer.meta } };
    },
    availability: (question, { signal }) => foretell(question, signal),
  });
  if (provider === undefined || provider === "hf-inference") return native;

  const run: Fetcher = (request, runOptions) =>
    hasMessages(request.inputs) ? native(request, runOptions) : unlessStopped(ask(request, runOptions), runOptions.signal);
  return Object.assign(run, native);

  async function ask(request: InferenceRequest, runOptions: Parameters<Fetcher>[1]): Promise<InferenceAnswer> {
    const secret = readToken(rest.token);
    const { providers } = await lookUp(request.model, secret, runOptions.signal);
    const serving = choose(providers, request, provider ?? "auto");
    if (serving.provider === "hf-inference") return native(request, runOptions);
    const { askProvider } = await import("./huggingFaceProviders.js");
    const headers = { ...whoPays, ...(secret && { Authorization: `Bearer ${secret}` }) };
    return askProvider(request, serving, headers, { ...runOptions, fetch: rest.fetch, secret });
  }

  async function foretell(question: AvailabilityQuestion, signal: AbortSignal): Promise<Availability | undefined> {
    const { task, model, providers } = question;
    const secret = readToken(rest.token);
    const told = providers ? { providers } : await lookUp(model, secret, signal).catch(unlessUnknown);
    if (!told) return undefined;
    const { isGated = false, state = "live" }: Partial<Told> = told;
    const serving = servingOf(told.providers, task, provider ?? (chatTasks.has(task) ? "auto" : "hf-inference"));
    if (serving.length === 0) return { status: "not-deployed" };
    const names = serving.map((entry) => entry.provider);
    if (secret === undefined) return { status: isGated ? "gated" : "auth", providers: names };
    // The Hub's word is on its own servers.
    return { status: names.every((name) => name === "hf-inference") ? state : "live", providers: names };
  }

  /** What the Hub tells of a model; it is asked again only after short pauses. */
  async function lookUp(model: string, secret: string | undefined, signal: AbortSignal): Promise<Told> {
    const fields = ["inferenceProviderMapping", "gated", "inference"].map((name) => `expand[]=${name}`).join("&");
    const { body } = await sendRequest(
      {
        url: `${hub}/api/models/${modelPath(model)}?${fields}`,
        headers: secret ? { Authorization: `Bearer ${secret}` } : {},
      },
      { signal, fetch: rest.fetch, secret, pace: lookUpPace, onEvent: refuseLongPauses },
    );
    if (!isRecord(body)) throw new InferenceError("bad-answer", "The Hub's answer on this model is not an object.");
    const { inferenceProviderMapping, gated, inference } = body;
    return {
      providers: readServingProviders(inferenceProviderMapping),
      isGated: gated !== undefined && gated !== null && gated !== false,
      state: inference === "cold" || inference === "loading" ? inference : "live",
    };
  }
}

// --- who serves a model ---

/** What the Hub tells of a model. */
interface Told {
  readonly providers: readonly ServingProvider[];
  readonly isGated: boolean;
  readonly state: "live" | "cold" | "loading";
}

const lookUpPace: Pace = { pause: 1, silence: 10 };
const longestLookUpPause = 3;

/** Tasks that chat models do; the Hub has them all as `conversational`. */
const chatTasks: ReadonlySet<TaskId> = new Set([
  "conversational",
  "image-text-to-text",
  "audio-text-to-text",
  "video-text-to-text",
  "any-to-any",
]);

/** Whether this is a way to choose a provider, not the name of one. */
function isChoice(provider: string): boolean {
  return ["auto", "fastest", "cheapest", "preferred"].includes(provider);
}

/** Those who would run the model for the task, in the Hub's order. One in staging is for those who ask for it by name. */
function servingOf(providers: readonly ServingProvider[], task: TaskId, wanted: string): readonly ServingProvider[] {
  return providers.filter(
    (entry) =>
      (isChoice(wanted) ? entry.status !== "staging" : entry.provider === wanted) &&
      entry.status !== "error" &&
      doesTask(entry, task),
  );
}

function doesTask({ provider, task: served }: ServingProvider, task: TaskId): boolean {
  if (served === undefined || served === task) return true;
  if (served === "conversational") return chatTasks.has(task);
  return provider === "hf-inference" && pipelines.has(task) && [...pipelines].some((pipeline) => pipeline === served);
}

/** Throws `InferenceError("not-deployed")` when nobody who may be asked serves the model. */
function choose(providers: readonly ServingProvider[], { task, model }: InferenceRequest, wanted: string): ServingProvider {
  const [first] = servingOf(providers, task, wanted);
  if (first) return first;
  const entry = providers.find(({ provider, status }) => provider === wanted && status !== "error");
  const who = isChoice(wanted) ? "No provider" : `The provider “${wanted}”`;
  const what = isChoice(wanted) ? `serves “${model}” for ${task}.` : `does not serve “${model}”.`;
  throw new InferenceError(
    "not-deployed",
    entry ? `${who} serves “${model}” for ${entry.task}, not for ${task}.` : `${who} ${what}`,
  );
}

function refuseLongPauses(event: { readonly type: string; readonly seconds?: number }): void {
  if ((event.seconds ?? 0) > longestLookUpPause)
    throw new InferenceError("busy", "The Hub is too busy to say who serves this model.");
}

/** A model that the Hub does not know, or does not show to this token, may be one of another place. */
function unlessUnknown(thrown: unknown): undefined {
  const error = toInferenceError(thrown);
  if (error.kind === "not-found" || error.kind === "auth") return undefined;
  throw error;
}
