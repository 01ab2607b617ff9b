import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readModelCard } from "../../src/card/index.js";
import type { TaskId } from "../../src/core/task.js";
import { registry } from "../../src/tasks/registry.js";

const publicFolder = fileURLToPath(new URL("../../public/", import.meta.url));
const site = "https://example.org/";

const names = readdirSync(`${publicFolder}models/demo`);

function readCard(name: string) {
  const markdown = readFileSync(`${publicFolder}models/demo/${name}/README.md`, "utf8");
  return readModelCard(markdown, { id: `demo/${name}`, baseUrl: `${site}models/demo/${name}/` });
}

/** Every text in a value, at any depth. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

describe.each(names)("the card of demo/%s", (name) => {
  const card = readCard(name);

  it("is read without a fault", () => {
    expect(card.problems).toEqual([]);
    expect(card.taskSource).toBe("card");
    expect(card.languages[0]).toBe("en");
    expect(card.data.license).toBe("mit");
  });

  it("has titled examples, each with a recorded output", () => {
    const titles = card.examples.map((example) => example.example_title);
    expect(titles.length).toBeGreaterThan(1);
    expect(new Set(titles).size).toBe(titles.length);
    expect(titles).not.toContain(undefined);
    for (const example of card.examples) expect(example.output).toBeDefined();
  });

  it("refers only to files that are there", () => {
    const files = card.examples.flatMap(textsIn).filter((text) => text.startsWith(site));
    for (const file of files) expect(existsSync(publicFolder + decodeURI(file.slice(site.length))), file).toBe(true);
  });

  it("has places that stand where the words are, in code points", () => {
    // There, places count the words of a page.
    if (card.task === "document-question-answering") return;
    for (const { text, context, output } of card.examples) {
      if (context === undefined && text === undefined) continue;
      const source = Array.from(String(context ?? text));
      for (const part of [output].flat()) {
        if (typeof part !== "object" || part === null || !("start" in part) || !("end" in part)) continue;
        const words = source.slice(Number(part.start), Number(part.end)).join("");
        expect(words).toBe("word" in part ? part.word : "answer" in part ? part.answer : undefined);
      }
    }
  });
});

describe("the cards of the demonstration", () => {
  it("name a task each, and every task that has a widget has one", () => {
    const tasks = names.map((name) => readCard(name).task);
    expect(tasks).not.toContain(undefined);
    expect(Object.keys(registry).filter((tag) => !tasks.includes(tag as TaskId))).toEqual([]);
  });

  it("point at the cells they quote", () => {
    for (const { table, output } of readCard("table-reader").examples) {
      const columns = Object.values(table as Record<string, readonly unknown[]>);
      const { coordinates, cells } = output as { coordinates: readonly (readonly [number, number])[]; cells: readonly string[] };
      expect(coordinates.map(([row, column]) => String(columns[column]?.[row]))).toEqual(cells);
    }
  });

  it("point at the words of a page that they quote", () => {
    const pages = readCard("page-reader").examples.filter(({ parameters }) => parameters?.word_boxes !== undefined);
    expect(pages.length).toBeGreaterThan(1);
    for (const { parameters, output } of pages) {
      const words = ((parameters?.word_boxes ?? []) as readonly (readonly [string, unknown])[]).map(([word]) => word);
      for (const { answer, start, end } of output as readonly { answer: string; start: number; end: number }[]) {
        expect(words.slice(start, end + 1).join(" ")).toBe(answer);
      }
    }
  });

  it("tell when each sentence was spoken, one after the other and within the clip", () => {
    for (const { src, output } of readCard("dictation").examples) {
      const { text, chunks = [] } = output as {
        text: string;
        chunks?: readonly { text: string; timestamp: readonly [number, number] }[];
      };
      const wav = readFileSync(publicFolder + String(src).slice(site.length));
      const seconds = (wav.length - 44) / (wav.readUInt32LE(24) * 2);
      const times = chunks.flatMap((chunk) => chunk.timestamp);
      expect(times).toEqual(times.toSorted((one, other) => one - other));
      for (const time of times) expect(time).toBeLessThanOrEqual(seconds);
      if (chunks.length > 0) expect(chunks.map((chunk) => chunk.text).join("")).toBe(text);
    }
  });

  it("have masks that are grey pictures of the sizes the card tells", () => {
    const sizes = readCard("lake-segments").examples.map(({ output }) =>
      (output as readonly { mask: string }[]).map(({ mask }) => {
        const png = Buffer.from(mask, "base64");
        return `${png.readUInt32BE(16)} × ${png.readUInt32BE(20)}, ${png[24]} bits, type ${png[25]}`;
      }),
    );
    expect(sizes).toEqual([Array(6).fill("240 × 160, 8 bits, type 0"), Array(6).fill("160 × 107, 8 bits, type 0")]);
  });
});
