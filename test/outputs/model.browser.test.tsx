import { render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { userEvent as user } from "vitest/browser";
import "../../src/styles.css";
import { createTranslate } from "../../src/core/message.js";
import { createDrawing } from "../../src/outputs/model/draw.js";
import { openGlb } from "../../src/outputs/model/glb.js";
import { modelOutput } from "../../src/outputs/model/index.js";
import { readScene } from "../../src/outputs/model/scene.js";

const chair = "/models/demo/word-carver/chair.glb";
const bytesOf = async (url: string) => (await fetch(url)).blob();

afterEach(() => vi.restoreAllMocks());

test("a model is drawn out of its own bytes, and otherwise from elsewhere", async () => {
  const glb = await openGlb(await bytesOf(chair));
  if (typeof glb === "string") throw new Error(glb);
  const canvas = document.body.appendChild(document.createElement("canvas"));
  canvas.style.cssText = "inline-size: 200px; block-size: 200px";
  const drawing = await createDrawing(canvas, glb, readScene(glb), new AbortController().signal);
  const gl = canvas.getContext("webgl2");
  const shown = (turn: number) => {
    drawing?.draw({ turn, tilt: 0.3, distance: 3.6 });
    const pixels = new Uint8Array(canvas.width * canvas.height * 4);
    gl?.readPixels(0, 0, canvas.width, canvas.height, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
    return pixels;
  };
  const [front, side] = [shown(0), shown(1)];
  expect(gl?.getError()).toBe(0);
  const covered = front.filter((value, index) => index % 4 === 3 && value > 0).length / (front.length / 4);
  expect(covered).toBeGreaterThan(0.08);
  expect(covered).toBeLessThan(0.8);
  expect(front.some((value, index) => value !== side[index])).toBe(true);
  drawing?.free();
  canvas.remove();
});

test("a model at an address is loaded once and nothing else with it, counted in words, and turned by buttons", async () => {
  const fetched = vi.spyOn(window, "fetch");
  const output = modelOutput.fromAnswer({ model_mesh: { url: chair } }, undefined);
  const { container } = render(
    <article className="iw">
      <modelOutput.View output={output} input={undefined} />
    </article>,
  );
  await waitFor(() => expect(container.querySelector("[data-drawn]")).not.toBeNull());
  expect(screen.getByRole("img", { name: "3D model, drawn" })).toBeVisible();
  expect(fetched.mock.calls.map(([url]) => url)).toEqual([chair]);
  await waitFor(() => expect(modelOutput.toText(output, undefined, createTranslate())).toContain("Triangles: 132"));
  await user.click(screen.getByRole("button", { name: "Turn left" }));
  await user.click(screen.getByRole("button", { name: "First view" }));
  expect(screen.getByRole("button", { name: "First view" })).toHaveFocus();
});

test("a large model is not loaded before it is asked for", async () => {
  const blob = await bytesOf(chair);
  const fetched = vi
    .spyOn(window, "fetch")
    .mockImplementation(async () => new Response(blob, { headers: { "content-length": "24000000" } }));
  const output = modelOutput.fromAnswer({ url: "https://files.example/large.glb" }, undefined);
  render(<modelOutput.View output={output} input={undefined} />);
  await user.click(await screen.findByRole("button", { name: "Show in 3D (24.0 MB)" }));
  expect(await screen.findByText("Vertices")).toBeVisible();
  expect(fetched).toHaveBeenCalledTimes(2);
});
