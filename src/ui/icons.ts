/** Path data on a 16-unit grid: strokes of 1.5 units, except the `solid` ones, which are filled. */
export const check = "M3 8.5l3.2 3.2L13 4.8";
export const chevron = "M4.5 6.5L8 10l3.5-3.5";
export const tune =
  "M2.5 5h6.3M12 5h1.5M2.5 11H4M7.2 11h6.3M12 5a1.6 1.6 0 1 1-3.2 0a1.6 1.6 0 1 1 3.2 0M7.2 11a1.6 1.6 0 1 1-3.2 0a1.6 1.6 0 1 1 3.2 0";
export const microphone = "M6 4a2 2 0 0 1 4 0v3.5a2 2 0 0 1-4 0zM3.5 8a4.5 4.5 0 0 0 9 0M8 12.5V14";
export const retry = "M13 8a5 5 0 1 1-1.6-3.7M13.2 2.2v2.9h-2.9";
export const info = "M13.8 8a5.8 5.8 0 1 1-11.6 0a5.8 5.8 0 1 1 11.6 0M8 7.4v3.4M8 5v.2";
export const warn = "M8 2.4l6.1 11H1.9zM8 6.6v3M8 11.4v.2";
export const up = "M4.5 9.5L8 6l3.5 3.5";
export const close = "M4 4l8 8M12 4l-8 8";
export const plus = "M8 3v10M3 8h10";
export const clip = "M12.8 7.2l-5 5a3 3 0 0 1-4.3-4.3l5.4-5.3a2 2 0 0 1 2.8 2.8l-5.2 5.2a1 1 0 0 1-1.4-1.4l4.6-4.6";

/** Filled shapes. */
export const solid = {
  run: "M4.5 2.9v10.2L13 8z",
  stop: "M4.5 3.5h7a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1h-7a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1z",
} as const;

/** Glyphs of what a task takes or gives. */
export const labelGlyph = "M2.5 4h9M2.5 8h5M2.5 12h11M2.5 2v12";
export const choiceGlyph =
  "M5.2 4a1.4 1.4 0 1 1-2.8 0a1.4 1.4 0 1 1 2.8 0M5.2 12a1.4 1.4 0 1 1-2.8 0a1.4 1.4 0 1 1 2.8 0M7.5 4h6M7.5 12h6M2.5 8h11";
export const spansGlyph = "M2.5 6.5h4M9.5 6.5h4M2.5 12.5h4M9.5 12.5h4M2.5 3.5h11";
export const textGlyph = "M2.5 4h11M2.5 8h11M2.5 12h6.5";
export const chatGlyph = "M2.5 3.5h11v7.5H7l-3 2.5V11H2.5z";
export const answerGlyph = "M2.5 3.5h11M2.5 12.5h11M4.5 7h7v2h-7z";
export const proseGlyph = "M2.5 3.5h11M2.5 8h8M2.5 12.5h4M9.5 12.5h4M11.6 10.6l1.9 1.9-1.9 1.9";
export const audioGlyph = "M2.5 7v2M5.2 4.8v6.4M8 2.5v11M10.8 5.2v5.6M13.5 7v2";
export const pictureGlyph =
  "M3.5 3h9a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1M2.5 11l3.4-3.6 2.7 2.8 2-2 2.9 3";
export const maskGlyph =
  "M3.5 3h9a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1M2.5 11l3.4-3.6 2.7 2.8 2-2 2.9 3M11.5 5.9a.9.9 0 1 1-1.8 0a.9.9 0 1 1 1.8 0";
export const boxGlyph = "M2.5 5.5v-3h3M10.5 2.5h3v3M13.5 10.5v3h-3M5.5 13.5h-3v-3M5.2 5.6h5.6v4.8H5.2z";
export const poseGlyph = "M9.4 3.6a1.4 1.4 0 1 1-2.8 0a1.4 1.4 0 1 1 2.8 0M2.8 6.2L8 7.2l5.2-1M8 5v4.6M8 9.6l-3 4.2M8 9.6l3 4.2";
export const pairGlyph =
  "M2.5 5h8.4M6.5 11h7M13.5 5a1.3 1.3 0 1 1-2.6 0a1.3 1.3 0 1 1 2.6 0M5.1 11a1.3 1.3 0 1 1-2.6 0a1.3 1.3 0 1 1 2.6 0M5.1 11h1.4";
export const heatGlyph =
  "M3.5 2.5h9a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1M6.2 2.5v11M9.8 2.5v11M2.5 6.2h11M2.5 9.8h11";
export const rankGlyph = "M4.5 13.5v-11M2 5l2.5-2.5L7 5M9.5 4h4M9.5 8h3M9.5 12h2";
export const searchGlyph = "M11 7a4 4 0 1 1-8 0a4 4 0 1 1 8 0M10 10l3.5 3.5";
export const videoGlyph = "M3.5 3.5h9a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1M6.8 6v4l3.2-2z";
export const solidGlyph = "M8 2l5.2 3v6L8 14l-5.2-3V5zM2.8 5L8 8l5.2-3M8 8v6";
export const agentGlyph =
  "M3.5 6h9a1 1 0 0 1 1 1v5a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1M8 6V3.2M5.8 9v1M10.2 9v1M6.8 3h2.4";
export const pageGlyph = "M3.5 2.5h6l3 3v8h-9zM9.5 2.5v3h3M5.8 8h4.4M5.8 10.6h4.4";
