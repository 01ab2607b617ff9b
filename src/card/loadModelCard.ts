import { InferenceError, type InferenceErrorKind } from "../core/errors.js";
import type { CardPlace } from "./assets.js";
import type { ModelCard } from "./modelCard.js";
import { readModelCard } from "./readModelCard.js";
import { modelInfoFields, readModelInfo } from "./readModelInfo.js";

/** Where a card is loaded from, and how long that may take. */
export interface LoadModelCardOptions extends Pick<CardPlace, "hubUrl" | "revision"> {
  readonly signal?: AbortSignal | undefined;
  /** @default the platform's */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Seconds after which it is given up. @default 30 */
  readonly limit?: number | undefined;
}

/** Most bytes read of a README and of the API's answer; the front matter stands at the start of the first. */
const longestReadme = 1 << 20;
const longestAnswer = 16 << 20;

/**
 * Loads what a hub says of a model: its API's answer and its README, together, without credentials.
 *
 * Either of them alone is enough for a card. Asks twice, and never again.
 *
 * Throws `InferenceError`: "not-found"; "auth" for a model that is private or not there (the Hub does not tell which apart);
 * "gated"; "rate-limit"; "server"; "bad-answer" for what is no card; "network" when no reply came or it broke off; "timeout";
 * "aborted" when `signal` aborts.
 *
 * @example
 * const card = await loadModelCard("owner/name");
 *
 * Source: https://huggingface.co/docs/hub/api
 */
export async function loadModelCard(id: string, options: LoadModelCardOptions = {}): Promise<ModelCard> {
  const { hubUrl = "https://huggingface.co", revision = "main", signal, limit = 30 } = options;
  if (!/^(?!.*\.\.)\w[\w.-]{0,95}(\/[\w.-]{1,96})?$/.test(id)) {
    throw new InferenceError("not-found", "This is not the id of a model, such as owner/name.");
  }
  const hub = hubUrl.replace(/\/+$/, "");
  const expand = modelInfoFields.map((name) => `expand[]=${name}`).join("&");
  const revised = revision === "main" ? "" : `/revision/${encodeURIComponent(revision)}`;
  const place = { id, hubUrl: hub, revision };

  const controller = new AbortController();
  const stop = () => controller.abort();
  const timer = setTimeout(stop, limit * 1000);
  signal?.addEventListener("abort", stop);
  if (signal?.aborted) stop();
  try {
    const load = (path: string, most: number) => loadText(`${hub}/${path}`, most, controller.signal, options.fetch);
    const [info, readme] = await Promise.allSettled([
      load(`api/models/${id}${revised}?${expand}`, longestAnswer).then(parseAnswer),
      load(`${id}/raw/${encodeURIComponent(revision)}/README.md`, longestReadme).then(refusePage),
    ]);
    if (signal?.aborted) throw new InferenceError("aborted", "The loading was stopped.");
    const markdown = readme.status === "fulfilled" ? readme.value : undefined;
    if (info.status === "fulfilled") return readModelInfo(info.value, markdown, place);
    if (markdown !== undefined) return readModelCard(markdown, place);
    if (!controller.signal.aborted) throw info.reason;
    throw new InferenceError("timeout", "The Hub sent no whole answer in time.");
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", stop);
  }
}

/**
 * Loads the text of a README by its address, without credentials; no more of it than its front matter can need.
 *
 * Throws as `loadModelCard` does.
 */
export async function loadReadme(
  url: string,
  { signal, fetch }: Pick<LoadModelCardOptions, "fetch"> & { readonly signal: AbortSignal },
): Promise<string> {
  return refusePage(await loadText(url, longestReadme, signal, fetch, otherServer));
}

/** What is said of a server that does not answer as it should. */
const theHub = { unreached: "The Hub could not be reached.", refused: "The Hub answered with an error." };
const otherServer: typeof theHub = {
  unreached: "The server of the card could not be reached.",
  refused: "The server of the card answered with an error.",
};

/** The start of a text by its URL, and whether it is all of it. */
async function loadText(
  url: string,
  most: number,
  signal: AbortSignal,
  send = globalThis.fetch,
  server = theHub,
): Promise<Loaded> {
  let response: Response;
  try {
    response = await send(url, { signal, credentials: "omit" });
  } catch (cause) {
    throw new InferenceError("network", server.unreached, { cause });
  }
  if (!response.ok) {
    response.body?.cancel().catch(() => {});
    throw refusal(response, server);
  }
  try {
    return await readStart(response, most);
  } catch (cause) {
    throw new InferenceError("network", "The connection was lost before the whole card had come.", { cause });
  }
}

interface Loaded {
  readonly text: string;
  readonly isWhole: boolean;
  readonly type: string;
}

async function readStart(response: Response, most: number): Promise<Loaded> {
  const type = response.headers.get("content-type") ?? "";
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = "";
  for (let length = 0; ; ) {
    const piece = await reader?.read();
    if (!piece || piece.done) return { text: text + decoder.decode(), isWhole: true, type };
    length += piece.value.length;
    text += decoder.decode(piece.value, { stream: true });
    if (length < most) continue;
    reader?.cancel().catch(() => {});
    return { text, isWhole: false, type };
  }
}

function parseAnswer({ text, isWhole }: Loaded): unknown {
  try {
    const answer: unknown = isWhole && JSON.parse(text);
    if (typeof answer === "object" && answer !== null && !Array.isArray(answer)) return answer;
  } catch {
    // Told below.
  }
  throw new InferenceError("bad-answer", "The Hub's answer is not the JSON of a model.", { raw: text.slice(0, 10_000) });
}

/** The README, unless a web page came in its place. */
function refusePage({ text, type }: Loaded): string {
  if (/^text\/html\b/i.test(type) || /^\s*<(!doctype html|html)\b/i.test(text)) {
    throw new InferenceError("bad-answer", "A web page came in place of the README.");
  }
  return text;
}

function refusal({ status, headers }: Response, { refused }: typeof theHub): InferenceError {
  const kinds: Readonly<Record<number, InferenceErrorKind>> = {
    401: "auth",
    403: "gated",
    404: "not-found",
    410: "not-found",
    429: "rate-limit",
  };
  const kind = headers.get("x-error-code") === "GatedRepo" ? "gated" : (kinds[status] ?? "server");
  const after = Number(headers.get("retry-after") ?? "");
  return new InferenceError(kind, refused, { status, ...(after > 0 && { retryAfter: after }) });
}
