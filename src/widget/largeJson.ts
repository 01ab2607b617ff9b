import { holdsAtMost } from "./answers.js";
import { describeJson } from "./json.js";

/** Milliseconds of writing at a time. */
const turn = 10;

/** Values written in one piece, at most, and items of a list that are looked at together. */
const mostInPiece = 2_000;
const together = 500;

/** What `describeJson` writes of a value, in turns of some 10 milliseconds; never one text, which would take too long to make. */
export async function writeLargeJson(value: unknown): Promise<Blob> {
  const parts: Blob[] = [];
  let text = "";
  let started = performance.now();
  try {
    for (const piece of piecesOf(value, "")) {
      text += piece;
      if (performance.now() - started < turn) continue;
      parts.push(new Blob([text]));
      text = "";
      await new Promise((resolve) => setTimeout(resolve));
      started = performance.now();
    }
  } catch {
    return new Blob([describeJson(value)]);
  }
  return new Blob([...parts, text]);
}

function* piecesOf(value: unknown, indent: string): Generator<string> {
  const isTextOrNumber = typeof value !== "object" || value === null;
  if (isTextOrNumber || holdsAtMost(mostInPiece, value)) yield indented(describeJson(value), indent);
  else if (Array.isArray(value)) {
    for (let at = 0; at < value.length; at += together) {
      const items: readonly unknown[] = value.slice(at, at + together);
      if (holdsAtMost(mostInPiece, items)) {
        // Without its brackets and the line break before the last.
        yield indented(`${at === 0 ? "[" : ","}${describeJson(items).slice(1, -2)}`, indent);
        continue;
      }
      for (const [index, item] of items.entries()) {
        yield `${at + index === 0 ? "[" : ","}\n${indent}  `;
        yield* piecesOf(item, `${indent}  `);
      }
    }
    yield `\n${indent}]`;
  } else {
    let mark = "{";
    for (const [name, item] of Object.entries(value)) {
      if (item === undefined) continue;
      yield `${mark}\n${indent}  ${JSON.stringify(name)}: `;
      yield* piecesOf(item, `${indent}  `);
      mark = ",";
    }
    yield `\n${indent}}`;
  }
}

/** Line breaks within texts are written otherwise, so that each of these begins a line of the JSON. */
function indented(json: string, indent: string): string {
  return json.replaceAll("\n", `\n${indent}`);
}
