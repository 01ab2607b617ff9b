import { act, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { afterEach, describe, expect, it, vi } from "vitest";
import { cdp, page } from "vitest/browser";
import { readModelCard } from "../src/card/index.js";
import type { CardExample } from "../src/core/task.js";
import { ModelGallery } from "../src/ModelGallery.js";
import { cardOf } from "./cardOf.js";
import "../src/styles.css";
import "../src/ModelGallery.css";

const kites = "/models/demo/paper-kites/";
const readme = await (await fetch(`${kites}README.md`)).text();
const demo = readModelCard(readme, { id: "demo/paper-kites", baseUrl: location.origin + kites });
const long = `papkite style, ${"one more layer of paper, ".repeat(60)}the end`;

const three: readonly CardExample[] = [
  { text: "a red kite", output: { url: `${kites}red-diamond.png` } },
  { text: long, parameters: { negative_prompt: "people, boats" }, output: { url: `${kites}carp.png` } },
  { text: "-", output: { url: `${kites}lantern.png` } },
];

const show = (examples: readonly CardExample[] = three) => render(<ModelGallery card={cardOf({ examples })} />);
const tile = (name: RegExp) => within(screen.getByRole("list")).getByRole("button", { name });
const box = () => screen.getByRole("dialog");
const words = "This file could not be shown";

async function open(name: RegExp) {
  tile(name).focus();
  await userEvent.keyboard("{Enter}");
  return box();
}

afterEach(async () => {
  vi.restoreAllMocks();
  document.documentElement.removeAttribute("dir");
  document.documentElement.style.removeProperty("color-scheme");
  await page.viewport(1000, 900);
});

describe("the tiles", () => {
  it("show every recorded picture with its prompt, in the order of the card", async () => {
    render(<ModelGallery card={demo} />);
    const items = screen.getAllByRole("listitem");
    expect(items).toHaveLength(6);
    expect(screen.getByText("6 items")).toBeVisible();
    expect(items.map((item) => item.querySelector("img")?.src.split("/").at(-1))).toEqual(
      ["red-diamond", "carp", "lantern", "swallow", "winter", "scraps"].map((name) => `${name}.png`),
    );
    expect(within(items[0] as HTMLElement).getByText(/^papkite style, a red diamond kite/)).toBeVisible();
    expect(within(items[1] as HTMLElement).getByText(/people, boats, photograph/)).toBeVisible();
    expect(within(items[5] as HTMLElement).getByText("unconditional (blank prompt)")).toBeVisible();
    for (const picture of document.images) await waitFor(() => expect(picture.naturalWidth).toBeGreaterThan(0));
  });

  it("are named by their place and prompt, and hide a prompt that is none", () => {
    show();
    expect(tile(/^1 of 3: a red kite$/)).toBeVisible();
    expect(tile(/^3 of 3$/)).toBeVisible();
    expect(screen.queryByText("-")).toBeNull();
    expect(document.images[0]).toHaveAttribute("alt", "a red kite");
    expect(document.images[2]).toHaveAttribute("alt", "Picture without a prompt");
  });

  it("load pictures only when they come near, and decode them beside the page's work", () => {
    show();
    for (const picture of document.images) {
      expect(picture).toHaveAttribute("loading", "lazy");
      expect(picture).toHaveAttribute("decoding", "async");
    }
  });

  it("clamp a long prompt", () => {
    show();
    expect(within(screen.getByRole("list")).getByText(long).getBoundingClientRect().height).toBeLessThan(40);
  });

  it.each([
    [280, 2],
    [360, 2],
    [500, 4],
    [1200, 4],
  ])("stand at %i pixels %i in a row, and nothing sticks out", async (width, across) => {
    await page.viewport(width, 800);
    render(<ModelGallery card={demo} />);
    const tops = screen.getAllByRole("listitem").map((item) => item.getBoundingClientRect().top);
    expect(tops.filter((top) => top === tops[0])).toHaveLength(across);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
    for (const control of [...screen.getAllByRole("button"), ...screen.getAllByRole("link")]) {
      expect(control.getBoundingClientRect().width).toBeGreaterThanOrEqual(24);
      expect(control.getBoundingClientRect().height).toBeGreaterThanOrEqual(24);
    }
  });

  it("show HTML in a prompt as text, each prompt in its own direction", () => {
    show([
      { text: "<img src=x onerror=alert(1)> **bold**", output: { url: `${kites}carp.png` } },
      { text: "طائرة ورقية", output: { url: `${kites}carp.png` } },
    ]);
    expect(screen.getByText("<img src=x onerror=alert(1)> **bold**")).toBeVisible();
    expect(document.images).toHaveLength(2);
    expect(getComputedStyle(screen.getByText("طائرة ورقية")).direction).toBe("rtl");
  });

  it("load nothing from an unsafe address", () => {
    show([
      { text: "a", output: { url: "javascript:alert(1)" } },
      { text: "b", output: { url: "data:image/svg+xml,<svg onload='alert(1)'/>" } },
      { text: "c", output: { url: "//example.org/a.png" } },
      { text: "d", output: { url: `${kites}carp.png` } },
    ]);
    expect([...document.querySelectorAll("[src], [href]")].filter((one) => one.closest(".iw"))).toHaveLength(2);
  });

  it("have a link each to keep the file, which nobody fetches before it is pressed", () => {
    const fetching = vi.spyOn(window, "fetch");
    show();
    const link = screen.getByRole("link", { name: "Download 1 of 3: a red kite" });
    expect(link).toHaveAttribute("href", `${kites}red-diamond.png`);
    expect(link).toHaveAttribute("download");
    expect(link).toHaveAttribute("rel", "noopener");
    expect(fetching).not.toHaveBeenCalled();
  });

  it("are none when nothing was recorded, and the card says so", () => {
    show([{ text: "a kite" }, { text: "a", output: [{ label: "A", score: 1 }] }]);
    expect(screen.getByText("This card has no recorded pictures, videos or sounds.")).toBeVisible();
    expect(screen.queryByRole("list")).toBeNull();
  });

  it("are the files themselves, one link away, where the browser has no dialogs", () => {
    const dialogs = HTMLDialogElement.prototype;
    const showModal = Object.getOwnPropertyDescriptor(dialogs, "showModal") as PropertyDescriptor;
    Reflect.deleteProperty(dialogs, "showModal");
    try {
      show();
      const link = screen.getByRole("link", { name: "1 of 3: a red kite" });
      expect(link).toHaveAttribute("href", `${kites}red-diamond.png`);
      expect(link).toHaveAttribute("rel", "noopener");
      expect(screen.queryByRole("button")).toBeNull();
    } finally {
      Object.defineProperty(dialogs, "showModal", showModal);
    }
  });
});

describe("the enlarged view", () => {
  it("opens by keyboard with the whole prompt and the negative prompt", async () => {
    show();
    const dialog = await open(/^2 of 3/);
    expect(dialog).toHaveAccessibleName(`2 of 3: ${long}`);
    expect(within(dialog).getByRole("img", { name: long })).toHaveAttribute("src", `${kites}carp.png`);
    expect(within(dialog).getByText(long)).toBeVisible();
    expect(within(dialog).getByText("Negative prompt")).toBeVisible();
    expect(within(dialog).getByText("people, boats")).toBeVisible();
    expect(dialog.contains(document.activeElement)).toBe(true);
    expect(dialog.matches(":modal")).toBe(true);
  });

  it("opens by a press on the picture, under React's strict rules too", async () => {
    render(
      <StrictMode>
        <ModelGallery card={demo} />
      </StrictMode>,
    );
    await userEvent.click(tile(/^6 of 6/));
    expect(box()).toHaveAccessibleName("6 of 6: unconditional (blank prompt)");
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(box()).toBeVisible();
  });

  it("goes on and back by the arrow keys, round the ends", async () => {
    show();
    const dialog = await open(/^3 of 3/);
    // Its name is read out as it opens; a region that comes filled is read twice, or never again.
    expect(within(dialog).getByRole("status")).toBeEmptyDOMElement();
    await userEvent.keyboard("{ArrowRight}");
    expect(dialog).toHaveAccessibleName("1 of 3: a red kite");
    await userEvent.keyboard("{ArrowLeft}");
    expect(dialog).toHaveAccessibleName("3 of 3");
    expect(within(dialog).getByRole("status")).toHaveTextContent("3 of 3");
    await userEvent.keyboard("{ArrowLeft}");
    expect(dialog).toHaveAccessibleName(`2 of 3: ${long}`);
    expect(within(dialog).getByRole("status")).toHaveTextContent("2 of 3");
    await userEvent.keyboard("{Alt>}{ArrowLeft}{/Alt}");
    expect(dialog).toHaveAccessibleName(`2 of 3: ${long}`);
  });

  it("goes on and back by its buttons, which keep the focus", async () => {
    show();
    const dialog = await open(/^1 of 3/);
    await userEvent.click(within(dialog).getByRole("button", { name: "Next" }));
    expect(dialog).toHaveAccessibleName(/^2 of 3/);
    await waitFor(() => expect(within(dialog).getByRole("button", { name: "Next" })).toHaveFocus());
    await userEvent.click(within(dialog).getByRole("button", { name: "Previous" }));
    expect(dialog).toHaveAccessibleName(/^1 of 3/);
  });

  it("goes by the mirrored arrow keys in a page that reads from right to left", async () => {
    document.documentElement.dir = "rtl";
    show();
    const dialog = await open(/^1 of 3/);
    await userEvent.keyboard("{ArrowLeft}");
    expect(dialog).toHaveAccessibleName(/^2 of 3/);
    await userEvent.keyboard("{ArrowRight}{ArrowRight}");
    expect(dialog).toHaveAccessibleName("3 of 3");
  });

  it("closes by its button, and the focus is back on the tile", async () => {
    show();
    const dialog = await open(/^2 of 3/);
    await userEvent.keyboard("{ArrowRight}");
    await userEvent.click(within(dialog).getByRole("button", { name: "Close" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    await waitFor(() => expect(tile(/^2 of 3/)).toHaveFocus());
  });

  it("gives the focus back in browsers that do not focus what is pressed", async () => {
    show();
    act(() => tile(/^1 of 3/).click());
    expect(box()).toBeVisible();
    await userEvent.keyboard("{Enter}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    await waitFor(() => expect(tile(/^1 of 3/)).toHaveFocus());
  });

  it("closes by Escape, and the focus is back on the tile", async () => {
    show();
    await open(/^1 of 3/);
    // Only a key of the browser itself closes a dialog.
    const key = { key: "Escape", code: "Escape", windowsVirtualKeyCode: 27 };
    const session = cdp() as unknown as { send(method: string, values: object): Promise<unknown> };
    await session.send("Input.dispatchKeyEvent", { type: "keyDown", ...key });
    await session.send("Input.dispatchKeyEvent", { type: "keyUp", ...key });
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    await waitFor(() => expect(tile(/^1 of 3/)).toHaveFocus());
  });

  it("closes by a press beside it", async () => {
    show();
    const dialog = await open(/^1 of 3/);
    await userEvent.click(within(dialog).getByRole("img"));
    expect(dialog).toBeVisible();
    await userEvent.click(dialog);
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });

  it("has no arrows for a single picture", async () => {
    show(three.slice(0, 1));
    const dialog = await open(/^1 of 1/);
    expect(within(dialog).queryByRole("button", { name: "Next" })).toBeNull();
    await userEvent.keyboard("{ArrowRight}");
    expect(dialog).toHaveAccessibleName("1 of 1: a red kite");
  });

  it.each([280, 360, 1200])("fits a window of %i pixels with a prompt that scrolls", async (width) => {
    await page.viewport(width, 600);
    show();
    const dialog = await open(/^2 of 3/);
    const { left, right, top, bottom } = dialog.getBoundingClientRect();
    expect(left).toBeGreaterThanOrEqual(0);
    expect(right).toBeLessThanOrEqual(width);
    expect(top).toBeGreaterThanOrEqual(0);
    expect(bottom).toBeLessThanOrEqual(600);
    const region = within(dialog).getByRole("region", { name: "Prompt" });
    expect(region.scrollHeight).toBeGreaterThan(region.clientHeight);
    expect(region.scrollWidth).toBe(region.clientWidth);
    expect(within(dialog).getByRole("img").getBoundingClientRect().height).toBeGreaterThan(100);
  });
});

describe("a file that does not load", () => {
  const examples = [{ text: "a lost kite", output: { url: `${kites}video_0.png` } }, ...three];

  it("is a tile that says so, with its prompt, and never a broken picture", async () => {
    show(examples);
    expect(await within(tile(/^1 of 4: a lost kite/)).findByText(words)).toBeVisible();
    expect(tile(/^1 of 4: a lost kite/).querySelector("img")).toBeNull();
    expect(screen.getByText("a lost kite", { selector: "p" })).toBeVisible();
    expect(screen.getAllByRole("img", { hidden: true })).toHaveLength(3);
  });

  it("says so when enlarged, and the arrows go past it", async () => {
    show(examples);
    await screen.findByText(words);
    const dialog = await open(/^1 of 4/);
    expect(within(dialog).getByText(words)).toBeVisible();
    expect(within(dialog).queryByRole("img")).toBeNull();
    await userEvent.keyboard("{ArrowRight}");
    expect(within(dialog).getByRole("img")).toHaveAttribute("alt", "a red kite");
  });

  it("is a video or a sound too", async () => {
    show([
      { text: "a", output: { url: "/no/video_0.mp4" } },
      { text: "b", output: { url: "/no/sound.mp3" } },
    ]);
    await waitFor(() => expect(screen.getAllByText(words)).toHaveLength(1));
    const dialog = await open(/^2 of 2/);
    expect(await within(dialog).findByText(words)).toBeVisible();
  });

  it("is noticed when it failed before the page had come to life", async () => {
    const gallery = <ModelGallery card={cardOf({ examples })} />;
    const root = document.createElement("div");
    root.innerHTML = renderToString(gallery);
    document.body.append(root);
    const lost = root.querySelector("img") as HTMLImageElement;
    await waitFor(() => expect(lost.complete && lost.currentSrc !== "").toBe(true));
    const hydrated = hydrateRoot(root, gallery);
    expect(await screen.findByText(words)).toBeVisible();
    hydrated.unmount();
    root.remove();
  });
});

describe("a video", () => {
  it("stands still on its first frame, and has controls when enlarged", async () => {
    const playing = vi.spyOn(HTMLMediaElement.prototype, "play");
    const url = await recordVideo();
    show([{ text: "a turning square", output: { url } }, ...three.slice(0, 1)]);
    const frame = tile(/^1 of 2: a turning square/).querySelector("video") as HTMLVideoElement;
    expect(tile(/^1 of 2/)).toHaveTextContent("Video");
    await waitFor(() => expect(frame.videoWidth).toBe(64));
    expect(frame).not.toHaveAttribute("controls");

    const dialog = await open(/^1 of 2/);
    const video = within(dialog).getByLabelText<HTMLVideoElement>("a turning square");
    expect(video).toHaveAttribute("controls");
    await waitFor(() => expect(video.readyState).toBeGreaterThanOrEqual(1));
    for (const one of [frame, video]) {
      expect(one.autoplay).toBe(false);
      expect(one.paused).toBe(true);
    }
    expect(playing).not.toHaveBeenCalled();

    video.focus();
    await userEvent.keyboard("{ArrowRight}");
    expect(dialog).toHaveAccessibleName(/^1 of 2/);
  });

  it("loads nothing before it comes near", async () => {
    show([...Array.from({ length: 40 }, () => three[0] as CardExample), { text: "far", output: { url: "/no/far.mp4" } }]);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(tile(/far/).querySelector("video")).toHaveAttribute("preload", "none");
  });
});

it("has no accessibility violation, light and dark, open and closed", async () => {
  for (const scheme of ["light", "dark"]) {
    document.documentElement.style.colorScheme = scheme;
    const { container, unmount } = show([
      { text: "lost", output: { url: "/no.png" } },
      { text: "heard", output: { url: "/models/demo/dictation/weather.wav" } },
      ...three,
    ]);
    await screen.findByText(words);
    expect(await violationsIn(container)).toEqual([]);
    for (const name of [/^1 of 5/, /^2 of 5/, /^4 of 5/]) {
      const dialog = await open(name);
      expect(await violationsIn(dialog)).toEqual([]);
      await userEvent.click(within(dialog).getByRole("button", { name: "Close" }));
      await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    }
    unmount();
  }
});

async function violationsIn(element: Element): Promise<string[]> {
  const { violations } = await axe.run(element);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}

/** A short video of a square that changes its colour, as a data URL. */
async function recordVideo(): Promise<string> {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 64;
  const context = canvas.getContext("2d");
  const recorder = new MediaRecorder(canvas.captureStream(25), { mimeType: "video/webm" });
  const pieces: Blob[] = [];
  recorder.addEventListener("dataavailable", ({ data }) => pieces.push(data));
  const stopped = new Promise((resolve) => recorder.addEventListener("stop", resolve, { once: true }));
  recorder.start();
  for (let frame = 0; frame < 10; frame += 1) {
    if (context) context.fillStyle = `hsl(${frame * 30} 60% 50%)`;
    context?.fillRect(0, 0, 64, 64);
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
  recorder.stop();
  await stopped;
  const bytes = new Uint8Array(await new Blob(pieces).arrayBuffer());
  return `data:video/webm;base64,${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))}`;
}
