import { expect, test } from "vitest";
import { task } from "../../src/tasks/image-to-image/index.js";

const picture = new Blob(["picture"], { type: "image/png" });
const { toRequest, missing, fromCard } = task.input;

test("needs a picture, and no prompt", () => {
  expect(missing({ media: picture, text: "" })).toBeUndefined();
  expect(missing({ media: undefined, text: "by night" })).toMatchObject({ field: "media" });
});

test("sends an empty prompt not at all, so that the picture can travel alone", () => {
  expect(toRequest({ media: picture, text: "" }, {})).toEqual({ inputs: picture, parameters: {} });
});

test("lets no card destroy the prompt", () => {
  expect(toRequest({ media: picture, text: "by night" }, { prompt: "by day" }).parameters).toEqual({ prompt: "by night" });
});

test("sends width and height as one target size", () => {
  const target_size = { width: 512, height: 256 };
  expect(toRequest({ media: picture, text: "" }, { ...target_size, guidance_scale: 3 }).parameters).toEqual({
    guidance_scale: 3,
    target_size,
  });
  expect(toRequest({ media: picture, text: "" }, { target_size }).parameters).toEqual({ target_size });
  expect(toRequest({ media: picture, text: "" }, { width: 512 }).parameters).toEqual({});
});

test("reads an example without a prompt", () => {
  expect(fromCard({ src: "https://files.example.com/a.png" })).toEqual({ media: "https://files.example.com/a.png", text: "" });
});
