import { InferenceError } from "../../core/errors.js";
import type { InferenceEvent } from "../../core/task.js";

type Download = Extract<InferenceEvent, { type: "download" }>;

/** One model on its way to this device. */
interface Watched {
  readonly model: string;
  readonly files: Map<string, { loaded: number; readonly total: number | undefined }>;
  readonly onBytes: (event: Download) => void;
  isUnreachable: boolean;
}

/**
 * A `fetch` for the files of models, which counts their bytes as they come.
 *
 * The progress of Transformers.js itself loads local files twice, the first time only for their size.
 */
export function watchDownloads(fetchFile: (address: string | URL, init?: RequestInit) => Promise<Response>) {
  const watched = new Set<Watched>();

  async function fetch(address: string | URL, init?: RequestInit): Promise<Response> {
    const url = String(address);
    const watching = [...watched].filter(({ model }) => `/${url}`.includes(`/${model}/`));
    let response: Response;
    try {
      response = await fetchFile(address, init);
    } catch (error) {
      for (const one of watching) one.isUnreachable = true;
      throw error;
    }
    if (response.status === 429 || response.status >= 500) {
      for (const one of watching) one.isUnreachable = true;
      return missing();
    }
    // No file of a model is a page: single-page hosts answer every unknown address with their own.
    if (response.ok && response.headers.get("content-type")?.startsWith("text/html")) return missing();
    // A request for a range only asks for the size.
    if (!response.body || !response.ok || watching.length === 0 || new Headers(init?.headers).has("range")) return response;
    const counted = response.body.pipeThrough(count(url, sizeOf(response), watching));
    return new Response(counted, { status: response.status, headers: response.headers });
  }

  /** Reports the bytes of `model` while `load` runs. Throws `InferenceError("network")` when its host was out of reach. */
  async function during<T>(model: string, onBytes: (event: Download) => void, load: () => Promise<T>): Promise<T> {
    const one: Watched = { model, files: new Map(), onBytes, isUnreachable: false };
    watched.add(one);
    try {
      return await load();
    } catch (cause) {
      if (!one.isUnreachable) throw cause;
      throw new InferenceError("network", "The model's files could not be loaded. Check the connection and run again.", {
        cause,
      });
    } finally {
      watched.delete(one);
    }
  }

  return { fetch, during };
}

function missing(): Response {
  return new Response(null, { status: 404 });
}

/** Bytes of the file, unless it travels compressed: then the header tells another size. */
function sizeOf({ headers }: Response): number | undefined {
  const size = headers.get("content-length");
  return size === null || headers.has("content-encoding") ? undefined : Number(size);
}

function count(url: string, total: number | undefined, watching: readonly Watched[]): TransformStream<Uint8Array, Uint8Array> {
  for (const { files } of watching) files.set(url, { loaded: 0, total });
  return new TransformStream({
    transform(chunk, stream) {
      for (const { files, onBytes } of watching) {
        const file = files.get(url);
        if (file) file.loaded += chunk.byteLength;
        onBytes(sum([...files.values()]));
      }
      stream.enqueue(chunk);
    },
  });
}

function sum(files: readonly { readonly loaded: number; readonly total: number | undefined }[]): Download {
  const loaded = files.reduce((bytes, file) => bytes + file.loaded, 0);
  const total = files.reduce((bytes, file) => bytes + (file.total ?? Number.NaN), 0);
  return { type: "download", loaded, ...(total >= loaded && { total }) };
}
