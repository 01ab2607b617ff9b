import type { Client } from "@gradio/client";
import type { Availability } from "../core/backend.js";
import { InferenceError, type InferenceErrorKind } from "../core/errors.js";
import { badAnswer, isRecord, readRecords } from "../core/parse.js";
import type { AnswerMeta, Fetcher, InferenceAnswer, InferenceRequest } from "../core/task.js";
import { toInferenceError } from "../core/toInferenceError.js";
import { hasMessages, readToken } from "./bodies.js";
import { type Placed, placeRequest, readSpaceInputs } from "./gradioInputs.js";
import { readOutputs, readText, type SpaceFiles, type SpaceOutput } from "./gradioOutputs.js";
import { aborted, type HttpOptions, sendRequest, unlessStopped } from "./http.js";
import { type HttpBackendOptions, readAddress } from "./httpFetcher.js";

/** What `createGradioFetcher` takes besides the Space. */
export interface GradioOptions extends HttpBackendOptions {
  /** The function of the Space to ask, such as "/predict". @default the first that takes what is asked */
  readonly endpoint?: string;
  /**
   * What the function is given, by the names of its inputs; those left out keep what is usual in the Space.
   *
   * @default by name, else by the kind of component
   */
  inputs?(request: InferenceRequest): Readonly<Record<string, unknown>>;
  /**
   * The answer out of what the function returned, one value for each of its outputs.
   *
   * @default by the kind of component
   */
  output?(values: readonly unknown[], request: InferenceRequest): unknown;
}

/**
 * Runs every model on one Gradio app: a Space of Hugging Face, or one at an address of its own.
 *
 * Any task that a function of the app has inputs and outputs for: the parts of a request find their inputs by name, else by the
 * kind of component (text in a Textbox, a picture in an Image, a table in a Dataframe), parameters by name. Label, HighlightedText,
 * AnnotatedImage, Chatbot, Dataframe, Number, JSON, texts and files come back as the task reads them. A text that grows comes in
 * pieces. The place in the queue is told; a Space that is asleep is woken and waited for, a minute or so. Stopping a run takes it out of
 * the queue. Each run is a session of its own, so that an app which keeps what was said before does not know it in the next.
 *
 * The package `@gradio/client` speaks with the app, and is loaded at the first run. The token is that of a Hugging Face account; it
 * goes to the Hub and to the Space itself, and to no other host.
 *
 * The Hub and Spaces let any page ask them (CORS), and so does a Gradio app that runs elsewhere; one on localhost lets pages of
 * localhost only.
 *
 * As code, a run is written without asking the Space: for `endpoint`, else for "/predict", with what `inputs` gives by name, else with
 * the parts of the request in their order and no parameters.
 *
 * Throws a TypeError for what is neither the name of a Space nor an http address.
 * A run fails with `InferenceError("unsupported")` when the package is missing, the app is too old, or no function of it takes the
 * input; `"not-found"` and `"not-deployed"` when there is no such Space or it does not run; `"loading"` when it does not run yet; `"busy"`
 * when its queue is full; `"rate-limit"` or `"payment"` when the account has no more time on its GPUs.
 *
 * Source: https://www.gradio.app/guides/getting-started-with-the-js-client
 *
 * @example
 * const fetcher = createGradioFetcher("owner/space", { token: () => session.token, endpoint: "/predict" });
 */
export function createGradioFetcher(space: string, options: GradioOptions = {}): Fetcher {
  const place = readPlace(space);
  const { hubPath } = place;
  const run: Fetcher = async (request, { signal, onEvent }) => {
    if (signal.aborted) throw aborted();
    const secret = readToken(options.token);
    // Also ends what still goes on once the run is over, such as the stream of its events.
    const over = new AbortController();
    const end = () => over.abort();
    signal.addEventListener("abort", end);
    const listen: HttpOptions["onEvent"] = (event) => {
      if (!over.signal.aborted) onEvent(event);
    };
    try {
      const http = { signal: over.signal, onEvent: listen, fetch: options.fetch, secret };
      return await unlessStopped(ask(place, request, options, http), signal);
    } finally {
      signal.removeEventListener("abort", end);
      end();
    }
  };
  return Object.assign(run, {
    backend: { place: "server", name: place.name } as const,
    async code(request: InferenceRequest) {
      const { endpoint, inputs, token } = options;
      const { gradioCode } = await import("./code/gradio.js");
      const address = place.address ? rootOf(place.address) : place.name;
      return gradioCode(request, { space: address, endpoint, inputs, takesToken: token !== undefined });
    },
    ...(hubPath !== undefined && {
      async availability(_question: unknown, { signal }: { readonly signal: AbortSignal }): Promise<Availability | undefined> {
        const http = { signal, onEvent: () => {}, fetch: options.fetch, secret: readToken(options.token) };
        const { stage } = await lookUp(hubPath, http);
        return stage === undefined ? undefined : { status: statusOf(stage) };
      },
    }),
  });
}

// --- where the Space is ---

type Place = {
  /** Such as "owner/space" or the name of a host. */
  readonly name: string;
} & (
  | {
      /** Where the Hub tells of it. */
      readonly hubPath: string;
      /** Undefined until the Hub has told it. */
      readonly address?: URL;
    }
  | { readonly hubPath?: undefined; readonly address: URL }
);

const hub = "https://huggingface.co";
const spaceName = /^(?:https:\/\/huggingface\.co\/spaces\/)?([\w.-]+\/[\w.-]+)\/?$/;

function readPlace(space: string): Place {
  const id = spaceName.exec(space.trim())?.[1];
  if (id) return { name: id, hubPath: id };
  const address = readAddress(space, "createGradioFetcher: space");
  const [, subdomain] = /^([^.]+)\.hf\.space$/.exec(address.host) ?? [];
  return { name: address.host, address, ...(subdomain && { hubPath: `by-subdomain/${subdomain}` }) };
}

/** What the Hub tells of a Space. */
interface Told {
  readonly host: unknown;
  /** Such as `RUNNING`; undefined when it is not told. */
  readonly stage: string | undefined;
}

/** The address of an app, without a slash at its end. */
function rootOf({ origin, pathname }: URL): string {
  return `${origin}${pathname.replace(/\/+$/, "")}`;
}

async function lookUp(hubPath: string, http: HttpOptions): Promise<Told> {
  const headers = authorize(http);
  const { body } = await sendRequest({ url: `${hub}/api/spaces/${hubPath}`, headers }, http);
  const { host, runtime } = isRecord(body) ? body : {};
  const stage = isRecord(runtime) ? runtime.stage : undefined;
  return { host, stage: typeof stage === "string" ? stage : undefined };
}

function authorize({ secret }: HttpOptions): Readonly<Record<string, string>> {
  return secret ? { Authorization: `Bearer ${secret}` } : {};
}

/** A Space that runs may be built anew at the same time. */
function statusOf(stage: string): "live" | "cold" | "loading" | "not-deployed" {
  if (stage.startsWith("RUNNING")) return "live";
  if (stage === "SLEEPING" || stage === "STOPPED") return "cold";
  return /^(BUILDING|APP_STARTING)$/.test(stage) ? "loading" : "not-deployed";
}

/** Where to ask, and whether there is yet to be somebody. */
async function locate(place: Place, http: HttpOptions): Promise<{ address: URL; isStarting: boolean }> {
  const { name, address } = place;
  if (place.hubPath === undefined) return { address: place.address, isStarting: false };
  const told = await lookUp(place.hubPath, http).catch((thrown: unknown): Told => {
    const error = toInferenceError(thrown);
    if (error.kind === "aborted") throw error;
    // Whoever knows the address can do without the Hub.
    if (address) return { host: undefined, stage: undefined };
    // To strangers, the Hub tells of a private Space and of none alike.
    const isUnknown = error.status === 404 || (error.status === 401 && !http.secret);
    if (!isUnknown) throw error;
    const sentence = `There is no Space “${name}”, or it is private and needs a token.`;
    throw new InferenceError("not-found", sentence, { status: error.status, details: [error.message] });
  });
  const status = told.stage === undefined ? "live" : statusOf(told.stage);
  if (status === "not-deployed")
    throw new InferenceError(
      "not-deployed",
      `The Space “${name}” does not run (${told.stage?.toLowerCase().replaceAll("_", " ")}).`,
    );
  if (!address && typeof told.host !== "string")
    throw new InferenceError("bad-answer", `The Hub does not say where “${name}” runs.`);
  return { address: address ?? readAddress(String(told.host), "The Hub's answer"), isStarting: status !== "live" };
}

// --- a run ---

async function ask(place: Place, request: InferenceRequest, options: GradioOptions, http: HttpOptions): Promise<InferenceAnswer> {
  const gradio = await loadPackage();
  const { address, isStarting } = await locate(place, http);
  const line = openLine(address, http, isStarting ? waitingFetch(http, place.name) : http.fetch);
  const pieces = collectPieces(request, http.onEvent);
  try {
    return await Promise.race([converse(gradio, line, request, options, http, pieces), line.broken]);
  } catch (thrown) {
    if (thrown instanceof InferenceError) throw withPieces(thrown, pieces.told);
    throw new InferenceError("bad-answer", "The Space is not what its description says.", { cause: thrown });
  }
}

async function converse(
  { Client: GradioClient }: Package,
  line: Line,
  request: InferenceRequest,
  options: GradioOptions,
  http: HttpOptions,
  pieces: Pieces,
): Promise<InferenceAnswer> {
  /** Sends by the line alone, so that it is the line that knows the token and where it may go. */
  class LineClient extends GradioClient {
    override fetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
      return line.fetch(String(input), init);
    }
    override stream(url: URL): EventSource {
      return line.stream(url);
    }
  }
  const client = await LineClient.connect(line.root, { events: ["data", "status", "log"], record_history: false });
  const { endpoint, values, warnings } = await choose(client, request, options);
  const told = [...warnings];
  const job = client.submit(endpoint, [...values]);
  const outputs = await follow(job, http, {
    read: readShape(client, endpoint),
    grow: (read) => pieces.add(readText(read, request)),
    warn: (warning) => told.push(warning),
  });
  const body = options.output
    ? options.output(
        outputs.map(({ value }) => value),
        request,
      )
    : await readOutputs(outputs, request, findFiles(line, client.api_prefix, http));
  return { body, ...(told.length > 0 && { warnings: told }), meta: line.meta() };
}

/** What is made of the events of a run. */
interface Listener {
  read(values: readonly unknown[]): readonly SpaceOutput[];
  /** Hears of outputs that are not complete. */
  grow(outputs: readonly SpaceOutput[]): void;
  warn(warning: string): void;
}

/** The outputs once the run is complete. A run that ends before, stopped or cut off, is taken out of the queue. */
async function follow(
  job: ReturnType<Client["submit"]>,
  { signal, onEvent }: HttpOptions,
  listener: Listener,
): Promise<readonly SpaceOutput[]> {
  const cancel = () => {
    if (job.event_id()) job.cancel();
  };
  let outputs: readonly SpaceOutput[] | undefined;
  let isGenerating = false;
  signal.addEventListener("abort", cancel);
  try {
    for await (const event of job) {
      if (event.type === "log" && event.level === "warning") listener.warn(plain(event.log));
      if (event.type === "data") {
        outputs = listener.read(event.data);
        if (isGenerating) listener.grow(outputs);
      }
      if (event.type !== "status") continue;
      isGenerating ||= event.stage === "generating";
      if (event.stage === "error") throw readFailure(event);
      // Without a queue, the package does not end by itself.
      if (event.stage === "complete") break;
      // The first in the queue waits for nobody but those whose turn it is.
      if (event.stage === "pending" && (event.position ?? 0) > 0) {
        const isKnown = typeof event.eta === "number" && event.eta >= 0;
        onEvent({ type: "waiting", reason: "queue", ...(isKnown && { seconds: event.eta }) });
      }
    }
  } finally {
    signal.removeEventListener("abort", cancel);
  }
  if (!outputs) throw new InferenceError("server", "The Space ended the run without an answer.");
  return outputs;
}

type Package = typeof import("@gradio/client");

/** Bundlers let the package be missing where its import stands inside `try`. */
async function loadPackage(): Promise<Package> {
  try {
    return await import("@gradio/client");
  } catch (cause) {
    throw new InferenceError("unsupported", "A Gradio app needs the package @gradio/client.", { cause });
  }
}

/** The function to ask, and what to give it. */
async function choose(
  client: Client,
  request: InferenceRequest,
  options: GradioOptions,
): Promise<Placed & { readonly endpoint: string }> {
  if (!client.config?.protocol?.startsWith("sse"))
    throw new InferenceError("unsupported", "This Space runs on a version of Gradio that is too old to be asked.");
  const { named_endpoints: named } = await client.view_api();
  const wanted = options.endpoint === undefined ? undefined : `/${options.endpoint.replace(/^\//, "")}`;
  const known = new Set(client.config.dependencies.map(({ api_name }) => `/${api_name}`));
  const names = Object.keys(named).filter((name) => known.has(name) && (wanted === undefined || name === wanted));
  let refusal: unknown;
  for (const endpoint of names) {
    const inputs = readSpaceInputs(named[endpoint]?.parameters);
    if (options.inputs) {
      const given = options.inputs(request);
      const values = inputs.map(({ name, usual }) => (Object.hasOwn(given, name) ? given[name] : usual));
      return { endpoint, values, warnings: [] };
    }
    try {
      return { endpoint, ...(await placeRequest(inputs, request)) };
    } catch (thrown) {
      if (toInferenceError(thrown).kind !== "unsupported") throw thrown;
      refusal ??= thrown;
    }
  }
  const sentence = wanted ? `This Space has no function “${wanted}”.` : "This Space has no function that others may ask.";
  throw refusal ?? new InferenceError("unsupported", sentence);
}

/** Turns what a function returned into its outputs, by the components that they stand in. */
function readShape(client: Client, endpoint: string): (values: readonly unknown[]) => readonly SpaceOutput[] {
  const { dependencies = [], components = [] } = client.config ?? {};
  const outputs = dependencies.find(({ api_name }) => `/${api_name}` === endpoint)?.outputs ?? [];
  // The package has left the states out of the values.
  const shown = outputs
    .map((id) => components.find((component) => component.id === id))
    .filter((component) => component?.type !== "state");
  return (values) =>
    values.map((value, index) => ({
      component: String(shown[index]?.type ?? "").toLowerCase(),
      label: String(shown[index]?.props?.label ?? ""),
      // A function may also change other things about an output than its value.
      value: isRecord(value) && value.__type__ === "update" ? value.value : value,
    }));
}

interface Pieces {
  readonly told: readonly unknown[];
  add(text: string | undefined): void;
}

/** Reports what is new of a text that is sent whole each time. */
function collectPieces({ inputs, stream }: InferenceRequest, onEvent: HttpOptions["onEvent"]): Pieces {
  const told: unknown[] = [];
  let soFar = "";
  return {
    told,
    add(text) {
      // What was told cannot be taken back; the answer will have it right.
      if (!stream || !text?.startsWith(soFar) || text === soFar) return;
      const piece = text.slice(soFar.length);
      soFar = text;
      const chunk = { choices: [{ index: 0, ...(hasMessages(inputs) ? { delta: { content: piece } } : { text: piece }) }] };
      told.push(chunk);
      onEvent({ type: "chunk", chunk });
    },
  };
}

/** The error with what had been told of the answer, in place of what the line itself had received. */
function withPieces(error: InferenceError, told: readonly unknown[]): InferenceError {
  if (error.partial === undefined && told.length === 0) return error;
  const { kind, message, status, details, retryAfter, raw } = error;
  return new InferenceError(kind, message, {
    status,
    details,
    ...(retryAfter !== undefined && { retryAfter }),
    ...(told.length > 0 && { partial: [...told] }),
    raw,
    cause: error.cause,
  });
}

function findFiles(line: Line, prefix: string, http: HttpOptions): SpaceFiles {
  return {
    addressOf({ url, path }) {
      const isOwn = typeof url === "string" && URL.canParse(url, line.root) && line.isOwn(new URL(url, line.root));
      if (isOwn) return new URL(url, line.root).href;
      // The app may know itself by an address that nobody else can reach.
      if (typeof path === "string" && path !== "" && !/^\w+:/.test(path))
        return `${line.root}${prefix}/file=${path.split("/").map(encodeURIComponent).join("/")}`;
      return [url, path].find((address) => typeof address === "string");
    },
    async load(address) {
      if (!URL.canParse(address) || !line.isOwn(new URL(address))) return undefined;
      try {
        const { body } = await sendRequest({ url: address, headers: authorize(http) }, { ...http, onEvent: () => {} });
        return body instanceof Blob ? body : undefined;
      } catch (thrown) {
        if (http.signal.aborted) throw thrown;
        return undefined;
      }
    },
  };
}

// --- what fails in the Space ---

const kindsByWords: readonly (readonly [words: RegExp, kind: InferenceErrorKind])[] = [
  [/gpu.*quota|quota.*gpu|zerogpu.*limit/i, "rate-limit"],
  [/no gpu (is|was)|too busy|currently busy|queue is full/i, "busy"],
  [/time[d-]? ?out/i, "timeout"],
  [/connection errored/i, "network"],
];

function readFailure(status: { readonly message?: unknown; readonly code?: unknown; readonly title?: unknown }): InferenceError {
  const message = plain(status.message) || plain(status.title) || "The Space failed without saying why.";
  const [, hours, minutes = "0", seconds = "0"] = /\bin (\d+):(\d\d):(\d\d)/.exec(message) ?? [];
  const retryAfter = hours === undefined ? undefined : (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
  const told = kindsByWords.find(([words]) => words.test(message))?.[1];
  const isForSale = told === "rate-limit" && retryAfter === undefined && /credits|subscri|upgrade|\bpro\b/i.test(message);
  const kind = status.code === "validation_error" ? "invalid-input" : isForSale ? "payment" : (told ?? "server");
  return new InferenceError(kind, message, {
    ...(retryAfter !== undefined && { retryAfter }),
    raw: status.message,
  });
}

/** One line of words out of what may hold marks of a page. */
function plain(text: unknown): string {
  if (typeof text !== "string") return "";
  const line = text
    .slice(0, 3000)
    .replace(/<[^<>]*>/g, "")
    .replace(/\s+/g, " ")
    .trim();
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
}

// --- the line to the Space ---

/** All that is sent to a Space in one run, and what the package hears of it. */
interface Line {
  /** The address of the app, without a slash at its end. */
  readonly root: string;
  /** Rejects with the first thing that goes wrong; the package then hears no more, as it would write it to the console. */
  readonly broken: Promise<never>;
  isOwn(url: URL): boolean;
  fetch(address: string, init?: RequestInit): Promise<Response>;
  stream(url: URL): EventSource;
  /** Of the request that brought the input. */
  meta(): AnswerMeta;
}

/** Seconds that a Space needs to wake up, as a rule. */
const wakingTime = 60;

/** A way to send that takes whatever stands before a Space which is starting as word that it is loading. */
function waitingFetch({ fetch = globalThis.fetch }: HttpOptions, name: string): typeof globalThis.fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    if (response.headers.get("content-type")?.includes("json")) return response;
    const body = { error: `The Space “${name}” is still loading.`, estimated_time: wakingTime };
    return new Response(JSON.stringify(body), { status: 503, headers: { "Content-Type": "application/json" } });
  };
}

/** `firstFetch` is what the Space is sent its first request by. */
function openLine(address: URL, http: HttpOptions, firstFetch: HttpOptions["fetch"]): Line {
  const root = rootOf(address);
  const headers = authorize(http);
  let meta: AnswerMeta = { host: address.host };
  let stop: (error: unknown) => void = () => {};
  const broken = new Promise<never>((_, reject) => {
    stop = reject;
  });
  broken.catch(() => {});

  function isOwn({ origin }: URL): boolean {
    return origin === address.origin;
  }

  /** The address without what the package takes over from the page's own; the token never leaves the Space. */
  function check(url: URL): string {
    if (!isOwn(url)) throw new InferenceError("bad-answer", `The Space sends its callers to another host (${url.host}).`);
    url.search = new URLSearchParams([...url.searchParams].filter(([name]) => ownParameters.has(name))).toString();
    return url.href;
  }

  async function exchange(url: URL, init: RequestInit): Promise<unknown> {
    const { body } = init;
    const isBody = typeof body === "string" || body instanceof FormData;
    const given = Object.fromEntries(new Headers(init.headers));
    delete given["content-type"];
    const sent = { url: check(url), headers: { ...given, ...headers }, ...(isBody && { body }) };
    const isFirst = url.pathname.endsWith("/config");
    const answer = await sendRequest(sent, { ...http, ...(isFirst && { fetch: firstFetch }) });
    if (/\/(queue\/join|run\/[^/]+)$/.test(url.pathname)) meta = answer.meta ?? meta;
    if (isFirst) return readConfig(answer.body);
    return url.pathname.endsWith("/info") ? readInfo(answer.body) : answer.body;
  }

  /** Takes a run that was stopped out of the queue, if the Space will. */
  async function sayGoodbye(url: URL, init: RequestInit): Promise<unknown> {
    const { signal } = new AbortController();
    const pace = { pause: 1, silence: 10 };
    const once = () => {
      throw aborted();
    };
    const sent = { url: check(url), headers, body: String(init.body) };
    return sendRequest(sent, { ...http, signal, pace, onEvent: once }).catch(() => undefined);
  }

  return {
    root,
    broken,
    isOwn,
    meta: () => meta,
    async fetch(text, init = {}) {
      try {
        const url = new URL(text);
        const body = await (/\/(cancel|reset)$/.test(url.pathname) ? sayGoodbye(url, init) : exchange(url, init));
        return new Response(JSON.stringify(body ?? {}), { headers: { "Content-Type": "application/json" } });
      } catch (thrown) {
        stop(thrown);
        return new Promise(() => {});
      }
    },
    stream(url) {
      const source: Pick<EventSource, "onmessage" | "close"> = { onmessage: null, close() {} };
      // A session that lasts no longer than its run needs no sign of life.
      if (!url.pathname.includes("/heartbeat/")) listen(url, source).catch(stop);
      // The package sets and calls nothing else of it.
      return source as EventSource;
    },
  };

  async function listen(url: URL, source: Pick<EventSource, "onmessage">): Promise<void> {
    let isComplete = false;
    const onEvent: HttpOptions["onEvent"] = (event) => {
      if (event.type !== "chunk") return http.onEvent(event);
      const frame = isRecord(event.chunk) ? event.chunk : {};
      const { msg, output, message } = frame;
      if (msg === "unexpected_error")
        throw new InferenceError("server", plain(message) || "The Space failed without saying why.");
      if (/^process_(completed|generating|streaming)$/.test(String(msg)) && !isRecord(output))
        throw new InferenceError("bad-answer", "The Space's answer holds no output.", { path: "output", raw: frame });
      isComplete ||= msg === "process_completed";
      source.onmessage?.call(source as EventSource, new MessageEvent("message", { data: JSON.stringify(frame) }));
    };
    await sendRequest({ url: check(url), headers, stream: true }, { ...http, onEvent });
    if (!isComplete) throw new InferenceError("network", "The Space ended the connection before the whole answer had come.");
  }
}

/** An app's description of itself as far as the package relies on it. */
function readConfig(body: unknown): unknown {
  const config = isRecord(body) ? body : {};
  const isList = (value: unknown) => Array.isArray(value) && value.every(isRecord);
  const { components, dependencies } = config;
  const areFunctions =
    isList(dependencies) && readRecords(dependencies).every((one) => Array.isArray(one.inputs) && Array.isArray(one.outputs));
  if (!isList(components) || !areFunctions) throw badAnswer("This address is not that of a Gradio app.", "dependencies");
  // The app may know itself by an address that nobody else can reach.
  return { ...config, root: "" };
}

function readInfo(body: unknown): unknown {
  const named = isRecord(body) && isRecord(body.named_endpoints) ? body.named_endpoints : {};
  const entries = Object.entries(named).map(([name, entry]) => {
    const { parameters, returns } = isRecord(entry) ? entry : {};
    const lists = [parameters, returns].map((list) => (Array.isArray(list) ? list.filter(isRecord) : []));
    return [name, { parameters: lists[0], returns: lists[1] }] as const;
  });
  return { named_endpoints: Object.fromEntries(entries), unnamed_endpoints: {} };
}

/** What the package asks by, beside the path. */
const ownParameters: ReadonlySet<string> = new Set(["session_hash", "fn_index"]);
