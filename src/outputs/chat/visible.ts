/**
 * Text with its control characters as visible signs: they would colour a terminal, or turn the order of what follows.
 *
 * In prose only those that force an order; in `code` all that have to do with it.
 */
export function visible(text: string, code = false): string {
  return text.replace(/\r\n?/g, "\n").replace(code ? inCode : inProse, (character) => {
    const point = character.charCodeAt(0);
    return point < 0x20 ? String.fromCharCode(0x2400 + point) : `[U+${point.toString(16).toUpperCase()}]`;
  });
}

const inProse = /(?![\n\t])\p{Cc}|[\u202D\u202E]/gu;
const inCode = /(?![\n\t])\p{Cc}|[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;
