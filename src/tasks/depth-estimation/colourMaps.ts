/** Ways to colour a map; from the least value to the largest each grows lighter in even steps, so that no sight confuses them. */
export const colourMaps = {
  ember: ["#150735", "#451472", "#842481", "#c23c70", "#ec6a54", "#fba65f", "#fdf0ba"],
  lagoon: ["#0a1646", "#243a6e", "#4a5d77", "#71806f", "#a09f62", "#d2c257", "#fbefae"],
  grey: ["#000000", "#ffffff"],
} as const;

export type ColourMap = keyof typeof colourMaps;

/** The 256 colours of a map as canvas pixels, opaque; the largest value's first where `inverted`. */
export function coloursOf(map: ColourMap, inverted: boolean): Uint32Array {
  const stops = colourMaps[map].map((hex) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)));
  const bytes = new Uint8ClampedArray(256 * 4);
  for (let index = 0; index < 256; index += 1) {
    const place = ((inverted ? 255 - index : index) / 255) * (stops.length - 1);
    const from = Math.min(stops.length - 2, Math.floor(place));
    for (let channel = 0; channel < 3; channel += 1) {
      const [one, other] = [stops[from]?.[channel] ?? 0, stops[from + 1]?.[channel] ?? 0];
      bytes[index * 4 + channel] = one + (other - one) * (place - from);
    }
    bytes[index * 4 + 3] = 255;
  }
  return new Uint32Array(bytes.buffer);
}
