import { describe, expect, test } from "vitest";
import { figuresOf } from "../../src/core/figures.js";

describe("the numbers of one column", () => {
  test.each([
    [
      [242.0321, 500.5],
      ["242.032", "500.500"],
    ],
    [
      [1, 2, 3],
      ["1", "2", "3"],
    ],
    [
      [1_234_567.8, 2],
      ["1234568", "2"],
    ],
    [
      [0.1 + 0.2, 0.5],
      ["0.3", "0.5"],
    ],
    [
      [-0.000001, 5],
      ["0", "5"],
    ],
    [
      [0.000012, -0.0003],
      ["0.000012", "-0.000300"],
    ],
    [
      [1e20, 5],
      ["100000000000000000000", "5"],
    ],
    [[1.5e300], ["1.5e+300"]],
    [[0], ["0"]],
  ])("%j are written alike: %j", (values, texts) => {
    const write = figuresOf(values);
    expect(values.map(write)).toEqual(texts);
  });

  test("are none of them, and may be endless", () => {
    expect(figuresOf([])(2)).toBe("2");
    expect(figuresOf([Number.POSITIVE_INFINITY, 1])(1)).toBe("1");
  });
});
