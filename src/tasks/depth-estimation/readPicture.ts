import { loadMedia } from "../../core/loadMedia.js";
import type { Media } from "../../core/task.js";
import { type Grid, gridOf } from "./depth.js";
import { mostPixels } from "./drawGrid.js";

/** How far the colours of a grey pixel may lie apart, after it has been through a JPEG. */
const greyness = 12;

/**
 * The brightness of a map's picture, 0 to 255, decoded off the main thread to at most 1024 pixels a side.
 *
 * Undefined for a map that has colours of its own: their brightness means nothing. Rejects where the picture cannot be loaded or
 * decoded, and when `signal` aborts.
 */
export async function readPicture(picture: Media, signal: AbortSignal): Promise<Grid | undefined> {
  const blob = typeof picture === "string" ? await loadMedia(picture, signal) : picture;
  const size = pngSize(new DataView(await blob.slice(0, 24).arrayBuffer()));
  const isSmall = size && Math.max(size.width, size.height) <= mostPixels;
  const isHigh = size && size.height > size.width;
  signal.throwIfAborted();
  const bitmap = await createImageBitmap(blob, {
    ...(!isSmall && (isHigh ? { resizeHeight: mostPixels } : { resizeWidth: mostPixels })),
    // Without conversion of colours it would take three times as long, on the main thread.
    resizeQuality: "medium",
  });
  try {
    signal.throwIfAborted();
    return brightnessOf(bitmap);
  } finally {
    bitmap.close();
  }
}

function brightnessOf(bitmap: ImageBitmap): Grid | undefined {
  const { width, height } = bitmap;
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("There is no canvas to read the map with.");
  context.drawImage(bitmap, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  const values = new Uint8Array(width * height);
  let coloured = 0;
  for (let index = 0, at = 0; index < values.length; index += 1, at += 4) {
    const red = data[at] ?? 0;
    const green = data[at + 1] ?? 0;
    const blue = data[at + 2] ?? 0;
    if (Math.max(red, green, blue) - Math.min(red, green, blue) > greyness) coloured += 1;
    values[index] = green;
  }
  return coloured > values.length / 50 ? undefined : gridOf(width, height, values);
}

/** Width and height out of the first 24 bytes of a PNG. */
function pngSize(start: DataView): { width: number; height: number } | undefined {
  if (start.byteLength < 24 || start.getUint32(0) !== 0x89504e47) return undefined;
  return { width: start.getUint32(16), height: start.getUint32(20) };
}
