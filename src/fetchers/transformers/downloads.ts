import { InferenceError } from "../../core/errors.js";
import type { InferenceEvent } from "../../core/task.js";

type Download = Extract<InferenceEvent, { type: "download" }>;

/** One model on its way to this device. */
interface Watched {
  readonly model: string;
  readonly files: Map<string, { loaded: number; readonly total: number | undefined }>;
  readonly onBytes: (event: Download) => void;
  /** Ends the load where the library would wait for ever. */
  fail(cause: unknown): void;
  isUnreachable: boolean;
}

/** Watches over one load of a model. */
export interface Watch {
  readonly onBytes?: (event: Download) => void;
  /** Ends the load, and what it is fetching. */
  readonly signal: AbortSignal;
}

/**
 * A `fetch` for the files of models, which counts their bytes as they come, and can be stopped.
 *
 * The progress of Transformers.js itself loads local files twice, the first time only for their size.
 */
export function watchDownloads(fetchFile: (address: string | URL, init?: RequestInit) => Promise<Response>) {
  const watched = new Set<Watched>();
  /** What is on its way, by what stops it. */
  const open = new Map<AbortController, string>();
  /** Models whose load was stopped: the library goes on with their next file. */
  const stopped = new Set<string>();
  const watching = (url: string) => [...watched].filter(({ model }) => isOf(model, url));

  async function fetch(address: string | URL, init?: RequestInit): Promise<Response> {
    const url = String(address);
    const stop = new AbortController();
    if (watching(url).length === 0 && [...stopped].some((model) => isOf(model, url))) stop.abort();
    const lose = (cause: unknown): never => {
      open.delete(stop);
      for (const one of watching(url)) {
        one.isUnreachable = true;
        if (isWeights(url)) one.fail(cause);
      }
      throw cause;
    };
    open.set(stop, url);
    let response: Response;
    try {
      response = await fetchFile(address, { ...init, signal: stop.signal });
      // The library takes whatever its own host answers for the file.
      if (response.status === 429 || response.status >= 500) throw new TypeError(`${response.status} for "${url}"`);
    } catch (cause) {
      return lose(cause);
    }
    // No file of a model is a page: single-page hosts answer every unknown address with their own.
    if (response.ok && response.headers.get("content-type")?.startsWith("text/html")) response = missing();
    if (!response.ok && isWeights(url)) {
      for (const one of watching(url)) one.fail(new Error(`Could not locate file: "${url}".`));
    }
    // A request for a range only asks for the size.
    if (!response.body || !response.ok || watching(url).length === 0 || new Headers(init?.headers).has("range")) {
      open.delete(stop);
      return response;
    }
    const counted = count(response.body, start(url, sizeOf(response)), () => open.delete(stop), lose);
    return new Response(counted, { status: response.status, headers: response.headers });
  }

  function start(url: string, total: number | undefined): (bytes: number) => void {
    for (const { files } of watching(url)) files.set(url, { loaded: 0, total });
    return (bytes) => {
      for (const { files, onBytes } of watching(url)) {
        const file = files.get(url);
        if (file) file.loaded += bytes;
        onBytes(sum([...files.values()]));
      }
    };
  }

  /**
   * Watches over the files of `model` while `load` runs; rejects at once when the signal aborts.
   *
   * Throws `InferenceError("network")` when their host was out of reach.
   */
  async function during<T>(model: string, { onBytes = () => {}, signal }: Watch, load: () => Promise<T>): Promise<T> {
    let fail: (cause: unknown) => void = () => {};
    const failed = new Promise<never>((_resolve, reject) => {
      fail = reject;
    });
    const one: Watched = { model, files: new Map(), onBytes, fail, isUnreachable: false };
    const end = () => {
      watched.delete(one);
      stopped.add(model);
      for (const [stop, url] of open) {
        if (isOf(model, url) && watching(url).length === 0) stop.abort();
      }
      fail(signal.reason);
    };
    watched.add(one);
    stopped.delete(model);
    signal.addEventListener("abort", end);
    try {
      signal.throwIfAborted();
      return await Promise.race([load(), failed]);
    } catch (cause) {
      if (!one.isUnreachable) throw cause;
      throw new InferenceError("network", "The model's files could not be loaded. Check the connection and run again.", {
        cause,
      });
    } finally {
      signal.removeEventListener("abort", end);
      watched.delete(one);
    }
  }

  return { fetch, during };
}

function isOf(model: string, url: string): boolean {
  return `/${url}`.includes(`/${model}/`);
}

/** Weights beside the graph: the library never hears that they did not come. */
function isWeights(url: string): boolean {
  return /\.onnx_data(_\d+)?$/.test(url);
}

function missing(): Response {
  return new Response(null, { status: 404 });
}

/** Bytes of the file, unless it travels compressed: then the header tells another size. */
function sizeOf({ headers }: Response): number | undefined {
  const size = headers.get("content-length");
  return size === null || headers.has("content-encoding") ? undefined : Number(size);
}

function count(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  onBytes: (bytes: number) => void,
  onEnd: () => void,
  onFailure: (cause: unknown) => never,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const reader = body.getReader();
  return new ReadableStream({
    async pull(stream) {
      const { done, value } = await reader.read().catch(onFailure);
      if (done) {
        onEnd();
        stream.close();
      } else {
        onBytes(value.byteLength);
        stream.enqueue(value);
      }
    },
    cancel(reason) {
      onEnd();
      return reader.cancel(reason);
    },
  });
}

function sum(files: readonly { readonly loaded: number; readonly total: number | undefined }[]): Download {
  const loaded = files.reduce((bytes, file) => bytes + file.loaded, 0);
  const total = files.reduce((bytes, file) => bytes + (file.total ?? Number.NaN), 0);
  return { type: "download", loaded, ...(total >= loaded && { total }) };
}
