import { expect, it } from "vitest";
import type { InferenceRequest } from "../../src/core/task.js";
import { readOutputs, type SpaceFiles } from "../../src/fetchers/gradioOutputs.js";

/** A picture that is clear but for one rectangle. */
async function picture(width: number, height: number, rectangle?: readonly [x: number, y: number, w: number, h: number]) {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d");
  if (context && rectangle) {
    context.fillStyle = "rgb(200 30 30 / 50%)";
    context.fillRect(...rectangle);
  }
  return canvas.convertToBlob();
}

function detect(masks: readonly Blob[], inputs: unknown): Promise<unknown> {
  const files: SpaceFiles = {
    addressOf: ({ path }) => `https://acme-space.hf.space/${path}`,
    load: async (address) => masks[Number(address.at(-1))],
  };
  const request: InferenceRequest = { task: "object-detection", model: "", inputs, parameters: {}, stream: false };
  const annotations = masks.map((_mask, index) => ({ image: { path: `mask${index}` }, label: `thing ${index}` }));
  return readOutputs([{ component: "annotatedimage", label: "", value: { annotations } }], request, files);
}

it("boxes what the masks of a Space leave to be seen, in pixels of the picture that was asked about", async () => {
  const masks = [await picture(40, 20, [4, 2, 10, 8]), await picture(40, 20, [0, 0, 40, 20]), await picture(40, 20)];
  const box = (xmin: number, ymin: number, xmax: number, ymax: number) => ({ xmin, ymin, xmax, ymax });
  expect(await detect(masks, await picture(80, 40))).toEqual([
    { label: "thing 0", score: null, box: box(8, 4, 28, 20) },
    { label: "thing 1", score: null, box: box(0, 0, 80, 40) },
  ]);
  expect(await detect(masks.slice(0, 1), "no picture")).toEqual([{ label: "thing 0", score: null, box: box(4, 2, 14, 10) }]);
  expect(await detect([], await picture(8, 8))).toEqual([]);
});

it("refuses a mask that is no picture", async () => {
  await expect(detect([new Blob(["no picture"])], undefined)).rejects.toMatchObject({ kind: "bad-answer" });
});
