import { describe, expect, test } from "vitest";
import { InferenceError } from "../../src/core/errors.js";
import { createTranslate } from "../../src/core/message.js";
import { task } from "../../src/tasks/token-classification/index.js";
import { placeSpans } from "../../src/tasks/token-classification/placeSpans.js";
import type { Spans } from "../../src/tasks/token-classification/spans.js";
import { assignTiers, cutText } from "../../src/tasks/token-classification/tiers.js";
import { cpuTime } from "../cpuTime.js";
import recordings from "../recordings/token-classification.json" with { type: "json" };

function read(body: unknown, text: string): Spans {
  const spans = task.output.fromAnswer(body, { text });
  return spans.unplaced ? placeSpans(spans.unplaced, text) : spans;
}

/** Each span as "word/label" with what really stands at its code points. */
const marked = (body: unknown, text: string) =>
  read(body, text).items.map(({ word, label, start, end }) => {
    if (start === null || end === null) return `(${word}/${label})`;
    return `${[...text].slice(start, end).join("")}/${label}`;
  });

const sentence = "Ada Lovelace moved to London in 1835.";

describe("every shape a server sends", () => {
  test.each(recordings.filter(({ example }) => example.text === sentence))("finds the same names: $name", ({ body }) => {
    expect(marked(body, sentence).slice(0, 2)).toEqual([
      expect.stringMatching(/^Ada Lovelace\/PER/),
      expect.stringMatching(/^London\/(LOC|GPE)$/),
    ]);
  });

  test("gives a whole name the mean of the scores of its pieces, and keeps a missing score missing", () => {
    const body = recordings[1]?.body;
    expect(read(body, sentence).items[0]?.score).toBeCloseTo((0.999 + 0.998 + 0.994) / 3);
    expect(read([{ entity_group: "PER", word: "Ada", score: null }], sentence).items[0]?.score).toBeNull();
    expect(read([{ entity_group: "PER", word: "Ada", score: 0 }], sentence).items[0]?.score).toBe(0);
    expect(read([{ entity_group: "PER", word: "Ada", score: "0.5" }], sentence).items[0]?.score).toBe(0.5);
  });

  test.each([
    ["the inside of predictions", { predictions: [[{ entity_group: "PER", word: "Ada", start: 0, end: 3 }]] }],
    ["the inside of entities", { text: sentence, entities: [{ label: "PER", text: "Ada", start: 0, end: 3 }] }],
    ["one entry on its own", { entity_group: "PER", word: "Ada", start: 0, end: 3 }],
    ["the first row of a batch", [[{ entity_group: "PER", word: "Ada", start: 0, end: 3 }], []]],
  ])("reads %s", (_name, body) => {
    expect(marked(body, sentence)).toEqual(["Ada/PER"]);
  });

  test("reads a label that is a number, and leaves out the label O", () => {
    expect(
      marked(
        [
          { entity: 7, word: "Ada", start: 0, end: 3 },
          { entity: "O", word: "moved", start: 13, end: 18 },
        ],
        sentence,
      ),
    ).toEqual(["Ada/7"]);
  });

  test.each([
    ["[0].entity_group", [{ word: "Ada", start: 0, end: 3 }]],
    [
      "[1].word",
      [
        { entity: "PER", word: "Ada" },
        { entity: "PER", score: 0.9 },
      ],
    ],
    ["[0].entity_group", { error: "Model is too busy" }],
    ["[0]", ["PER"]],
    ["[0].word", [{ entity_group: "PER", word: ["Ada"] }]],
    ["", null],
    ["", "PER"],
  ])("names the place %j of what it cannot read", (path, body) => {
    expect.assertions(2);
    try {
      read(body, sentence);
    } catch (thrown) {
      expect(thrown).toBeInstanceOf(InferenceError);
      expect(thrown).toMatchObject({ kind: "bad-answer", path });
    }
  });

  test("a recorded output reads back as it was", () => {
    for (const { example, body } of recordings) {
      const spans = read(body, example.text);
      expect(task.output.fromCard(task.output.toCard(spans), { text: example.text })).toEqual(spans);
    }
  });
});

describe("joining word pieces", () => {
  const piece = (entity: string, word: string, index?: number) => ({ entity, word, score: 0.9, ...(index && { index }) });

  test("keeps two names apart where the second begins with B-", () => {
    expect(marked([piece("B-PER", "Ada", 1), piece("B-PER", "Charles", 2)], "Ada Charles")).toEqual(["Ada/PER", "Charles/PER"]);
  });

  test("keeps two names apart where a token without a label lies between", () => {
    expect(marked([piece("B-PER", "Ada", 1), piece("I-PER", "Charles", 3)], "Ada, Charles")).toEqual(["Ada/PER", "Charles/PER"]);
    expect(
      marked(
        [
          { entity: "I-PER", word: "Ada", start: 0, end: 3 },
          { entity: "I-PER", word: "Charles", start: 5, end: 12 },
        ],
        "Ada, Charles",
      ),
    ).toEqual(["Ada/PER", "Charles/PER"]);
  });

  test("keeps neighbours of different types apart, and a piece that begins with I- is a span of its own", () => {
    expect(marked([piece("I-ORG", "Cambridge", 1), piece("I-LOC", "Town", 2)], "Cambridge Town")).toEqual([
      "Cambridge/ORG",
      "Town/LOC",
    ]);
  });

  test("joins the pieces of one word even where each begins anew or has a bare label", () => {
    expect(marked([piece("B-LOC", "Car", 1), piece("B-LOC", "##diff", 2)], "in Cardiff")).toEqual(["Cardiff/LOC"]);
    expect(marked([piece("NOUN", "walk", 1), piece("NOUN", "##ing", 2), piece("NOUN", "boots", 3)], "walking boots")).toEqual([
      "walking/NOUN",
      "boots/NOUN",
    ]);
    expect(marked([piece("B-LOC", "ĠCar", 4), piece("B-LOC", "diff", 5), piece("I-LOC", "ĠBay", 6)], "at Cardiff Bay")).toEqual([
      "Cardiff Bay/LOC",
    ]);
    expect(marked([piece("B-LOC", "▁東京", 1), piece("B-LOC", "大阪", 2)], "東京大阪")).toEqual(["東京/LOC", "大阪/LOC"]);
  });
});

describe("finding the place", () => {
  const group = (word: string, start?: unknown, end?: unknown, label = "PER") => ({
    entity_group: label,
    word,
    score: 0.9,
    start,
    end,
  });

  test("an entity at the very start keeps its place though its word is written differently", () => {
    expect(read([group("[UNK] Lovelace", 0, 12)], sentence).items[0]).toMatchObject({ start: 0, end: 12, word: "Ada Lovelace" });
  });

  test.each([
    ["😀 Wolfgang here", "Wolfgang", 2, 10],
    ["👩‍👩‍👧‍👦 Wolfgang here", "Wolfgang", 8, 16],
    ["Jose\u0301 met Wolfgang", "Wolfgang", 10, 18],
    ["🇩🇪🇩🇪 Wolfgang", "Wolfgang", 5, 13],
    ["وُلدت آدا في لندن", "آدا", 6, 9],
    ["  \r\n Wolfgang\r\nhere", "Wolfgang", 5, 13],
  ])("counts as the server does: %j", (text, word, start, end) => {
    expect(read([group(word, start, end)], text).items[0]).toMatchObject({ word, start, end });
  });

  test("finds names where the server had trimmed the text", () => {
    expect(marked([group("Ada", 0, 3), group("London", 7, 13, "LOC")], "   Ada in London")).toEqual(["Ada/PER", "London/LOC"]);
  });

  test("case folding that makes letters longer moves no span", () => {
    expect(marked([group("ali")], "İİ Ali")).toEqual(["Ali/PER"]);
  });

  test("two equal entities without offsets end, the second without a place when there is only one", () => {
    expect(marked([group("John"), group("John")], "John")).toEqual(["John/PER", "(John/PER)"]);
    expect(marked([group("John"), group("John")], "John and John")).toEqual(["John/PER", "John/PER"]);
  });

  test("finds entities without offsets in any order, also one within another", () => {
    expect(marked([group("London", null, null, "LOC"), group("Ada")], sentence)).toEqual(["Ada/PER", "London/LOC"]);
    expect(marked([group("Paris Hilton"), group("Paris", null, null, "LOC")], "Paris Hilton in Paris")).toEqual([
      "Paris Hilton/PER",
      "Paris/LOC",
    ]);
    expect(marked([group("Cape Town University"), group("Cape Town", null, null, "LOC")], "Cape Town University")).toEqual([
      "Cape Town University/PER",
      "Cape Town/LOC",
    ]);
  });

  test.each([
    ["start = end", 3, 3],
    ["start after end", 9, 2],
    ["a negative start", -4, 3],
    ["NaN", Number.NaN, Number.NaN],
    ["beyond the text", 900, 912],
    ["fractions", 0.5, 3.5],
  ])("offsets with %s lead to a search, and a word that is nowhere is kept without a place", (_name, start, end) => {
    expect(marked([group("London", start, end), group("Paris", start, end)], sentence)).toEqual(["London/PER", "(Paris/PER)"]);
  });

  test("puts spans in the order of the text, longer first, and one of several equal ones", () => {
    expect(
      marked(
        [group("London", 22, 28, "LOC"), group("Ada", 0, 3), group("Ada Lovelace", 0, 12), group("London", 22, 28, "LOC")],
        sentence,
      ),
    ).toEqual(["Ada Lovelace/PER", "Ada/PER", "London/LOC"]);
  });
});

describe("an answer far too long", () => {
  test("reads ten thousand spans of a million and says how many were left out", () => {
    const entry = { entity_group: "PER", word: "nowhere", start: 5, end: 5, score: 0.1 };
    const body = Array(1_000_000).fill(entry);
    expect(cpuTime(() => read(body, sentence))).toBeLessThan(2000);
    const spans = read(body, sentence);
    const [warning] = task.output.warnings?.(spans) ?? [];
    expect(warning && createTranslate()(warning)).toContain("990,000 entries were left out");
  });

  test("lays out ten thousand overlapping spans in a moment", () => {
    const text = "word ".repeat(4000);
    const body = Array.from({ length: 10_000 }, (_, index) => ({
      entity_group: `L${index % 9}`,
      start: index,
      end: 20_000 - index,
    }));
    const layOut = () => {
      const spans = read(body, text);
      const ranges = spans.items.map(({ start, end }) => ({ range: { start: start ?? 0, end: end ?? 0 } }));
      return { spans, pieces: cutText(text, ranges, assignTiers(ranges)) };
    };
    expect(cpuTime(layOut)).toBeLessThan(2000);
    const { spans, pieces } = layOut();
    expect(spans.items[0]?.word).toHaveLength(301);
    expect(pieces.map(({ text }) => text).join("")).toBe(text);
  });
});

describe("lines under the text", () => {
  /** The text with `[` `]` around pieces on the first line and `<` `>` around those on the second, by letter of the span. */
  const draw = (text: string, spans: readonly (readonly [number, number])[]) => {
    const named = spans.map(([start, end], index) => ({ range: { start, end }, name: String.fromCharCode(97 + index) }));
    return cutText(text, named, assignTiers(named))
      .map(({ text: piece, inner, outer }) => {
        const inside = inner ? `[${inner.span.name}${piece}]` : piece;
        return outer ? `<${outer.span.name}${inside}>` : inside;
      })
      .join("");
  };

  test.each([
    [
      "apart",
      [
        [0, 2],
        [4, 6],
      ],
      "[a01]23[b45]6789",
    ],
    [
      "touching",
      [
        [0, 2],
        [2, 4],
      ],
      "[a01][b23]456789",
    ],
    [
      "nested with a common start",
      [
        [0, 6],
        [0, 2],
      ],
      "<a[b01]><a2345>6789",
    ],
    [
      "nested with a common end",
      [
        [0, 6],
        [4, 6],
      ],
      "<a0123><a[b45]>6789",
    ],
    [
      "nested in the middle",
      [
        [0, 6],
        [2, 4],
      ],
      "<a01><a[b23]><a45>6789",
    ],
    [
      "crossing",
      [
        [0, 4],
        [2, 6],
      ],
      "[a01]<b[a23]><b45>6789",
    ],
    [
      "equal",
      [
        [0, 2],
        [0, 2],
      ],
      "<b[a01]>23456789",
    ],
    [
      "three deep, of which the list tells the widest",
      [
        [0, 9],
        [0, 6],
        [0, 2],
      ],
      "<b[c01]><b2345>6789",
    ],
    ["over the whole text", [[0, 10]], "[a0123456789]"],
    ["none", [], "0123456789"],
  ] as const)("draws spans that are %s", (_name, spans, drawing) => {
    expect(draw("0123456789", spans)).toBe(drawing);
  });

  test("never overlaps two spans on one line, never loses a letter", () => {
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % below;
    };
    for (let round = 0; round < 300; round += 1) {
      const ranges = Array.from({ length: random(12) }, () => {
        const start = random(30);
        return { range: { start, end: start + 1 + random(10) } };
      });
      const tiers = assignTiers(ranges);
      for (const [a, { range: one }] of ranges.entries()) {
        for (const [b, { range: other }] of ranges.entries()) {
          const overlap = a < b && one.start < other.end && other.start < one.end;
          if (overlap && tiers[a]) expect(tiers[a]).not.toBe(tiers[b]);
        }
      }
      const text = "0123456789".repeat(4);
      expect(
        cutText(text, ranges, tiers)
          .map((piece) => piece.text)
          .join(""),
      ).toBe(text);
    }
  });
});

describe("as text", () => {
  test("says in words all that the picture shows: labels with their counts, then what was found, where, how sure", () => {
    const text = (body: unknown) => task.output.toText(read(body, sentence), { text: sentence }, createTranslate());
    expect(text(recordings[0]?.body)).toBe(
      "2 spans: PER (person) 1, LOC (place) 1\nAda Lovelace: PER, characters 0–12, 0.998\nLondon: LOC, characters 22–28, 0.996",
    );
    expect(text([{ entity_group: "PER", word: "Paris" }])).toBe("1 span: PER (person) 1\nParis: PER, place not known, no score");
    expect(text([])).toBe("No entities found");
  });
});
