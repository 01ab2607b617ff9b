import { loadMedia } from "../../core/loadMedia.js";
import { base64ToBlob } from "../../core/media.js";
import { outlineSpan } from "./outline.js";
import { isGrid, type Mask, type RunLengths, readGrid } from "./segmentation.js";

/** A mask brought to the size at which it is traced. */
export interface MaskValues {
  /** `outlineSpan` rows of as many values in 0–255; more is further inside. */
  readonly values: Uint8Array;
  /** Width by height of the mask as it came, where that is known. */
  readonly ratio: number | undefined;
}

/** Pixels beyond which a mask is not decoded: small files can hold pictures that fill a machine's memory. */
const mostPixels = 120_000_000;

/**
 * Makes the reader of one answer's masks; it decodes a mask off the main thread, straight to the size at which it is traced.
 *
 * The reader rejects when the mask cannot be loaded or decoded, or is too large; also when `signal` aborts.
 */
export function createMaskReader(signal: AbortSignal): (mask: Mask) => Promise<MaskValues> {
  // One canvas for all: the garbage of a hundred would stop the page for longer than reading them.
  let context: CanvasRenderingContext2D | null = null;
  return (mask) => {
    context ??= makeContext();
    return readMask(mask, signal, context);
  };
}

function makeContext(): CanvasRenderingContext2D | null {
  const canvas = document.createElement("canvas");
  canvas.width = outlineSpan;
  canvas.height = outlineSpan;
  return canvas.getContext("2d", { willReadFrequently: true });
}

async function readMask(mask: Mask, signal: AbortSignal, context: CanvasRenderingContext2D | null): Promise<MaskValues> {
  if (typeof mask === "object" && !(mask instanceof Blob)) {
    const [width, height] = isGrid(mask) ? [mask.width, mask.height] : [mask.size[1], mask.size[0]];
    const values = isGrid(mask)
      ? await gather(width, height, readGrid(mask), "row by row", signal)
      : await sampleRunLengths(mask, signal);
    return { values, ratio: width / height };
  }
  const blob = typeof mask !== "string" ? mask : mask.startsWith("data:") ? base64ToBlob(mask) : await loadMedia(mask, signal);
  const size = pngSize(new DataView(await blob.slice(0, 24).arrayBuffer()));
  if (size && size.width * size.height > mostPixels) throw new RangeError("The mask is too large.");
  signal.throwIfAborted();

  const bitmap = await createImageBitmap(blob);
  const strips: ImageBitmap[] = [];
  try {
    for await (const strip of shrink(bitmap)) {
      strips.push(strip);
      signal.throwIfAborted();
    }
    return { values: readStrips(strips, context), ratio: bitmap.width / bitmap.height };
  } finally {
    for (const one of [bitmap, ...strips]) one.close();
  }
}

/** Pixels that are shrunk before the page has its turn. */
const pixelsAtOnce = 4_000_000;

/** A mask at the size at which it is traced; a large one in strips from above, for browsers shrink pictures on the main thread. */
async function* shrink(bitmap: ImageBitmap): AsyncGenerator<ImageBitmap, void, undefined> {
  const { width, height } = bitmap;
  const count = width * height > pixelsAtOnce ? 16 : 1;
  for (let strip = 0; strip < count; strip += 1) {
    if (strip > 0) await new Promise((resolve) => setTimeout(resolve));
    yield await createImageBitmap(
      bitmap,
      0,
      Math.floor((strip * height) / count),
      width,
      Math.max(1, Math.floor(height / count)),
      {
        resizeWidth: outlineSpan,
        resizeHeight: outlineSpan / count,
        resizeQuality: "medium",
      },
    );
  }
}

/** Opacity where any pixel is not opaque, else lightness. */
function readStrips(strips: readonly ImageBitmap[], context: CanvasRenderingContext2D | null): Uint8Array {
  if (!context) throw new Error("There is no canvas to read the mask with.");
  context.clearRect(0, 0, outlineSpan, outlineSpan);
  for (const [index, strip] of strips.entries()) context.drawImage(strip, 0, index * strip.height);
  const { data } = context.getImageData(0, 0, outlineSpan, outlineSpan);
  const values = new Uint8Array(outlineSpan * outlineSpan);
  let opaque = true;
  for (let at = 3; at < data.length && opaque; at += 4) opaque = data[at] === 255;
  for (let index = 0, at = 0; index < values.length; index += 1, at += 4) {
    // Weights of ITU-R BT.601 in 256ths.
    values[index] = opaque
      ? ((data[at] ?? 0) * 77 + (data[at + 1] ?? 0) * 150 + (data[at + 2] ?? 0) * 29) >> 8
      : (data[at + 3] ?? 0);
  }
  return values;
}

/** Width and height out of the first 24 bytes of a PNG. */
function pngSize(start: DataView): { width: number; height: number } | undefined {
  if (start.byteLength < 24 || start.getUint32(0) !== 0x89504e47) return undefined;
  return { width: start.getUint32(16), height: start.getUint32(20) };
}

/** Places across and down that each traced value is the mean of: 2 × 2, which smooths the border of a hard mask. */
const samples = outlineSpan * 2;

function sampleRunLengths({ size: [height, width], counts }: RunLengths, signal: AbortSignal): Promise<Uint8Array> {
  const ends = new Float64Array(counts.length);
  let end = 0;
  for (let run = 0; run < counts.length; run += 1) {
    end += Math.max(0, counts[run] ?? 0);
    ends[run] = end;
  }
  let run = 0;
  const valueAt = (x: number, y: number) => {
    const at = x * height + y;
    // Places come down one column after another, so that the run is near the last one.
    while (run > 0 && (ends[run - 1] ?? 0) > at) run -= 1;
    while (run < ends.length && (ends[run] ?? 0) <= at) run += 1;
    return run % 2 === 1 && run < ends.length ? 255 : 0;
  };
  return gather(width, height, valueAt, "column by column", signal);
}

/** Lines of places that are looked at before the page has its turn. */
const linesAtOnce = 128;

/**
 * Values of a mask of any size at the places that are traced; masks of 0 to 1 are brought to 0–255.
 *
 * `order` is that in which places come: as the values lie in memory, which is several times faster than across it.
 */
async function gather(
  width: number,
  height: number,
  valueAt: (x: number, y: number) => number,
  order: "row by row" | "column by column",
  signal: AbortSignal,
): Promise<Uint8Array> {
  const sums = new Float32Array(outlineSpan * outlineSpan);
  let most = 0;
  for (let line = 0; line < samples; line += 1) {
    for (let step = 0; step < samples; step += 1) {
      const right = order === "row by row" ? step : line;
      const down = order === "row by row" ? line : step;
      const value = valueAt(Math.floor(((right + 0.5) * width) / samples), Math.floor(((down + 0.5) * height) / samples));
      if (value > most) most = value;
      const at = (down >> 1) * outlineSpan + (right >> 1);
      sums[at] = (sums[at] ?? 0) + value / 4;
    }
    if (line % linesAtOnce === linesAtOnce - 1) {
      await new Promise((resolve) => setTimeout(resolve));
      signal.throwIfAborted();
    }
  }
  // A loop: `from` with a function takes ten times as long.
  const values = new Uint8Array(sums.length);
  const scale = most <= 1 ? 255 : 1;
  for (let index = 0; index < values.length; index += 1) values[index] = Math.min(255, (sums[index] ?? 0) * scale);
  return values;
}
