import { describe, expect, it } from "vitest";
import { InferenceError } from "../../src/core/errors.js";
import { createTranslate } from "../../src/core/message.js";
import { outlineSpan, traceOutline } from "../../src/outputs/masks/outline.js";
import { type Mask, readSegmentation, segmentationToCard, segmentationToText } from "../../src/outputs/masks/segmentation.js";

const png = "iVBORw0KGgoAAAANSUhEUg==";
const jpeg = "/9j/4AAQSkZJRgABAQ==";

/** The mask that is read out of an item's `mask`, beside one that is known. */
function maskOf(mask: unknown): Mask | undefined {
  return readSegmentation([
    { label: "known", mask: png },
    { label: "a", mask },
  ]).segments[1]?.mask;
}

describe("an answer", () => {
  it.each([
    ["a number", 0.987, 0.987],
    ["a numeric text", "0.9", 0.9],
    ["zero", 0, 0],
    ["null", null, null],
    ["nothing", undefined, null],
    ["what is no number", "high", null],
  ])("keeps a segment whose score is %s", (_what, score, expected) => {
    expect(readSegmentation([{ label: "cabin", score, mask: png }]).segments).toEqual([
      { label: "cabin", score: expected, mask: `data:image/png;base64,${png}` },
    ]);
  });

  it("keeps the server's order", () => {
    const answer = [0.2, 0.9, 0.5].map((score, index) => ({ label: `${index}`, score, mask: png }));
    expect(readSegmentation(answer).segments.map(({ label }) => label)).toEqual(["0", "1", "2"]);
  });

  it("of no segments says that nothing was found, and is no failure", () => {
    const nothing = readSegmentation([]);
    expect(nothing).toEqual({ segments: [], maps: [] });
    expect(segmentationToText(nothing, createTranslate())).toBe("No segment was found.");
  });

  it("is read out of a batch of one and out of predictions", () => {
    const item = { label: "cabin", score: 1, mask: png };
    expect(readSegmentation([[item]]).segments).toHaveLength(1);
    expect(readSegmentation({ predictions: [item] }).segments).toHaveLength(1);
    expect(readSegmentation(item).segments).toHaveLength(1);
  });

  it("of one mask alone is a segment called mask", () => {
    expect(readSegmentation({ image: { url: "https://example.org/mask.png" } }).segments).toEqual([
      { label: "mask", score: null, mask: "https://example.org/mask.png" },
    ]);
  });

  it("of rendered maps keeps every map", () => {
    const bytes = new Blob(["x"], { type: "image/png" });
    expect(readSegmentation(bytes).maps).toEqual([bytes]);
    expect(readSegmentation({ url: "/models/room.png" }).maps).toEqual(["/models/room.png"]);
    expect(readSegmentation([{ url: "/models/a.png" }, { image: "/models/b.png" }]).maps).toEqual([
      "/models/a.png",
      "/models/b.png",
    ]);
    expect(readSegmentation(png).maps).toEqual([`data:image/png;base64,${png}`]);
  });

  it("reads labels that are no text as text", () => {
    const labels = [7, false, null].map((label) => readSegmentation([{ label, mask: png }]).segments[0]?.label);
    expect(labels).toEqual(["7", "false", "mask"]);
  });

  it.each([
    ["nothing", null, "[0]"],
    ["a text", "hello", "[0]"],
    ["a number", 3, "[0]"],
    ["labels without masks", [{ label: "cat", score: 0.9 }], "[0].mask"],
    ["an unsafe map", { url: "javascript:alert(1)" }, "[0].mask"],
    ["an object of another kind", { unexpected: true }, "[0].mask"],
    ["a list within a list", [[[]], 7], "[0]"],
  ])("of %s is refused with the path of the bad field", (_what, body, path) => {
    const failure = expect.objectContaining({ kind: "bad-answer", path });
    expect(() => readSegmentation(body)).toThrow(InferenceError);
    expect(() => readSegmentation(body)).toThrow(failure);
  });
});

describe("a mask", () => {
  it.each([
    ["base64", png, `data:image/png;base64,${png}`],
    ["base64 that begins like a path", jpeg, `data:image/png;base64,${jpeg}`],
    ["a data URL", `data:image/png;base64,${png}`, `data:image/png;base64,${png}`],
    ["a URL", "https://example.org/a.png", "https://example.org/a.png"],
    ["a path on this site", "/models/a.png", "/models/a.png"],
    ["an object with a URL", { url: "https://example.org/a.png" }, "https://example.org/a.png"],
    ["run lengths", { size: [2, 3], counts: [1, 2, 3] }, { size: [2, 3], counts: [1, 2, 3] }],
    ["rows of 0 and 1", [[0, 1, 1]], { width: 3, height: 1, rows: [[0, 1, 1]] }],
    ["a grid", { width: 2, height: 1, channels: 1, data: [0, 255] }, { width: 2, height: 1, channels: 1, data: [0, 255] }],
  ])("is read as %s", (_form, mask, expected) => {
    expect(maskOf(mask)).toEqual(expected);
  });

  it.each([
    ["null", null],
    ["an unsafe URL", "javascript:alert(1)"],
    ["markup", "<svg onload=alert(1)>"],
    ["a script in a data URL", "data:text/html,<b>"],
    ["a grid of another length", { width: 2, height: 2, channels: 1, data: [0] }],
    ["a grid of no size", { width: 0, height: 0, data: [] }],
    ["run lengths of no size", { size: [0, -1], counts: [] }],
    ["rows of different lengths", [[0, 1], [1]]],
  ])("costs its own segment only when it is %s", (_form, mask) => {
    expect(maskOf(mask)).toBeUndefined();
  });
});

describe("what is written into a card", () => {
  it("is read back as the same answer", () => {
    const answer = readSegmentation([
      { label: "cabin", score: 0.9, mask: png },
      { label: "tree", mask: { size: [2, 3], counts: [1, 2, 3] } },
      { url: "/models/map.png" },
    ]);
    expect(readSegmentation(JSON.parse(JSON.stringify(segmentationToCard(answer))))).toEqual(answer);
  });

  it("holds grids as run lengths, column after column", () => {
    const answer = readSegmentation([{ label: "a", mask: { width: 3, height: 2, channels: 1, data: [0, 255, 255, 0, 0, 255] } }]);
    expect(segmentationToCard(answer)).toEqual([{ label: "a", mask: { size: [2, 3], counts: [2, 1, 1, 2] } }]);
  });
});

it("says every label with its number, and its score where there is one", () => {
  const answer = readSegmentation([
    { label: "cabin", score: 0.98712, mask: png },
    { label: "tree", mask: png },
  ]);
  expect(segmentationToText(answer, createTranslate())).toBe("1. cabin, score 0.987\n2. tree");
});

describe("an outline", () => {
  const grid = (valueAt: (x: number, y: number) => number) =>
    Uint8Array.from({ length: outlineSpan ** 2 }, (_, at) => valueAt(at % outlineSpan, Math.floor(at / outlineSpan)));

  it("follows the border of a rectangle, with few points", () => {
    const { path, share, centre } = traceOutline(grid((x, y) => (x >= 128 && x < 384 && y >= 256 ? 255 : 0)));
    const points = [...path.matchAll(/([\d.]+) ([\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const);
    expect(share).toBe(0.25);
    expect(points.length).toBeLessThan(80);
    expect(Math.min(...points.map(([x]) => x))).toBeCloseTo(128, 0);
    expect(Math.max(...points.map(([x]) => x))).toBeCloseTo(384, 0);
    expect(Math.min(...points.map(([, y]) => y))).toBeCloseTo(256, 0);
    expect(Math.max(...points.map(([, y]) => y))).toBe(512);
    expect(centre?.[0]).toBeCloseTo(0.5, 1);
    expect(centre?.[1]).toBeCloseTo(0.75, 1);
  });

  it.each([
    ["254 of 255", 254],
    ["0 and 1", 1],
    ["a faint 90", 90],
  ])("shows a mask whose largest value is %s", (_what, most) => {
    expect(traceOutline(grid((x) => (x < 256 ? most : 0))).share).toBe(0.5);
  });

  it("cuts a soft mask at half of its strength", () => {
    expect(traceOutline(grid((x) => x / 2)).share).toBeCloseTo(0.5, 2);
  });

  it("covers nothing for an empty mask, and all for a full one", () => {
    expect(traceOutline(grid(() => 0))).toEqual({ path: "", share: 0, centre: undefined });
    expect(traceOutline(grid(() => 255)).share).toBe(1);
  });

  it("keeps a hole open, and puts the number on the ring", () => {
    const ring = (x: number, y: number) => Math.hypot(x - 256, y - 256);
    const { path, centre } = traceOutline(grid((x, y) => (ring(x, y) < 240 && ring(x, y) > 140 ? 255 : 0)));
    expect(path.match(/M/g)).toHaveLength(2);
    expect(ring((centre?.[0] ?? 0) * 512, (centre?.[1] ?? 0) * 512)).toBeGreaterThan(140);
  });

  it("stays short for a mask of noise", () => {
    let seed = 1;
    const noise = grid(() => {
      seed = (seed * 48271) % 2147483647;
      return seed % 2 ? 255 : 0;
    });
    expect(traceOutline(noise).path.length).toBeLessThan(500_000);
  });
});
