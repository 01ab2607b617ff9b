import { describe, expect, test } from "vitest";
import { InferenceError } from "../../src/core/errors.js";
import {
  compareEmbeddings,
  type DenseEmbedding,
  embeddingsToCard,
  factsOf,
  listRows,
  readEmbeddings,
  sampleRows,
} from "../../src/outputs/embeddings/embeddings.js";

const base64 = (numbers: readonly number[]) => btoa(String.fromCharCode(...new Uint8Array(new Float32Array(numbers).buffer)));

const one = (body: unknown) => readEmbeddings(body, 1)[0];
const dense = (body: unknown) => {
  const embedding = one(body);
  if (embedding?.kind !== "dense") throw new Error("Not dense.");
  return embedding;
};
const failure = (body: unknown, count = 1) => {
  try {
    readEmbeddings(body, count);
  } catch (thrown) {
    if (thrown instanceof InferenceError) return { kind: thrown.kind, path: thrown.path, message: thrown.message };
    throw thrown;
  }
  throw new Error("It was read.");
};

describe("one text", () => {
  const vector = [0.5, -0.25, 0.125];

  test.each<[string, unknown]>([
    ["a list", vector],
    ["two levels", [vector]],
    ["three levels", [[vector]]],
    ["four levels", [[[vector]]]],
    ["entries", { data: [{ embedding: vector, index: 0 }], usage: {} }],
    ["an entry", { embedding: vector }],
    ["embeddings by their type", { embeddings: { float: [vector] } }],
    ["predictions", { predictions: [vector] }],
    ["base64", { data: [{ embedding: base64(vector) }] }],
    ["base64 in a list", [base64(vector)]],
    ["a tensor", { dims: [1, 3], type: "float32", data: vector }],
    ["a tensor of typed numbers", { dims: [1, 1, 3], data: new Float32Array(vector) }],
    ["a list of typed numbers", [new Float32Array(vector)]],
  ])("has one vector in %s", (_name, body) => {
    expect(dense(body)).toMatchObject({ shape: [3], rows: 1, size: 3 });
    expect(listRows(dense(body))).toEqual([vector]);
  });

  test.each<[string, unknown, readonly number[]]>([
    ["two levels", [vector, vector], [2, 3]],
    ["three levels", [[vector, vector]], [2, 3]],
    ["four levels", [[[vector, vector]]], [2, 3]],
    ["a tensor", { dims: [1, 2, 3], data: [...vector, ...vector] }, [2, 3]],
    ["a layer above", [[vector], [vector]], [2, 1, 3]],
  ])("has a vector for each token in %s", (_name, body, shape) => {
    expect(dense(body)).toMatchObject({ shape, rows: 2, size: 3 });
    expect(listRows(dense(body))).toEqual([vector, vector]);
  });

  test("keeps the index of each number of a sparse vector, the largest first", () => {
    const entries = [
      { index: 7, value: 0.5 },
      { index: 2054, value: 1.5 },
    ];
    for (const body of [entries, [entries], { embeddings: [entries] }]) {
      expect(one(body)).toEqual({ kind: "sparse", entries: [entries[1], entries[0]] });
    }
  });

  test("keeps a lost number as lost, and counts it", () => {
    expect(listRows(dense([0.5, null, 1.5]))).toEqual([[0.5, null, 1.5]]);
    expect(factsOf(dense([0.5, null, 1.5]))).toMatchObject({ missing: 1, mean: 1, min: 0.5, max: 1.5 });
  });

  test.each<[string, unknown]>([
    ["an empty list", []],
    ["empty lists", [[], []]],
    ["lists without end around nothing", JSON.parse(`${"[".repeat(5000)}${"]".repeat(5000)}`)],
    ["no embeddings", { embeddings: [] }],
  ])("has no numbers in %s", (_name, body) => {
    expect(readEmbeddings(body, 1)).toEqual([]);
  });

  test.each<[string, unknown, string]>([
    ["nothing", null, ""],
    ["a text", "AAAAAAAAAAAAAAAA", ""],
    ["an object of another kind", { label: "A" }, ""],
    ["a text among the numbers", [0.1, "a"], "[1]"],
    ["a text in a later row", [[0.1], [0.2], ["a"]], "[2][0]"],
    ["a number among the rows", [[0.1], 0.2], "[1]"],
    ["rows of different lengths", [[0.1, 0.2], [0.3]], "[1]"],
    ["a sparse entry without a value", [{ index: 1 }], "[0].value"],
    ["base64 that is none", { embedding: "!!" }, ""],
    ["a list in place of a number", [[[0.1], [[0.2]]]], "[1][0]"],
  ])("is a bad answer, with its place, from %s", (_name, body, path) => {
    expect(failure(body)).toMatchObject({ kind: "bad-answer", path });
  });
});

describe("two texts", () => {
  test("have one vector each", () => {
    const rows = (body: unknown) => readEmbeddings(body, 2).map((embedding) => embedding.kind === "dense" && listRows(embedding));
    const both = [[[1, 2]], [[3, 4]]];
    expect(
      rows([
        [1, 2],
        [3, 4],
      ]),
    ).toEqual(both);
    expect(
      rows([
        [
          [1, 2],
          [3, 4],
        ],
      ]),
    ).toEqual(both);
    expect(rows({ dims: [2, 2], data: [1, 2, 3, 4] })).toEqual(both);
    expect(rows({ dims: [1, 2, 1, 2], data: new Float32Array([1, 2, 3, 4]) })).toEqual(both);
    expect(
      rows({
        data: [
          { index: 1, embedding: [3, 4] },
          { index: 0, embedding: base64([1, 2]) },
        ],
      }),
    ).toEqual(both);
  });

  test("may have different counts of tokens", () => {
    const read = readEmbeddings(
      [
        [[1, 2]],
        [
          [3, 4],
          [5, 6],
        ],
      ],
      2,
    );
    expect(read).toMatchObject([{ rows: 1 }, { rows: 2, shape: [2, 2] }]);
  });

  test("are a bad answer in any other number", () => {
    expect(failure([[1, 2]], 2)).toMatchObject({ kind: "bad-answer" });
    expect(failure([[1], [2], [3]], 2).message).toContain("should hold 2 embeddings");
    expect(failure({ dims: [3, 1], data: [1, 2, 3] }, 2).message).toContain("holds 3");
  });

  test("are compared by cosine, dot product and distance", () => {
    const compare = (a: unknown, b: unknown) => {
      const [first, second] = [one(a), one(b)];
      if (!first || !second) throw new Error("Nothing to compare.");
      return compareEmbeddings(first, second);
    };
    expect(compare([3, 4], [3, 4])).toEqual({ cosine: 1, dot: 25, distance: 0 });
    expect(compare([1, 0], [-2, 0])).toEqual({ cosine: -1, dot: -2, distance: 3 });
    expect(compare([1, 0], [0, 1]).cosine).toBe(0);
    expect(compare([0, 0], [1, 1]).cosine).toBeNull();
    expect(
      compare(
        [
          [1, 0],
          [3, 0],
        ],
        [2, 0],
      ),
    ).toEqual({ cosine: 1, dot: 4, distance: 0 });
    const sparse = (...entries: readonly [number, number][]) => entries.map(([index, value]) => ({ index, value }));
    expect(compare(sparse([5, 3], [9, 4]), sparse([9, 2]))).toMatchObject({ dot: 8, cosine: 0.8 });
    expect(() => compare([1, 2], [1, 2, 3])).toThrow("cannot be compared");
    expect(() => compare([1, 2], sparse([1, 1]))).toThrow("sparse");
  });
});

test("what a card holds is read back the same", () => {
  const bodies: readonly [unknown, number][] = [
    [[0.1, null], 1],
    [[[0.1], [0.2]], 1],
    [[{ index: 1, value: 2 }], 1],
    [[[0.1], [0.2]], 2],
    [
      [
        [[1, 2]],
        [
          [3, 4],
          [5, 6],
        ],
      ],
      2,
    ],
  ];
  for (const [body, count] of bodies) {
    const written = embeddingsToCard(readEmbeddings(body, count));
    expect(embeddingsToCard(readEmbeddings(written, count))).toEqual(written);
  }
});

describe("four million numbers", () => {
  // Rows tell how often each was looked at.
  const looks: number[] = [];
  const rows = Array.from({ length: 10_000 }, (_, row) => {
    const numbers = Array.from({ length: 384 }, (_, column) => Math.sin(row + column));
    return new Proxy(numbers, {
      get(target, name, receiver) {
        if (typeof name === "string" && /^\d+$/.test(name)) looks[row] = (looks[row] ?? 0) + 1;
        return Reflect.get(target, name, receiver);
      },
    });
  });

  test("are read by a part of their rows, which all facts rest on", () => {
    const embedding = dense([rows]);
    expect(embedding).toMatchObject({ rows: 10_000, size: 384, shape: [10_000, 384] });
    const sampled = sampleRows(embedding);
    expect(sampled.length * 384).toBeLessThanOrEqual(400_000);
    factsOf(embedding);
    factsOf(embedding);
    const read = looks.reduce((sum, count) => sum + count, 0);
    // Checked once and counted once, with a few more to tell of which kind the answer is.
    expect(read).toBeLessThan(2 * 400_000 + 1000 + 10_000);
    expect(embedding.at(9_999, 383)).toBe(Math.sin(9_999 + 383));
  });

  test("take no copy where they come as one flat list", () => {
    const data = new Float32Array(3_840_000);
    data[3_839_999] = 7;
    const embedding = dense({ dims: [1, 10_000, 384], data });
    expect(embedding.at(9_999, 383)).toBe(7);
    data[3_839_999] = 8;
    expect(embedding.at(9_999, 383)).toBe(8);
  });

  test("all count for a small answer", () => {
    const small: Pick<DenseEmbedding, "rows" | "size"> = { rows: 512, size: 768 };
    expect(sampleRows(small)).toHaveLength(512);
  });
});
