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

/** No server takes a longer address; data URLs may be longer. */
const longestAddress = 8192;

/** Makes a safe URL out of a reference of a card; undefined for one that no page may load. */
export type ResolveAsset = (reference: string) => string | undefined;

/**
 * Makes the function that turns the references of one card into URLs.
 *
 * Takes file names of the repository, http and https URLs, `hf://` paths, data URLs of images, audio, video and 3D models,
 * and any of these in quotes, in angle brackets or as a Markdown link.
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
    const text = unwrapReference(reference);
    if (/^data:/i.test(text)) return isSafeMediaUrl(text) || /^data:model\//i.test(text) ? text : undefined;
    if (text.length > longestAddress) return undefined;
    const hubPath = /^hf:\/\/((?:(?:datasets|spaces)\/)?[^/@]+\/[^/@]+)(?:@([^/]+))?\/(.+)$/is.exec(text);
    if (hubPath) return inRepository(hubPath[1] ?? "", decode(hubPath[2] ?? "main"), hubPath[3] ?? "");
    if (text.startsWith("//")) return toFileUrl(`https:${text}`, hub);
    if (/^[a-z][a-z0-9+.-]*:/i.test(text)) return toFileUrl(text, hub);
    if (text.startsWith("\\\\")) return undefined;

    const path = text.replaceAll("\\", "/");
    const ofHub =
      /^\/((?:(?:datasets|spaces)\/)?[^/]+(?:\/[^/]+)?)\/(?:resolve|blob|raw)\/([^/]+)\/([^?]+)(\?download=true)?/.exec(path);
    if (ofHub) {
      const url = inRepository(ofHub[1] ?? "", decode(ofHub[2] ?? ""), ofHub[3] ?? "");
      return url && url + (ofHub[4] ?? "");
    }
    const ofThis = /^(?:\.?\/)?(?:resolve|blob|raw)\/([^/]+)\/(.+)$/s.exec(path);
    if (ofThis && (ofThis[1] === "main" || decode(ofThis[1] ?? "") === revision)) {
      return inRepository(id, decode(ofThis[1] ?? ""), ofThis[2] ?? "");
    }
    if (folder === undefined) return inRepository(id, revision, path);
    const file = encodePath(path);
    return file && folder + file;
  };
}

/**
 * What is wrong with a reference that leads to `url`, or to none; undefined when nothing is.
 *
 * `message` and `fix` are for the author of the card.
 */
export function assetFault(
  reference: string,
  url: string | undefined,
): { readonly code: string; readonly message: string; readonly fix: string } | undefined {
  const text = unwrapReference(reference);
  if (url === undefined) {
    const isOutside = /(^|[/\\])(\.|%2e){2}([/\\]|$)/i.test(text) && !/^[a-z][a-z0-9+.-]*:/i.test(text);
    return {
      code: "unsupported-url",
      message: isOutside
        ? "This path leads out of the repository, so the file is left out."
        : "No page can load this address, so the file is left out.",
      fix: "Name a file of this repository, such as images/cat.png, or an https address.",
    };
  }
  if (text !== reference.trim()) {
    return { code: "wrapped-url", message: "Only the address itself is wanted here, without anything around it.", fix: text };
  }
  if (/\/blob\//.test(text) && !text.endsWith(url) && !/\/blob\//.test(url)) {
    return { code: "page-url", message: "This is the address of a page about the file, not of the file.", fix: url };
  }
  if (/^http:/i.test(text) && url.startsWith("https:")) {
    return { code: "insecure-url", message: "A page on https loads no files from http.", fix: url };
  }
  if (text.includes("\\")) {
    return { code: "backslash", message: "The parts of a path are separated by slashes.", fix: text.replaceAll("\\", "/") };
  }
  return undefined;
}

/** The reference without what authors put around it: quotes, angle brackets, a Markdown link. */
function unwrapReference(reference: string): string {
  let text = reference.trim();
  if (text.length > longestAddress) return text;
  // A link may stand in quotes, and an address in brackets within it.
  for (let round = 0; round < 3; round += 1) {
    const inner =
      /^(["'`])(.*)\1$/s.exec(text)?.[2] ??
      /^<([^<>]*)>$/.exec(text)?.[1] ??
      /^!?\[[^\]]*\]\((.*)\)$/s.exec(text)?.[1]?.replace(/\s"[^"]*"$/, "");
    if (inner === undefined) break;
    text = inner.trim();
  }
  return text;
}

const mediaFile =
  /^[^\s<>"]+\.(?:png|jpe?g|webp|gif|avif|bmp|tiff?|svg|wav|mp3|flac|og[ga]|m4a|aac|opus|webm|amr|mp4|mov|mkv|avi|glb|gltf|ply|obj|stl|splat)(?:[?#]\S*)?$/i;

/** Whether the whole text reads as the name or URL of an image, a sound, a video or a 3D model. */
export function isMediaFileName(text: string): boolean {
  return text.length <= 2048 && mediaFile.test(text.trim());
}

/** The URL of the bytes, for a URL that may lead to a page about them. */
function toFileUrl(text: string, hub: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (url.protocol === "http:" && !isLocal(url.hostname)) url.protocol = "https:";
  if (url.protocol !== "https:" && url.protocol !== "http:") return undefined;

  if (/^(www\.)?(hf\.co|huggingface\.co)$/.test(url.hostname)) url.hostname = "huggingface.co";
  if (url.hostname === "huggingface.co" || url.href.startsWith(`${hub}/`)) {
    url.pathname = url.pathname.replace(/^((?:\/(?:datasets|spaces))?(?:\/[^/]+){1,2})\/(?:blob|raw)\//, "$1/resolve/");
  }
  const page = /^(\/[^/]+\/[^/]+)\/(?:blob|raw)(\/.+)$/.exec(url.pathname);
  if (/^(www\.)?github\.com$/.test(url.hostname) && page) return `https://raw.githubusercontent.com${page[1]}${page[2]}`;
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
