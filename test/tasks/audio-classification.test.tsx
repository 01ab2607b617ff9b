import { expect, test } from "vitest";
import { task } from "../../src/tasks/audio-classification/index.js";

const input = { media: undefined };

test.each<[string, unknown]>([
  [
    "a list",
    [
      { label: "bell", score: 0.9 },
      { label: "glass", score: 0.1 },
    ],
  ],
  [
    "one more nesting",
    [
      [
        { label: "bell", score: 0.9 },
        { label: "glass", score: 0.1 },
      ],
    ],
  ],
  ["a mapping of labels to scores", { glass: 0.1, bell: 0.9 }],
])("reads labels out of %s, best first", (_name, body) => {
  expect(task.output.fromAnswer(body, input)).toEqual([
    { label: "bell", score: 0.9 },
    { label: "glass", score: 0.1 },
  ]);
});

test("takes no other object for a mapping", () => {
  expect(() => task.output.fromAnswer({ bell: { score: 0.9 } }, input)).toThrow(/label/);
  expect(() => task.output.fromAnswer({}, input)).toThrow(/label/);
});

test("sends the sound as it is, with the parameters beside it", () => {
  const media = new Blob(["x"], { type: "audio/flac" });
  expect(task.input.toRequest({ media }, { top_k: 3 })).toEqual({ inputs: media, parameters: { top_k: 3 } });
});
