import { expect, test } from "vitest";
import { task } from "../../src/tasks/image-text-to-image/index.js";

const picture = new Blob(["picture"], { type: "image/png" });
const { toRequest, missing } = task.input;

test("takes a picture, a prompt, or both", () => {
  expect(missing({ media: undefined, text: "a kite" })).toBeUndefined();
  expect(missing({ media: picture, text: "" })).toBeUndefined();
  expect(missing({ media: undefined, text: " " })).toMatchObject({ field: "media" });
});

test("sends the prompt as a parameter, with or without a picture", () => {
  expect(toRequest({ media: undefined, text: "a kite" }, { seed: 1 })).toEqual({
    inputs: "",
    parameters: { seed: 1, prompt: "a kite" },
  });
  expect(toRequest({ media: picture, text: "by night" }, {})).toEqual({ inputs: picture, parameters: { prompt: "by night" } });
});
