import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { writeWav } from "../src/core/audio.js";
import type { CardExample, TaskId } from "../src/core/task.js";
import { InferenceWidget } from "../src/index.js";
import { cardOf } from "./cardOf.js";
import { controlledFetcher } from "./controlledFetcher.js";
import "../src/styles.css";

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** Counts what takes memory until it is given back: addresses of bytes, bitmaps, sound contexts. */
function countHeld() {
  const held = { addresses: new Set<string>(), bitmaps: new Set<ImageBitmap>(), contexts: new Set<AudioContext>() };
  const made = { addresses: 0, bitmaps: 0, contexts: 0 };
  // What another file spies upon would call itself.
  vi.restoreAllMocks();
  const { createObjectURL, revokeObjectURL } = URL;
  vi.spyOn(URL, "createObjectURL").mockImplementation((bytes) => {
    const url = createObjectURL.call(URL, bytes);
    made.addresses += 1;
    held.addresses.add(url);
    return url;
  });
  vi.spyOn(URL, "revokeObjectURL").mockImplementation((url) => {
    held.addresses.delete(url);
    revokeObjectURL.call(URL, url);
  });
  const decode = window.createImageBitmap.bind(window) as (...args: readonly unknown[]) => Promise<ImageBitmap>;
  vi.stubGlobal("createImageBitmap", async (...args: readonly unknown[]) => {
    const bitmap = await decode(...args);
    made.bitmaps += 1;
    held.bitmaps.add(bitmap);
    return bitmap;
  });
  const { close } = ImageBitmap.prototype;
  vi.spyOn(ImageBitmap.prototype, "close").mockImplementation(function (this: ImageBitmap) {
    held.bitmaps.delete(this);
    close.call(this);
  });
  class CountedContext extends AudioContext {
    constructor() {
      super();
      made.contexts += 1;
      held.contexts.add(this);
    }
    override close() {
      held.contexts.delete(this);
      return super.close();
    }
  }
  vi.stubGlobal("AudioContext", CountedContext);
  return { made, left: () => Object.values(held).map(({ size }) => size) };
}

function show(task: TaskId, example: CardExample) {
  const card = cardOf({ id: "demo/held", task, examples: [example] });
  return render(<InferenceWidget card={card} fetcher={controlledFetcher().fetcher} />);
}

async function picture(paint: (context: OffscreenCanvasRenderingContext2D) => void): Promise<Blob> {
  const canvas = new OffscreenCanvas(64, 64);
  const context = canvas.getContext("2d");
  if (context) paint(context);
  return canvas.convertToBlob();
}

test("gives back the addresses and bitmaps of a picture and its masks, each time it goes away", async () => {
  const src = await picture((context) => context.fillRect(0, 0, 64, 64));
  const masks = await Promise.all(
    Array.from({ length: 8 }, (_, at) =>
      picture((context) => {
        context.fillStyle = "#fff";
        context.fillRect(at * 8, 0, 8, 64);
      }),
    ),
  );
  const output = masks.map((mask, at) => ({ label: `part ${at}`, score: 0.9, mask }));
  const { made, left } = countHeld();
  for (let mount = 1; mount <= 5; mount += 1) {
    const { container, unmount } = show("image-segmentation", { src, output });
    await waitFor(() => expect(container.querySelectorAll(".iw-mask")).toHaveLength(8));
    unmount();
    await waitFor(() => expect(left()).toEqual([0, 0, 0]));
    expect(made.bitmaps).toBeGreaterThanOrEqual(8 * mount);
    expect(made.addresses).toBeGreaterThanOrEqual(2 * mount);
  }
});

test("gives back the address of a sound and the level of the microphone, each time it goes away", async () => {
  const src = writeWav([Float32Array.from({ length: 8000 }, (_, at) => Math.sin(at / 9))], 8000);
  const { made, left } = countHeld();
  for (let mount = 1; mount <= 5; mount += 1) {
    const { unmount } = show("automatic-speech-recognition", { src });
    await waitFor(() => expect(screen.getByRole("slider", { name: "Position" })).toBeEnabled());
    await userEvent.click(screen.getByRole("button", { name: "Record" }));
    await screen.findByRole("meter", { name: "Level" });
    unmount();
    await waitFor(() => expect(left()).toEqual([0, 0, 0]));
    expect(made.contexts).toBe(mount);
    expect(made.addresses).toBeGreaterThanOrEqual(mount);
  }
});

test("gives back the address of a video, each time it goes away", async () => {
  const src = await (await fetch("/models/demo/clip-spotter/boat.webm")).blob();
  const { made, left } = countHeld();
  for (let mount = 1; mount <= 5; mount += 1) {
    const { container, unmount } = show("video-classification", { src });
    await waitFor(() => expect(container.querySelector("video")?.readyState).toBeGreaterThan(0));
    unmount();
    await waitFor(() => expect(left()).toEqual([0, 0, 0]));
    expect(made.addresses).toBeGreaterThanOrEqual(mount);
  }
});
