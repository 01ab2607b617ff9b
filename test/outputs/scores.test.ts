import { describe, expect, test } from "vitest";
import { InferenceError } from "../../src/core/errors.js";
import { readScores } from "../../src/outputs/scores.js";
import { readCosines } from "../../src/outputs/vectors.js";

const texts = ["a", "b", "c"];

const failure = (read: () => unknown) => {
  try {
    read();
  } catch (thrown) {
    if (thrown instanceof InferenceError) return { kind: thrown.kind, path: thrown.path, message: thrown.message };
    throw thrown;
  }
  throw new Error("It was read.");
};

describe("scores", () => {
  test.each<[string, unknown]>([
    ["numbers", [0.1, -2, 0.3]],
    ["numeric texts", ["0.1", "-2", "0.3"]],
    ["one level down", [[0.1, -2, 0.3]]],
    ["similarities", { similarities: [[0.1, -2, 0.3]] }],
    ["scores", { scores: [0.1, -2, 0.3] }],
    ["predictions", { predictions: [0.1, -2, 0.3] }],
    [
      "index and score, sorted",
      [
        { index: 2, score: 0.3 },
        { index: 0, score: 0.1 },
        { index: 1, score: -2 },
      ],
    ],
    [
      "a batch of one",
      [
        [
          { index: 2, score: 0.3 },
          { index: 0, score: 0.1 },
          { index: 1, score: -2 },
        ],
      ],
    ],
    [
      "corpus_id",
      [
        { corpus_id: 1, score: -2 },
        { corpus_id: 0, score: 0.1 },
        { corpus_id: 2, score: 0.3 },
      ],
    ],
    [
      "relevance",
      {
        results: [
          { index: 1, relevance_score: -2 },
          { index: 2, relevance_score: 0.3 },
          { index: 0, relevance_score: 0.1 },
        ],
      },
    ],
    [
      "data",
      {
        data: [
          { index: 1, score: -2 },
          { index: 2, score: 0.3 },
          { index: 0, score: 0.1 },
        ],
      },
    ],
    [
      "texts without an index",
      [
        { text: "c", score: 0.3 },
        { text: "a", score: 0.1 },
        { text: "b", score: -2 },
      ],
    ],
    [
      "documents without an index",
      [
        { document: { text: "b" }, score: -2 },
        { document: { text: "c" }, score: 0.3 },
        { document: "a", score: 0.1 },
      ],
    ],
    [
      "a label for each text",
      [[{ label: "LABEL_0", score: 0.1 }], [{ label: "LABEL_0", score: -2 }], [{ label: "LABEL_0", score: 0.3 }]],
    ],
    [
      "labels in one list",
      [
        { label: "x", score: 0.1 },
        { label: "x", score: -2 },
        { label: "x", score: 0.3 },
      ],
    ],
  ])("are given to their texts from %s", (_name, body) => {
    expect(readScores(body, texts)).toEqual([0.1, -2, 0.3]);
  });

  test("of two labels, that which says that a text fits is taken, wherever it stands", () => {
    const pair = (yes: number) => [
      { label: "LABEL_0", score: 1 - yes },
      { label: "LABEL_1", score: yes },
    ];
    expect(readScores([pair(0.9), pair(0.2).reverse(), pair(0.5)], texts)).toEqual([0.9, 0.2, 0.5]);
    expect(readScores([pair(0.9)], ["a"])).toEqual([0.9]);
    expect(
      failure(() =>
        readScores(
          [
            [
              { label: "cat", score: 1 },
              { label: "dog", score: 0 },
            ],
          ],
          ["a"],
        ),
      ).path,
    ).toBe("[0]");
  });

  test("that are null are no score, never zero; those left out are none at all", () => {
    expect(
      readScores(
        [
          { index: 1, score: null },
          { index: 0, score: 0 },
        ],
        texts,
      ),
    ).toEqual([0, null, undefined]);
    expect(readScores([0, null, "NaN"], texts)).toEqual([0, null, null]);
    expect(readScores({ results: [] }, texts)).toEqual([undefined, undefined, undefined]);
  });

  test("twin texts without an index each have one", () => {
    expect(
      readScores(
        [
          { text: "x", score: 1 },
          { text: "x", score: 2 },
        ],
        ["x", "x"],
      ),
    ).toEqual([1, 2]);
  });

  test.each<[string, unknown, string]>([
    ["nothing", null, ""],
    ["an object of another kind", { unexpected: 1 }, ""],
    ["too few numbers", [0.1, 0.2], ""],
    ["too many numbers", [0.1, 0.2, 0.3, 0.4], ""],
    ["a text among them", [0.1, "high", 0.3], "[1]"],
    ["a place that is none", [{ index: 3, score: 1 }], "[0].index"],
    ["a place below zero", [{ index: -1, score: 1 }], "[0].index"],
    ["half a place", [{ index: 0.5, score: 1 }], "[0].index"],
    [
      "a place twice",
      [
        { index: 1, score: 1 },
        { index: 1, score: 2 },
      ],
      "[1].index",
    ],
    ["an entry without a score", [{ index: 1 }], "[0].score"],
    ["an entry that tells no place", [{ score: 1 }], "[0].index"],
    ["a score that is an object", [{ index: 1, score: {} }], "[0].score"],
  ])("are a bad answer, with the place, from %s", (_name, body, path) => {
    expect(failure(() => readScores(body, texts))).toMatchObject({ kind: "bad-answer", path });
  });

  test("says how many there should be", () => {
    expect(failure(() => readScores([0.1], texts)).message).toBe(
      "The answer should hold 3 scores, one for each text, but holds 1.",
    );
  });
});

describe("cosines", () => {
  test.each<[string, unknown]>([
    [
      "rows",
      [
        [1, 0],
        [2, 0],
        [0, 3],
        [-1, 0],
      ],
    ],
    [
      "a batch of one",
      [
        [
          [1, 0],
          [2, 0],
          [0, 3],
          [-1, 0],
        ],
      ],
    ],
    ["rows of one row", [[[1, 0]], [[2, 0]], [[0, 3]], [[-1, 0]]]],
    [
      "embeddings",
      {
        embeddings: [
          [1, 0],
          [2, 0],
          [0, 3],
          [-1, 0],
        ],
      },
    ],
    [
      "entries out of order",
      {
        data: [
          { index: 3, embedding: [-1, 0] },
          { index: 0, embedding: [1, 0] },
          { index: 2, embedding: [0, 3] },
          { index: 1, embedding: [2, 0] },
        ],
      },
    ],
  ])("are found of the vectors in %s", (_name, body) => {
    expect(readCosines(body, 3)).toEqual([1, 0, -1]);
  });

  test("are none where the answer holds a number for each text", () => {
    for (const body of [
      [0.1, 0.2],
      [[0.1, 0.2]],
      { similarities: [0.1] },
      [{ index: 0, score: 1 }],
      [[{ label: "a", score: 1 }]],
      null,
      "x",
    ])
      expect(readCosines(body, 2)).toBeUndefined();
  });

  test("of a vector without length is null", () => {
    expect(
      readCosines(
        [
          [1, 0],
          [0, 0],
        ],
        1,
      ),
    ).toEqual([null]);
  });

  test.each<[string, unknown, string]>([
    [
      "too few vectors",
      [
        [1, 0],
        [1, 0],
      ],
      "",
    ],
    ["vectors of different lengths", [[1, 0], [1, 0], [1]], "[2]"],
    [
      "a text in a vector",
      [
        [1, 0],
        [1, "0"],
        [1, 0],
      ],
      "[1][1]",
    ],
  ])("are a bad answer from %s", (_name, body, path) => {
    expect(failure(() => readCosines(body, 2))).toMatchObject({ kind: "bad-answer", path });
  });
});
