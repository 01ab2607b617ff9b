import { act, fireEvent, render, screen, within } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";
import { createTranslate } from "../../src/core/message.js";
import { imagesOutput } from "../../src/outputs/images.js";
import recordings from "../recordings/text-to-image.json" with { type: "json" };

const t = createTranslate();
interface Asked {
  readonly text: string;
  readonly media?: string;
}
const output = imagesOutput<Asked>({ promise: "A picture.", prompt: ({ text }) => text, before: ({ media }) => media });
const veiledOutput = imagesOutput<Asked>({ promise: "A picture.", prompt: ({ text }) => text, veil: "all" });
const asked = { text: "a red kite over dunes" };
const address = (name: string) => `https://files.example.com/${name}.png`;
const pictures = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ url: address(`${index + 1}`), seed: index + 1 }));

function show(body: unknown, { input = asked, by = output }: { input?: Asked; by?: typeof output } = {}) {
  return render(<by.View output={by.fromAnswer(body, input)} input={input} partial={false} />);
}

/** Lets a picture be as large as this, as a browser says when it has loaded it. */
function load(image: HTMLElement, width: number, height: number) {
  Object.defineProperty(image, "naturalWidth", { value: width, configurable: true });
  Object.defineProperty(image, "naturalHeight", { value: height, configurable: true });
  fireEvent.load(image);
}

describe("one picture", () => {
  test.each(recordings.filter((recording) => "body" in recording))("is read in every shape: $name", ({ body, example }) => {
    const images = output.fromAnswer(body, asked);
    expect(images.length).toBeGreaterThan(0);
    expect(output.toText(images, { text: example.text }, t)).toContain("for “\u2068a red kite over dunes\u2069”");
  });

  test("has the prompt for its alternative text, and the prompt beside it", () => {
    show({ url: address("kite") });
    expect(screen.getByRole("img", { name: /^Picture for “.*a red kite over dunes.*”$/ })).toBeInTheDocument();
    expect(screen.getByText("a red kite over dunes")).toBeInTheDocument();
  });

  test("without a prompt of its own claims none", () => {
    for (const text of ["-", ".", "  "]) {
      const { unmount } = show({ url: address("kite") }, { input: { text } });
      expect(screen.getByRole("img", { name: "Picture" })).toBeInTheDocument();
      unmount();
    }
  });

  test("tells its size once it is there, in the view and in the text", () => {
    const images = output.fromAnswer({ url: address("kite") }, asked);
    render(<output.View output={images} input={asked} partial={false} />);
    load(screen.getByRole("img"), 640, 480);
    expect(screen.getByText("640 × 480 px")).toBeInTheDocument();
    expect(output.toText(images, asked, t)).toContain("640 × 480 px");
  });

  test("gives its seed to be copied", async () => {
    const writeText = vi.fn(async () => {});
    vi.stubGlobal("navigator", { ...navigator, clipboard: { writeText } });
    show({ url: address("kite"), seed: 314159 });
    expect(screen.getByText("seed 314159")).toBeInTheDocument();
    await act(async () => screen.getByRole("button", { name: "Copy the seed" }).click());
    expect(writeText).toHaveBeenCalledWith("314159");
    vi.unstubAllGlobals();
  });

  test("that cannot be loaded is explained, with a link to where it is", () => {
    show({ url: address("gone") });
    fireEvent.error(screen.getByRole("img"));
    expect(screen.getByText(/could not be loaded/)).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Open the picture's address" })).toHaveAttribute("href", address("gone"));
  });

  test("is never fetched from an address that no page may load", () => {
    expect(() => output.fromAnswer({ url: "javascript:alert(1)" }, asked)).toThrow("should be a picture");
    expect(() => output.fromAnswer({ url: "data:image/svg+xml,<svg/>" }, asked)).toThrow("should be a picture");
  });
});

describe("several pictures", () => {
  const thumbs = () => within(screen.getByRole("group", { name: "Pictures" })).getAllByRole("button");

  test("are chosen among by the arrow keys, with one tab stop", () => {
    show(pictures(4));
    expect(thumbs().map((thumb) => thumb.tabIndex)).toEqual([0, -1, -1, -1]);
    thumbs()[0]?.focus();
    fireEvent.keyDown(thumbs()[0] as HTMLElement, { key: "ArrowRight" });
    expect(thumbs()[1]).toHaveFocus();
    expect(screen.getByRole("img", { name: /^Picture 2 of 4 for/ })).toHaveAttribute("src", address("2"));
    fireEvent.keyDown(thumbs()[1] as HTMLElement, { key: "End" });
    expect(thumbs()[3]).toHaveFocus();
    expect(thumbs()[3]).toHaveAttribute("aria-pressed", "true");
  });

  test("are each told of in the text", () => {
    const text = output.toText(output.fromAnswer(pictures(3), asked), asked, t);
    expect(text.split("\n")).toHaveLength(3);
    expect(text).toContain("Picture 3 of 3 for “\u2068a red kite over dunes\u2069”, seed 3");
  });

  test("begin with the first again when another answer comes", () => {
    const { rerender } = show(pictures(4));
    fireEvent.click(thumbs()[3] as HTMLElement);
    rerender(<output.View output={output.fromAnswer(pictures(2), asked)} input={asked} partial={false} />);
    expect(screen.getByRole("img", { name: /^Picture 1 of 2 for/ })).toBeInTheDocument();
  });
});

describe("a picture that may be unsuitable", () => {
  test("is not even loaded until it is asked for, and can be hidden again, the focus staying", () => {
    const { container } = show({ images: [{ url: address("1") }], has_nsfw_concepts: [true] });
    expect(container.querySelector("img")).toBeNull();
    expect(screen.getByText("It may not be suitable for everyone.")).toBeInTheDocument();
    expect(screen.queryByRole("link")).toBeNull();
    const button = screen.getByRole("button", { name: "Show the picture" });
    button.focus();
    fireEvent.click(button);
    expect(screen.getByRole("img")).toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Hide the picture" })).toHaveFocus();
    fireEvent.click(button);
    expect(container.querySelector("img")).toBeNull();
  });

  test("is veiled among others that are not, also as a thumbnail", () => {
    const { container } = show({ images: [{ url: address("1") }, { url: address("2") }], has_nsfw_concepts: [false, true] });
    expect([...container.querySelectorAll("img")].map((image) => image.src)).toEqual([address("1"), address("1")]);
    expect(output.toText(output.fromAnswer([{ url: address("1"), nsfw: true }], asked), asked, t)).toContain("suitable");
  });

  test("is every picture of a card that says so", () => {
    const { container } = show(pictures(2), { by: veiledOutput });
    expect(container.querySelector("img")).toBeNull();
  });
});

describe("before and after", () => {
  const input = { text: "by night", media: address("before") };
  const line = () => screen.getByRole("slider", { name: "How much of the picture before is shown" });

  test("lie over each other, with a line that the keyboard moves", () => {
    const { container } = show({ url: address("after") }, { input });
    expect(screen.getByRole("img", { name: "The picture before" })).toHaveAttribute("src", address("before"));
    expect(line()).toHaveAttribute("aria-valuetext", "50%");
    fireEvent.change(line(), { target: { value: "20" } });
    expect(line()).toHaveAttribute("aria-valuetext", "20%");
    expect(container.querySelector<HTMLElement>(".iw-compare")?.style.getPropertyValue("--iw-cut")).toBe("20%");
  });

  test("of different shape are said to be so", () => {
    show({ url: address("after") }, { input });
    load(screen.getByRole("img", { name: "The picture before" }), 300, 200);
    load(screen.getByRole("img", { name: /^Picture for/ }), 300, 199);
    expect(screen.queryByText(/differ in shape/)).toBeNull();
    load(screen.getByRole("img", { name: /^Picture for/ }), 200, 200);
    expect(screen.getByText(/differ in shape/)).toBeInTheDocument();
  });

  test("without the one before leave the one after, and say so", () => {
    show({ url: address("after") }, { input });
    fireEvent.error(screen.getByRole("img", { name: "The picture before" }));
    expect(screen.getByText("The picture before cannot be shown here.")).toBeInTheDocument();
    expect(screen.queryByRole("slider")).toBeNull();
    expect(screen.getByRole("img", { name: /^Picture for/ })).toBeInTheDocument();
  });
});
