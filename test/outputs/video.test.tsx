import { fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { createTranslate } from "../../src/core/message.js";
import { videoOutput } from "../../src/outputs/video.js";

const t = createTranslate();
const input = { text: "a paper boat" };
const boat = "https://files.example/boat.webm?token=abc";
const read = (body: unknown) => videoOutput.fromAnswer(body, input);
const show = (body: unknown) => {
  const output = read(body);
  render(<videoOutput.View output={output} input={input} />);
  return output;
};

let lessMotion = false;
beforeEach(() => {
  lessMotion = false;
  vi.stubGlobal("matchMedia", () => ({ matches: lessMotion, addEventListener: () => {}, removeEventListener: () => {} }));
});

describe("videos that a model made", () => {
  test("are told in words with format, name or size, and seed", () => {
    const bytes = new Blob([new Uint8Array(2500)], { type: "video/mp4" });
    expect(videoOutput.toText(read({ video: { url: boat }, seed: 42 }), input, t)).toBe("Video: WebM, boat.webm, seed 42");
    expect(videoOutput.toText(read([{ url: boat, label: "first" }, bytes]), input, t)).toBe(
      "first: WebM, boat.webm\nVideo 2 of 2: MP4, 2.5 KB",
    );
  });

  test("do not play by themselves, and are called by their prompt", () => {
    show({ url: boat });
    const player = screen.getByLabelText<HTMLVideoElement>("Video, made of “a paper boat”");
    expect(player).not.toHaveAttribute("autoplay");
    expect(player).not.toHaveAttribute("loop");
    expect(player).toHaveAttribute("controls");
  });

  test("tell their length and size once the player knows them, in the words to be copied too", () => {
    const output = show({ url: boat });
    const player = screen.getByLabelText(/made of/);
    Object.defineProperties(player, { videoWidth: { value: 320 }, videoHeight: { value: 180 }, duration: { value: 3 } });
    fireEvent.loadedMetadata(player);
    expect(screen.getByText("320 × 180 px")).toBeVisible();
    expect(videoOutput.toText(output, input, t)).toBe("Video: WebM, 0:03.0, 320 × 180 px, boat.webm");
  });

  test("that are gone say so and lead to their address, and the others stay", () => {
    show([{ url: boat }, { url: "https://files.example/other.mp4" }]);
    fireEvent.error(screen.getByLabelText(/^Video 1 of 2, made/));
    expect(screen.getByText(/could not be loaded/)).toBeVisible();
    expect(screen.getByRole("link", { name: "Open the file" })).toHaveAttribute("href", boat);
    expect(screen.getByLabelText(/^Video 2 of 2, made/)).toBeInTheDocument();
  });

  test("that the server marked stay hidden until they are asked for", async () => {
    show({ data: { outputs: [boat], has_nsfw_contents: [true] } });
    expect(screen.queryByLabelText(/made of/)).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: "Show it" }));
    expect(screen.getByLabelText(/made of/)).toBeInTheDocument();
  });

  test("that are animated pictures can be hidden, and are at first for who wants less motion", async () => {
    lessMotion = true;
    show({ url: "https://files.example/boat.gif" });
    expect(screen.queryByRole("img")).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: "Show the moving picture" }));
    expect(screen.getByRole("img", { name: "Video" })).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Hide the moving picture" }));
    expect(screen.queryByRole("img")).toBeNull();
  });

  test("that no page may load are no answer", () => {
    expect(() => read({ video: { url: "javascript:alert(1)" } })).toThrow(expect.objectContaining({ kind: "bad-answer" }));
  });

  test("each have a link that saves them under a name of their own", () => {
    show([{ url: boat }, { url: boat }]);
    const links = screen.getAllByRole("link", { name: /^Save Video/ });
    expect(links.map((link) => link.getAttribute("download"))).toEqual(["video-1.webm", "video-2.webm"]);
  });
});
