import { type ColourMap, coloursOf } from "./colourMaps.js";
import type { Grid } from "./depth.js";

/** Pixels that a map is drawn with at most, across and down: more than the page has room for. */
export const mostPixels = 1024;

/** Draws a grid onto a canvas, which takes its size; places without a value stay clear. */
export function drawGrid(canvas: HTMLCanvasElement, grid: Grid, map: ColourMap, inverted: boolean): void {
  const shrink = Math.min(1, mostPixels / Math.max(grid.width, grid.height));
  const width = Math.max(1, Math.round(grid.width * shrink));
  const height = Math.max(1, Math.round(grid.height * shrink));
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d");
  if (!context) return;
  const image = context.createImageData(width, height);
  const pixels = new Uint32Array(image.data.buffer);
  const colours = coloursOf(map, inverted);
  const { data, least, most } = grid;
  const scale = most > least ? 255 / (most - least) : 0;
  const start = most > least ? 0 : 127;
  for (let y = 0; y < height; y += 1) {
    const row = Math.floor(((y + 0.5) * grid.height) / height) * grid.width;
    for (let x = 0; x < width; x += 1) {
      const value = data[row + Math.floor(((x + 0.5) * grid.width) / width)] ?? Number.NaN;
      if (!Number.isNaN(value)) pixels[y * width + x] = colours[Math.round(start + (value - least) * scale)] ?? 0;
    }
  }
  context.putImageData(image, 0, 0);
}
