/** A class by which the field of a long text has its full height: to find the height by the text, it would be laid out twice. */
export function sizeOf(text: string): " iw-text-long" | "" {
  return text.length > 20_000 ? " iw-text-long" : "";
}

/**
 * The direction of a field's text, by its first letter; an empty field has that of the page.
 *
 * With `dir="auto"` the browser would judge each paragraph anew: each key in a text of a megabyte would take seconds.
 */
export function directionOf(text: string): "rtl" | "ltr" | undefined {
  const [first] = /\p{L}/u.exec(text.slice(0, 1000)) ?? [];
  if (first === undefined) return undefined;
  return /[\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}]/u.test(first) ? "rtl" : "ltr";
}
