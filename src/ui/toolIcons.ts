/** Path data, as in `icons`, of the tools of a result: a widget draws its result before it brings them. */
export const copy = "M5.5 5.5h7v8h-7zM10.5 5.5v-3h-7v8h2";
export const save = "M8 2.5v7.2M4.8 6.8L8 10l3.2-3.2M2.8 13.2h10.4";
export const tableGlyph =
  "M3.5 3h9a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1M2.5 6.5h11M6.5 6.5V13M10 6.5V13";
