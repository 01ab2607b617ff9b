import { describe, expect, it } from "vitest";
import { InferenceError } from "../../src/core/errors.js";
import { createTranslate } from "../../src/core/message.js";
import {
  keyPointsToCard,
  keyPointsToTable,
  keyPointsToText,
  readKeyPoints,
} from "../../src/tasks/keypoint-detection/keypoints.js";
import { personPoints } from "../../src/tasks/keypoint-detection/skeleton.js";

const t = createTranslate();
const seventeen = Array.from({ length: 17 }, (_, index) => [index * 10, 100 + index]);
const figureOf = (item: unknown) => {
  const [figure] = readKeyPoints([item]).figures;
  if (!figure) throw new Error("There is no figure.");
  return figure;
};
const named = (item: unknown) => {
  const { points, edges } = figureOf(item);
  return edges.map(([from, to]) => `${points[from]?.name} – ${points[to]?.name}`);
};

describe("an answer", () => {
  it.each([
    [
      "pairs with scores beside them",
      {
        keypoints: [
          [1, 20],
          [3, 40],
        ],
        scores: [0.9, 0.8],
      },
    ],
    [
      "triples",
      {
        keypoints: [
          [1, 20, 0.9],
          [3, 40, 0.8],
        ],
      },
    ],
    [
      "objects",
      {
        keypoints: [
          { x: 1, y: 20, score: 0.9 },
          { x: 3, y: 40, score: "0.8" },
        ],
      },
    ],
  ])("may give its points as %s", (_form, item) => {
    expect(figureOf(item).points).toEqual([
      { name: undefined, x: 1, y: 20, score: 0.9 },
      { name: undefined, x: 3, y: 40, score: 0.8 },
    ]);
  });

  it("of seventeen points is a person, named and joined as in COCO", () => {
    const figure = figureOf({ keypoints: seventeen });
    expect(figure.label).toBe("person");
    expect(figure.points.map(({ name }) => name)).toEqual(personPoints);
    expect(named({ keypoints: seventeen })).toContain("left elbow – left wrist");
    expect(named({ keypoints: seventeen, labels: [...personPoints.keys()] })).toEqual(named({ keypoints: seventeen }));
  });

  it("joins points that are named as a person's, however many there are and however they are spelt", () => {
    const labels = ["Left_Shoulder", "leftElbow", "left-wrist"];
    const item = { keypoints: seventeen.slice(0, 3), labels };
    expect(named(item)).toEqual(["Left_Shoulder – leftElbow", "leftElbow – left-wrist"]);
  });

  it.each([
    [
      "counted from 0",
      [
        [0, 1],
        [1, 2],
      ],
    ],
    [
      "counted from 1",
      [
        [1, 2],
        [2, 3],
      ],
    ],
    [
      "by name",
      [
        ["a", "b"],
        ["b", "c"],
      ],
    ],
  ])("has its own lines, %s, and they win", (_how, skeleton) => {
    const item = {
      keypoints: [
        [1, 20],
        [3, 40],
        [5, 60],
      ],
      labels: ["a", "b", "c"],
      skeleton,
    };
    expect(named(item)).toEqual(["a – b", "b – c"]);
    expect(figureOf({ keypoints: seventeen, skeleton: [[0, 5]] }).edges).toEqual([[0, 5]]);
  });

  it("leaves out lines to points there are not", () => {
    const item = {
      keypoints: [
        [1, 20],
        [3, 40],
      ],
      skeleton: [
        [0, 1],
        [0, 9],
        [-1, 1],
        ["x", 0],
        [0.5, 1],
      ],
    };
    expect(figureOf(item).edges).toEqual([[0, 1]]);
  });

  it("in one flat list leaves out points of visibility 0, and keeps the lines between the others", () => {
    const flat = seventeen.flatMap(([x, y], index) => [x, y, index === 7 ? 0 : 2]);
    const { points } = figureOf({ keypoints: flat });
    expect(points).toHaveLength(16);
    expect(named({ keypoints: flat })).toContain("right elbow – right wrist");
    expect(named({ keypoints: flat }).join()).not.toContain("left elbow");
  });

  it("may be a drawn picture, by bytes, address or base64", () => {
    const bytes = new Blob(["x"], { type: "image/png" });
    expect(readKeyPoints(bytes).pictures).toEqual([bytes]);
    expect(readKeyPoints({ url: "https://example.org/a.png" }).pictures).toEqual(["https://example.org/a.png"]);
    expect(readKeyPoints({ image: "iVBORw0K" }).pictures).toEqual(["data:image/png;base64,iVBORw0K"]);
  });

  it("of nothing says so, and is no failure", () => {
    expect(keyPointsToText(readKeyPoints([]), t)).toBe("No key point was found.");
    expect(keyPointsToText(readKeyPoints([{ keypoints: [] }]), t)).toBe("1. figure");
  });

  it.each([
    ["a text", "hello", "[0]"],
    ["nothing", null, "[0]"],
    ["an unsafe address", { url: "javascript:alert(1)" }, "[0].keypoints"],
    ["a point without y", [{ keypoints: [[1]] }], "[0].keypoints[0]"],
    ["a point that is a text", [{ keypoints: [[1, 2], "x"] }], "[0].keypoints[1]"],
  ])("that is %s is refused with the path of the bad field", (_what, body, path) => {
    expect(() => readKeyPoints(body)).toThrow(InferenceError);
    expect(() => readKeyPoints(body)).toThrow(expect.objectContaining({ kind: "bad-answer", path }));
  });

  it("that is written into a card is read back as the same", () => {
    const flat = seventeen.flatMap(([x, y], index) => [x, y, index === 7 ? 0 : 2]);
    const answer = readKeyPoints([
      { keypoints: seventeen, scores: seventeen.map(() => 0.5), score: 0.9 },
      { keypoints: flat },
      {
        label: "hand",
        keypoints: [
          [1, 20],
          [3, 40],
        ],
        skeleton: [[1, 2]],
      },
      { url: "/models/a.png" },
    ]);
    expect(readKeyPoints(JSON.parse(JSON.stringify(keyPointsToCard(answer))))).toEqual(answer);
  });
});

describe("the words", () => {
  it("say name, place and score of every point, in pixels or in percent", () => {
    const body = [
      {
        label: "hand",
        score: 0.9,
        keypoints: [
          [1, 20],
          [-3, 40],
        ],
        scores: [0.8, null],
        labels: ["tip", null],
      },
    ];
    expect(keyPointsToText(readKeyPoints(body), t)).toBe("1. hand, score 0.900\ntip: 1, 20, score 0.800\nPoint 2: −3, 40");
    expect(keyPointsToText(readKeyPoints([{ keypoints: [[0.5, 0.25]] }]), t)).toBe("1. figure\nPoint 1: 50, 25 %");
  });

  it("give each point as a row for a spreadsheet", () => {
    const body = [{ label: "hand", keypoints: [[1, 20, 0.5]], labels: ["tip"] }];
    expect(keyPointsToTable(readKeyPoints(body), t).rows).toEqual([["1", "hand", "tip", "1", "20", "0.5"]]);
  });
});
