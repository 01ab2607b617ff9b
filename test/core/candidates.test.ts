import { describe, expect, test } from "vitest";
import {
  addCandidates,
  cutCandidates,
  mostCandidates,
  readCandidates,
  splitCandidates,
  writeCandidates,
} from "../../src/core/candidates.js";

describe("a written list of labels", () => {
  test.each([
    ["a, b,c", ["a", "b", "c"]],
    ["a; b\nc\r\nd\te", ["a", "b", "c", "d", "e"]],
    ["手机，价格、相机", ["手机", "价格", "相机"]],
    ["كتاب، قلم؛ ورق", ["كتاب", "قلم", "ورق"]],
    ['"Paris, France", Rome', ["Paris, France", "Rome"]],
    ['"Paris, France', ["Paris, France"]],
    ['a 5" disk, a tape', ['a 5" disk', "a tape"]],
    ["", []],
    [" , ;", []],
  ])("%j is cut into its parts", (text, labels) => {
    expect(splitCandidates(text)).toEqual(labels);
  });

  test.each([
    ["new ph", [], "new ph"],
    ["a, new ph", ["a"], "new ph"],
    ["a,", ["a"], ""],
    ['"Paris, Fr', [], '"Paris, Fr'],
    ['"Paris, France",', ["Paris, France"], ""],
    [",", [], ""],
  ])("%j being written has whole parts, and one that goes on", (text, whole, rest) => {
    expect(cutCandidates(text)).toEqual({ whole, rest });
  });

  test("has each label once and none blank, and keeps upper and lower case", () => {
    expect(addCandidates(["Sport"], [" Sport ", "sport", "", "  "])).toEqual(["Sport", "sport"]);
  });

  test("ends where there are as many as one request holds", () => {
    const many = Array.from({ length: 5000 }, (_, index) => `label ${index}`);
    expect(readCandidates(many)).toHaveLength(mostCandidates);
    expect(readCandidates(many.join())).toHaveLength(mostCandidates);
  });
});

describe("the labels of a card", () => {
  test.each<[unknown, readonly string[] | undefined]>([
    ["a, b,, b", ["a", "b"]],
    [
      ["Paris, France", 3, true, null, { deep: 1 }],
      ["Paris, France", "3", "true"],
    ],
    [{ a: 1 }, undefined],
    [undefined, undefined],
  ])("%j are read as a text with commas or as a list", (value, labels) => {
    expect(readCandidates(value)).toEqual(labels);
  });

  test.each([[["a", "b"]], [["Paris, France", "Rome"]], [['"quoted"', "b"]], [["a; b", "c"]], [[]]])(
    "%j are read back as they were written",
    (labels) => {
      expect(readCandidates(writeCandidates(labels))).toEqual(labels);
    },
  );

  test("are written as the Hub writes them where that loses nothing", () => {
    expect(writeCandidates(["a", "b c"])).toBe("a, b c");
  });
});
