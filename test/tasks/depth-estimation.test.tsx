import { fireEvent, render, screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { createTranslate } from "../../src/core/message.js";
import { type ColourMap, colourMaps, coloursOf } from "../../src/tasks/depth-estimation/colourMaps.js";
import { task } from "../../src/tasks/depth-estimation/index.js";

const t = createTranslate();
const input = { media: "https://files.example.com/field.png" };
const { fromAnswer, toText, toCard, fromCard, View } = task.output;
const rows = [
  [1, 2, 3],
  [4, 5, 6],
  [7, 8, 9.5],
];

const textOf = (body: unknown) => toText(fromAnswer(body, input), input, t);
const show = (body: unknown) => render(<View output={fromAnswer(body, input)} input={input} partial={false} />);

describe("an answer", () => {
  test.each([
    ["rows", { predicted_depth: rows }],
    ["rows in a batch of one", [{ predicted_depth: [[rows]] }]],
    ["rows under `depth`", { depth: rows }],
    ["bare rows", rows],
    ["a tensor", { predicted_depth: { dims: [1, 3, 3], data: Float32Array.from(rows.flat()) } }],
    ["a tensor in numbers", { predicted_depth: { shape: [3, 3], data: rows.flat() } }],
    ["a grid", { depth: { width: 3, height: 3, channels: 1, data: rows.flat() } }],
    ["what an endpoint wraps", { predictions: [{ predicted_depth: rows }] }],
  ])("of %s tells its range", (_name, body) => {
    expect(textOf(body)).toContain("Values from 1 to 9.5, 3 × 3 of them");
  });

  test("tells each part of the map in words", () => {
    expect(textOf({ predicted_depth: rows })).toContain(
      "top left: 1, top: 2, top right: 3, left: 4, middle: 5, right: 6, bottom left: 7, bottom: 8, bottom right: 9.5",
    );
  });

  test("with places that have no value leaves them out, and never says so in code", () => {
    const text = textOf({ predicted_depth: [[null, "x", Number.POSITIVE_INFINITY], ...rows.slice(1)] });
    expect(text).toContain("Values from 4 to 9.5");
    expect(text).toContain("top left: no value");
    expect(text).not.toMatch(/NaN|Infinity|undefined/);
  });

  test.each([
    ["rows of unequal length", { predicted_depth: [[1, 2], [3]] }],
    ["no number at all", { predicted_depth: [[null, null]] }],
    ["neither numbers nor a picture", { predicted_depth: "far" }],
  ])("of %s is refused", (_name, body) => {
    expect(() => fromAnswer(body, input)).toThrow();
  });

  test("is the same when it is recorded and read back", () => {
    for (const body of [
      {
        predicted_depth: [
          [null, 2],
          [3, 4],
        ],
      },
      { depth: { url: "https://files.example.com/depth.png" } },
    ]) {
      const live = fromAnswer(body, input);
      const again = fromCard(JSON.parse(JSON.stringify(toCard(live))), input);
      expect(toText(again, input, t)).toBe(toText(live, input, t));
    }
  });
});

describe("the value at a place", () => {
  const field = (name: string) => screen.getByLabelText<HTMLInputElement>(name);
  const value = () => document.querySelector("output.iw-answer")?.textContent;

  test("is read by numbers alone", () => {
    show({ predicted_depth: rows });
    expect(value()).toBe("8");
    fireEvent.change(field("From the left"), { target: { value: "2" } });
    fireEvent.change(field("From the top"), { target: { value: "0" } });
    expect(value()).toBe("3");
  });

  test("stays within the picture", () => {
    show({ predicted_depth: rows });
    for (const wrong of ["", "-4", "3", "900"]) fireEvent.change(field("From the left"), { target: { value: wrong } });
    expect(value()).toBe("8");
  });

  test("is counted in pixels of the picture that was sent", () => {
    show({ predicted_depth: rows });
    const image = screen.getByRole("img", { name: "The picture before" });
    Object.defineProperty(image, "naturalWidth", { value: 300 });
    Object.defineProperty(image, "naturalHeight", { value: 300 });
    fireEvent.load(image);
    expect(field("From the left").max).toBe("299");
    fireEvent.change(field("From the left"), { target: { value: "250" } });
    expect(value()).toBe("9.5");
  });
});

describe("the colours", () => {
  /** Lightness of the CIE, 0 to 100. */
  const lightness = (pixel: number) => {
    const [red, green, blue] = [pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255].map((byte) =>
      byte <= 10 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4,
    ) as [number, number, number];
    const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    return luminance > 0.008856 ? 116 * Math.cbrt(luminance) - 16 : 903.3 * luminance;
  };

  test.each(Object.keys(colourMaps) as ColourMap[])("of %s grow lighter in even steps, for every sight", (map) => {
    const light = Array.from(coloursOf(map, false), lightness);
    const [first = 0, last = 0] = [light[0], light[255]];
    expect(last - first).toBeGreaterThan(75);
    light.forEach((value, index) => {
      expect(Math.abs(value - (first + ((last - first) * index) / 255))).toBeLessThan(7);
      if (index > 0) expect(value).toBeGreaterThanOrEqual(light[index - 1] ?? 0);
    });
  });

  test("turn round where the map is inverted", () => {
    expect(Array.from(coloursOf("ember", true))).toEqual(Array.from(coloursOf("ember", false)).reverse());
  });
});
