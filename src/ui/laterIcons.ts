/** Path data, as in `icons`, of glyphs that no widget shows at first. */
export const lock = "M4.5 7h7a1 1 0 0 1 1 1v4.5a1 1 0 0 1-1 1h-7a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1M5.5 7V5a2.5 2.5 0 0 1 5 0v2";
export const clock = "M13.8 8a5.8 5.8 0 1 1-11.6 0a5.8 5.8 0 1 1 11.6 0M8 4.8V8l2.3 1.6";
export const undo = "M5.5 3L2.5 6l3 3M2.8 6H9a3.8 3.8 0 0 1 0 7.6H5.5";
export const back = "M10 3.5L5.5 8l4.5 4.5";
export const forward = "M6 3.5L10.5 8L6 12.5";
export const pencil = "M3 13l.6-2.8 7.3-7.3a1.3 1.3 0 0 1 1.8 0l.4.4a1.3 1.3 0 0 1 0 1.8l-7.3 7.3z";

/** Filled. */
export const pause = "M4 3h3v10H4zM9 3h3v10H9z";
