import { blobToBase64 } from "../../core/media.js";
import type { InferenceRequest, TaskId } from "../../core/task.js";
import { withType } from "../bodies.js";

/** A file of a request as code names it, and what stands in for its bytes while the request is made. */
export interface CodeFile {
  /** Its variable, such as `picture` or `sound2`. */
  readonly name: string;
  /** Where it lies, such as `picture.png`. The visitor's own name of the file is in no code. */
  readonly path: string;
  /** Media type. */
  readonly type: string;
  /** Where it is downloaded from; undefined for a file of the visitor's. */
  readonly url: string | undefined;
  /** Bytes that are found again in whatever the request is made into. */
  readonly blob: Blob;
  readonly text: string;
  readonly base64: string;
}

/**
 * The same request with another Blob for each file in it, whether that is a Blob or a URL that is still to be loaded.
 *
 * Throws `InferenceError("invalid-input")` for a file that can no longer be read.
 */
export async function nameFiles(
  request: InferenceRequest,
): Promise<{ readonly request: InferenceRequest; readonly files: readonly CodeFile[] }> {
  const files = new Map<unknown, CodeFile>();
  const counts = new Map<string, number>();

  async function nameFile(media: Blob | URL): Promise<CodeFile> {
    const type = media instanceof URL ? typeOfUrl(media, request.task) : (await withType(media)).type;
    const noun = nouns.get(type.slice(0, type.indexOf("/"))) ?? "file";
    const count = (counts.get(noun) ?? 0) + 1;
    counts.set(noun, count);
    const name = count === 1 ? noun : `${noun}${count}`;
    // A length that base64 does not pad, so that it is found inside longer base64 as well.
    const text = `${name}, ${Math.random()} ${Math.random()}`.padEnd(60);
    const blob = new Blob([text], { type });
    const url = media instanceof URL && /^https?:$/.test(media.protocol) ? media.href : undefined;
    return { name, path: `${name}.${extensionOf(type)}`, type, url, blob, text, base64: await blobToBase64(blob) };
  }

  async function replace(data: unknown): Promise<unknown> {
    if (data instanceof Blob || data instanceof URL) {
      const key = data instanceof URL ? data.href : data;
      const file = files.get(key) ?? (await nameFile(data));
      files.set(key, file);
      return file.blob;
    }
    if (typeof data !== "object" || data === null) return data;
    const entries: [string, unknown][] = [];
    // One after another, so that files are numbered in the order of the request.
    for (const [name, value] of Object.entries(data)) entries.push([name, await replace(value)]);
    return Array.isArray(data) ? entries.map(([, value]) => value) : Object.fromEntries(entries);
  }

  const inputs = await replace(request.inputs);
  return { request: { ...request, inputs }, files: [...files.values()] };
}

const nouns: ReadonlyMap<string, string> = new Map([
  ["image", "picture"],
  ["audio", "sound"],
  ["video", "video"],
]);

/** By the ending of a file; the first of a type is the one its files get. */
const types: ReadonlyMap<string, string> = new Map([
  ["png", "image/png"],
  ["jpg", "image/jpeg"],
  ["jpeg", "image/jpeg"],
  ["gif", "image/gif"],
  ["webp", "image/webp"],
  ["avif", "image/avif"],
  ["wav", "audio/wav"],
  ["mp3", "audio/mpeg"],
  ["flac", "audio/flac"],
  ["ogg", "audio/ogg"],
  ["m4a", "audio/mp4"],
  ["mp4", "video/mp4"],
  ["webm", "video/webm"],
  ["glb", "model/gltf-binary"],
]);

function extensionOf(mediaType: string): string {
  const [essence = ""] = mediaType.replace("/x-", "/").split(";");
  const [known] = [...types].find(([, type]) => type === essence) ?? [];
  const subtype = essence.slice(essence.indexOf("/") + 1);
  return known ?? (/^[a-z0-9]{1,8}$/.test(subtype) ? subtype : "bin");
}

/** What an address says of its type, else what the task is about. */
function typeOfUrl({ pathname }: URL, task: TaskId): string {
  const known = types.get(pathname.slice(pathname.lastIndexOf(".") + 1).toLowerCase());
  if (known) return known;
  if (/audio|speech|voice/.test(task)) return "audio/wav";
  return task.startsWith("video") ? "video/mp4" : "image/png";
}
