import { type ColourMap, coloursOf } from "./colourMaps.js";
import type { Grid } from "./depth.js";

/** Pixels that a map is drawn with at most, across and down: more than the page has room for. */
export const mostPixels = 1024;

/** Rows that are coloured before the page has its turn. */
const rowsAtOnce = 128;

/** Draws a grid onto a canvas, which takes its size; places without a value stay clear. Draws nothing once `signal` aborts. */
export async function drawGrid(
  canvas: HTMLCanvasElement,
  grid: Grid,
  map: ColourMap,
  inverted: boolean,
  signal: AbortSignal,
): Promise<void> {
  const shrink = Math.min(1, mostPixels / Math.max(grid.width, grid.height));
  const width = Math.max(1, Math.round(grid.width * shrink));
  const height = Math.max(1, Math.round(grid.height * shrink));
  const context = canvas.getContext("2d");
  if (!context) return;
  const image = context.createImageData(width, height);
  const pixels = new Uint32Array(image.data.buffer);
  const colours = coloursOf(map, inverted);
  const { data, least, most } = grid;
  const scale = most > least ? 255 / (most - least) : 0;
  const start = most > least ? 0 : 127;
  for (let y = 0; y < height; y += 1) {
    if (y > 0 && y % rowsAtOnce === 0) await new Promise((resolve) => setTimeout(resolve));
    if (signal.aborted) return;
    const row = Math.floor(((y + 0.5) * grid.height) / height) * grid.width;
    for (let x = 0; x < width; x += 1) {
      const value = data[row + Math.floor(((x + 0.5) * grid.width) / width)] ?? Number.NaN;
      if (!Number.isNaN(value)) pixels[y * width + x] = colours[Math.round(start + (value - least) * scale)] ?? 0;
    }
  }
  canvas.width = width;
  canvas.height = height;
  context.putImageData(image, 0, 0);
}
