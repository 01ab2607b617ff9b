import { isSafeMediaUrl } from "../core/media.js";

/** Where the files of a card are. */
export interface CardPlace {
  /** Repository id such as `owner/name`. */
  readonly id: string;
  /** Branch, tag or commit. @default "main" */
  readonly revision?: string | undefined;
  /** @default "https://huggingface.co" */
  readonly hubUrl?: string | undefined;
  /** Folder in which relative file names are looked up, for a card that does not live on a hub; an absolute URL. */
  readonly baseUrl?: string | undefined;
}

/** Makes a safe URL out of a reference of a card; undefined for one that no page may load. */
export type ResolveAsset = (reference: string) => string | undefined;

/**
 * Makes the function that turns the references of one card into URLs.
 *
 * Takes file names of the repository, http and https URLs, `hf://` paths, and data URLs of images, audio and video.
 * Pages that show a file on the Hub or GitHub become the file itself. A name that climbs out of the repository has no URL.
 */
export function createResolveAsset({
  id,
  revision = "main",
  hubUrl = "https://huggingface.co",
  baseUrl,
}: CardPlace): ResolveAsset {
  const hub = hubUrl.replace(/\/+$/, "");
  const folder = baseUrl?.replace(/\/*$/, "/");
  const inRepository = (repository: string, version: string, path: string) => {
    const [owner, name, file] = [encodePath(repository), encodeSegment(version), encodePath(path)];
    return owner && name && file ? `${hub}/${owner}/resolve/${name}/${file}` : undefined;
  };

  return (reference) => {
    const text = reference.trim();
    if (/^data:/i.test(text)) return isSafeMediaUrl(text) ? text : undefined;
    const hubPath = /^hf:\/\/((?:(?:datasets|spaces)\/)?[^/@]+\/[^/@]+)(?:@([^/]+))?\/(.+)$/i.exec(text);
    if (hubPath) return inRepository(hubPath[1] ?? "", decode(hubPath[2] ?? "main"), hubPath[3] ?? "");
    if (text.startsWith("//")) return toFileUrl(`https:${text}`);
    if (/^[a-z][a-z0-9+.-]*:/i.test(text)) return toFileUrl(text);
    const rooted = /^\/((?:(?:datasets|spaces)\/)?[^/]+\/[^/]+)\/(?:resolve|blob|raw)\/([^/]+)\/(.+)$/.exec(text);
    if (rooted) return inRepository(rooted[1] ?? "", decode(rooted[2] ?? ""), rooted[3] ?? "");
    if (folder === undefined) return inRepository(id, revision, text);
    const file = encodePath(text);
    return file && folder + file;
  };
}

const mediaFile =
  /^[^\s<>"]+\.(?:png|jpe?g|webp|gif|avif|bmp|tiff?|svg|wav|mp3|flac|og[ga]|m4a|aac|opus|webm|amr|mp4|mov|mkv|avi|glb|gltf|ply|obj|stl|splat)(?:[?#]\S*)?$/i;

/** Whether the whole text reads as the name or URL of an image, a sound, a video or a 3D model. */
export function isMediaFileName(text: string): boolean {
  return text.length <= 2048 && mediaFile.test(text.trim());
}

/** The URL of the bytes, for a URL that may lead to a page about them. */
function toFileUrl(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (url.protocol === "http:" && !isLocal(url.hostname)) url.protocol = "https:";
  if (url.protocol !== "https:" && url.protocol !== "http:") return undefined;

  if (url.hostname === "hf.co") url.hostname = "huggingface.co";
  if (url.hostname === "huggingface.co") {
    url.pathname = url.pathname.replace(/^((?:\/(?:datasets|spaces))?(?:\/[^/]+){1,2})\/(?:blob|raw)\//, "$1/resolve/");
  }
  const page = /^(\/[^/]+\/[^/]+)\/(?:blob|raw)(\/.+)$/.exec(url.pathname);
  if (url.hostname === "github.com" && page) return `https://raw.githubusercontent.com${page[1]}${page[2]}`;
  return url.href;
}

function isLocal(host: string): boolean {
  return host === "localhost" || host.endsWith(".localhost") || host === "127.0.0.1" || host === "[::1]";
}

/** The path with each segment encoded once; undefined when it is empty or climbs above its start. */
function encodePath(path: string): string | undefined {
  const segments: string[] = [];
  // Decoded before it is judged: `%2e%2e` climbs as `..` does.
  for (const segment of path.split("/").map(decode)) {
    if (segment === "" || segment === ".") continue;
    if (segment === "..") {
      if (segments.pop() === undefined) return undefined;
      continue;
    }
    const encoded = encodeSegment(segment);
    if (encoded === undefined) return undefined;
    segments.push(encoded);
  }
  return segments.length > 0 ? segments.join("/") : undefined;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** Undefined for half a character, which no URL can hold. */
function encodeSegment(segment: string): string | undefined {
  try {
    return encodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
