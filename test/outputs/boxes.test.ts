import { describe, expect, it } from "vitest";
import { InferenceError } from "../../src/core/errors.js";
import { createTranslate } from "../../src/core/message.js";
import { boxesOutput } from "../../src/outputs/boxes/index.js";
import { readBoxes, wordArea } from "../../src/outputs/boxes/readBoxes.js";
import { placeTags, type Tagged } from "../../src/outputs/marks/placeTags.js";

const t = createTranslate();
const box = { xmin: 10, ymin: 20, xmax: 110, ymax: 70 };
const input = { media: undefined };
const textOf = (body: unknown) => boxesOutput.toText(readBoxes(body), input, t);

describe("an answer", () => {
  it.each([
    ["corners by name", box],
    ["corners as text", { xmin: "10", ymin: "20", xmax: "110", ymax: "70" }],
    ["a list of corners", [10, 20, 110, 70]],
    ["a corner and sizes", { x: 10, y: 20, w: 100, h: 50 }],
    ["a corner and sizes in words", { x: 10, y: 20, width: 100, height: 50 }],
    ["corners in another order", { xmin: 110, ymin: 70, xmax: 10, ymax: 20 }],
  ])("may give a box by %s", (_form, form) => {
    expect(readBoxes([{ label: "bus", score: 0.9, box: form }])).toEqual({
      boxes: [{ label: "bus", score: 0.9, ...box }],
      unit: "pixels",
    });
  });

  it("is shown best first, whatever order the server has, and what has no score comes last", () => {
    const answer = [0.2, null, 0.9].map((score) => ({ label: `${score}`, score, box }));
    expect(readBoxes(answer).boxes.map(({ label }) => label)).toEqual(["0.9", "0.2", "null"]);
  });

  it.each([
    ["0", 0, 0],
    ["a numeric text", "0.9", 0.9],
    ["null", null, null],
    ["nothing", undefined, null],
  ])("keeps a box whose score is %s", (_what, score, expected) => {
    expect(readBoxes([{ label: "bus", score, box }]).boxes[0]?.score).toBe(expected);
  });

  it("counts parts of the picture where all numbers are about 0 to 1, and pixels else", () => {
    const unitOf = (...boxes: unknown[]) => readBoxes(boxes.map((one) => ({ label: "a", box: one }))).unit;
    expect(unitOf([0, 0, 1, 1])).toBe("fractions");
    expect(unitOf([-0.02, 0.1, 0.5, 1.03])).toBe("fractions");
    expect(unitOf([0, 0, 1, 1], [0, 0, 20, 1])).toBe("pixels");
    expect(unitOf()).toBe("pixels");
  });

  it("is read out of a batch of one, out of predictions, and where it is one box alone", () => {
    const one = { label: "bus", score: 1, box };
    expect(readBoxes([[one]]).boxes).toHaveLength(1);
    expect(readBoxes({ predictions: [one] }).boxes).toHaveLength(1);
    expect(readBoxes(one).boxes).toHaveLength(1);
  });

  it("of no boxes says that nothing was found, and is no failure", () => {
    expect(textOf([])).toBe("Nothing was found.");
    expect(textOf([[]])).toBe("Nothing was found.");
  });

  it("names the labels that were looked for in vain", () => {
    const asked = { media: undefined, labels: ["bus", "cat", "dog"] };
    expect(boxesOutput.toText(readBoxes([]), asked, t)).toBe("None of these was found: bus, cat, dog");
    expect(boxesOutput.toText(readBoxes([{ label: "cat", box }]), asked, t)).toMatch(/\nNot found: bus, dog$/);
  });

  it.each([
    ["a text", "hello", ""],
    ["a number in the list", [3], "[0]"],
    ["no box", [{ label: "bus", score: 0.9 }], "[0].box"],
    ["a box without a side", [{ label: "bus", box: { xmin: 1, ymin: 2, xmax: 3 } }], "[0].box.ymax"],
    ["a list of three", [{ label: "bus", box: [1, 2, 3] }], "[0].box[3]"],
    ["a side that is no number", [{ label: "bus", box: { x: 1, y: 2, w: "wide", h: 3 } }], "[0].box.w"],
    ["a label that is a list", [{ label: ["bus"], box }], "[0].label"],
  ])("with %s is refused with the path of the bad field", (_what, body, path) => {
    expect(() => readBoxes(body)).toThrow(InferenceError);
    expect(() => readBoxes(body)).toThrow(expect.objectContaining({ kind: "bad-answer", path }));
  });

  it("that is written into a card is read back as the same", () => {
    for (const form of [box, [0.1, 0.2, 0.5, 0.9]]) {
      const answer = readBoxes([
        { label: "bus", score: 0.9, box: form },
        { label: "7", box: form },
      ]);
      expect(readBoxes(JSON.parse(JSON.stringify(boxesOutput.toCard(answer))))).toEqual(answer);
    }
  });
});

describe("the words", () => {
  it("say label, score, size and place of each box, in pixels or in percent", () => {
    expect(
      textOf([
        { label: "bus", score: 0.98712, box },
        { label: "cat", box },
      ]),
    ).toBe("1. bus, score 0.987: 100 × 50 px at 10, 20\n2. cat: 100 × 50 px at 10, 20");
    expect(textOf([{ label: "bus", score: 0.5, box: [0.5, 0.1, 0.9, 0.3] }])).toBe(
      "1. bus, score 0.500: top right, 40 × 20 % at 50, 10 %",
    );
  });

  const place = (xmin: number, ymin: number, xmax: number, ymax: number) =>
    wordArea({ xmin, ymin, xmax, ymax }, "pixels", { width: 300, height: 300 }, t);

  it.each([
    ["top left", [0, 0, 90, 90]],
    ["bottom", [110, 210, 190, 290]],
    ["right", [210, 110, 290, 190]],
    ["centre", [110, 110, 190, 190]],
    ["most of the picture", [10, 10, 290, 290]],
    ["bottom", [0, 250, 300, 300]],
  ] as const)("name the part of the picture: %s", (words, [left, top, right, bottom]) => {
    expect(place(left, top, right, bottom)).toMatch(new RegExp(`^${words}, `));
  });

  it("tell what reaches beyond the picture, and what lies outside of it", () => {
    expect(place(250, 10, 340, 60)).toMatch(/, reaches beyond the picture$/);
    expect(place(-20, 10, 40, 60)).toBe("top left, 60 × 50 px at −20, 10, reaches beyond the picture");
    expect(place(310, 10, 340, 60)).toMatch(/^outside the picture, /);
    expect(place(0, 0, 301, 300)).not.toMatch(/beyond/);
  });

  it("give the corners as rows for a spreadsheet", () => {
    expect(boxesOutput.toTable?.(readBoxes([{ label: "bus", box }]), input, t)).toEqual({
      columns: ["label", "score", "xmin", "ymin", "xmax", "ymax"],
      rows: [["bus", "", "10", "20", "110", "70"]],
    });
  });
});

describe("tags", () => {
  const frame = { width: 300, height: 200, widthOf: (text: string) => text.length * 7 };
  const tagged = (
    index: number,
    [left, top, right, bottom]: readonly [number, number, number, number],
    text = "bus",
  ): Tagged => ({
    index,
    text,
    left,
    top,
    right,
    bottom,
  });

  it("stay inside the picture, also those of small boxes in its corners", () => {
    const corners = [
      [0, 0, 4, 4],
      [296, 0, 300, 4],
      [0, 196, 4, 200],
      [296, 196, 300, 200],
      [0, 0, 300, 200],
    ] as const;
    const tags = placeTags(
      corners.map((corner, index) => tagged(index, corner, "a label that is far too long for any tag")),
      frame,
    );
    expect(tags.length).toBeGreaterThan(3);
    for (const { x, y, width } of tags) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(300);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y + 18).toBeLessThanOrEqual(200);
    }
  });

  it("do not cover each other; what finds no room says its number, or nothing", () => {
    const tags = placeTags(
      Array.from({ length: 20 }, (_, index) => tagged(index, [100, 90, 160, 120])),
      frame,
    );
    for (const one of tags) {
      for (const other of tags) {
        if (one === other) continue;
        const apart =
          one.x + one.width <= other.x || other.x + other.width <= one.x || one.y + 18 <= other.y || other.y + 18 <= one.y;
        expect(apart).toBe(true);
      }
    }
    expect(tags[0]?.text).toContain("bus");
    expect(tags.length).toBeLessThan(20);
  });
});
