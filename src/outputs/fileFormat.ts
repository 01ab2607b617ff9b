import type { Media } from "../core/task.js";

/** The format of a file as people name it, such as "WebM", by its type or the end of its address; undefined where neither tells. */
export function formatOf(media: Media): string | undefined {
  if (media instanceof Blob) return byType[media.type.split(";", 1)[0]?.toLowerCase() ?? ""];
  const end = /\.(\w{2,5})$/.exec(media.split(/[?#]/, 1)[0] ?? "")?.[1]?.toLowerCase() ?? "";
  return formats.find((format) => format.toLowerCase() === end);
}

const byType: Readonly<Record<string, string>> = {
  "video/mp4": "MP4",
  "video/webm": "WebM",
  "video/quicktime": "MOV",
  "video/x-matroska": "MKV",
  "image/gif": "GIF",
  "image/webp": "WebP",
  "image/png": "PNG",
  "image/jpeg": "JPEG",
  "image/avif": "AVIF",
  "model/gltf-binary": "GLB",
  "model/gltf+json": "glTF",
  "model/obj": "OBJ",
  "model/stl": "STL",
};

const formats = [
  ...["MP4", "M4V", "WebM", "MOV", "MKV", "AVI", "GIF", "WebP", "PNG", "JPG", "JPEG", "AVIF"],
  ...["GLB", "glTF", "PLY", "SPLAT", "SPZ", "KSplat", "OBJ", "STL", "FBX", "USDZ", "ZIP"],
];
