import { describe, expect, test } from "vitest";
import { findMasks, withMask } from "../../src/core/masks.js";

const found = (text: string, own?: string) => findMasks(text, own).map(({ start, end }) => text.slice(start, end));

describe("the masks of a text", () => {
  test.each(["<mask>", "[MASK]", "{mask}", "<MASK>"])("are found whatever the model: %s", (mask) => {
    expect(findMasks(`A ${mask} of ${mask}.`)).toEqual([
      { start: 2, end: 2 + mask.length },
      { start: 6 + mask.length, end: 6 + 2 * mask.length },
    ]);
  });

  test("are those of the model where it has any in the text, and nothing else", () => {
    expect(found("A template: {mask} [MASK]", "[MASK]")).toEqual(["[MASK]"]);
    expect(found("A ⁂ day", "⁂")).toEqual(["⁂"]);
    expect(found("A <mask> day", "⁂")).toEqual(["<mask>"]);
  });

  test("are of one kind, the one that stands first", () => {
    expect(found("A [MASK] of <mask> and [MASK]")).toEqual(["[MASK]", "[MASK]"]);
  });

  test("are not there in a text without any, or with an empty mask", () => {
    expect(found("[mask] < mask > MASK")).toEqual([]);
    expect(found("A day", "")).toEqual([]);
  });
});

describe("a text for one model", () => {
  test("has its mask in place of another model's, whatever signs it has", () => {
    expect(withMask("A <mask> of <mask>", "$&")).toBe("A $& of $&");
  });

  test("stays as it is where it has its own already", () => {
    expect(withMask("Write {mask} for a [MASK]", "[MASK]")).toBe("Write {mask} for a [MASK]");
  });
});
