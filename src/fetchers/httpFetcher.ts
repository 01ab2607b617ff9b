import type { Availability, AvailabilityQuestion, Snippet } from "../core/backend.js";
import type { Fetcher, InferenceAnswer, InferenceRequest } from "../core/task.js";
import { readToken, type Token } from "./bodies.js";
import { type HttpRequest, sendRequest } from "./http.js";

/** What every backend reached over HTTP takes. */
export interface HttpBackendOptions {
  /** An access token, or what gives it at each run. Without one, requests go out anonymously. It is kept nowhere. */
  readonly token?: Token | undefined;
  /** @default the platform's */
  readonly fetch?: typeof globalThis.fetch | undefined;
}

/** A server and how it is spoken to. */
export interface HttpBackend extends HttpBackendOptions {
  /** Shown to the visitor, such as "Hugging Face" or the name of a host. */
  readonly name: string;
  /** Where and how to ask; the token is added afterwards. Throws `InferenceError` for what cannot be asked. */
  toHttp(request: InferenceRequest): HttpRequest | Promise<HttpRequest>;
  /** The answer as the task's parser reads it. @default as it came */
  toAnswer?(answer: InferenceAnswer, request: InferenceRequest): InferenceAnswer | Promise<InferenceAnswer>;
  /** @default nobody knows before */
  availability?(question: AvailabilityQuestion, options: { readonly signal: AbortSignal }): Promise<Availability | undefined>;
  /** @default plain requests in each language */
  code?(request: InferenceRequest): Promise<readonly Snippet[]>;
}

/**
 * Makes the fetcher of a server.
 *
 * The token travels in the `Authorization` header alone, and is blanked out of whatever the server says.
 */
export function createHttpFetcher({ name, token, fetch, toHttp, toAnswer, availability, code }: HttpBackend): Fetcher {
  const run: Fetcher = async (request, { signal, onEvent }) => {
    const secret = readToken(token);
    const { headers, ...asked } = await toHttp(request);
    const answer = await sendRequest(
      { ...asked, headers: { ...headers, ...(secret && { Authorization: `Bearer ${secret}` }) }, stream: request.stream },
      { signal, onEvent, fetch, secret },
    );
    return toAnswer ? toAnswer(answer, request) : answer;
  };
  return Object.assign(run, {
    backend: { place: "server", name } as const,
    ...(availability && { availability }),
    code: code ?? (async (request: InferenceRequest) => (await import("./code/http.js")).httpCode(request, toHttp)),
  });
}

/**
 * The address of a server; one such as "/api/model" is of the page's own host.
 *
 * Throws a TypeError that names `where` for what is no http address.
 */
export function readAddress(address: string, where: string): URL {
  const url = new URL(address, globalThis.location?.href);
  if (!/^https?:$/.test(url.protocol)) throw new TypeError(`${where} should be an http address, not ${url.protocol}`);
  return url;
}
