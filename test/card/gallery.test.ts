import { describe, expect, it } from "vitest";
import { readGallery, readModelCard } from "../../src/card/index.js";
import type { CardExample } from "../../src/core/task.js";

const at = "https://example.org/";
const urlsOf = (...examples: CardExample[]) => readGallery(examples).map(({ url }) => url);
const kindOf = (url: string) => readGallery([{ output: { url } }])[0]?.kind;
const captionOf = (text: unknown) => readGallery([{ text, output: { url: `${at}a.png` } }])[0]?.caption;

describe("the items of a gallery", () => {
  it("stand in the order of the card, several of one example one after the other", () => {
    expect(
      urlsOf(
        { output: { url: `${at}b.png` } },
        { text: "no output" },
        { output: [{ url: `${at}c.png` }, { url: `${at}a.mp4` }] },
        { output: `${at}d.wav` },
        { output: [`${at}e.png`, `${at}f.png`] },
      ),
    ).toEqual(["b.png", "c.png", "a.mp4", "d.wav", "e.png", "f.png"].map((name) => at + name));
  });

  it("keep the same picture twice when the card shows it twice", () => {
    expect(urlsOf({ output: { url: `${at}a.png` } }, { output: { url: `${at}a.png` } })).toHaveLength(2);
  });

  it.each([
    [[{ label: "POSITIVE", score: 0.9 }]],
    [{ text: "a picture.png" }],
    ["A sentence that ends in https://example.org/a.png"],
    [`${at}page`],
    [[0.1, 0.2]],
    [[{ label: "lake", mask: `${at}mask.png` }]],
    [{ url: 7 }],
    [{ url: "" }],
    [null],
    [undefined],
  ])("are none for an output like %j", (output) => {
    expect(readGallery([{ output }])).toEqual([]);
  });

  it.each([
    "javascript:alert(1)//a.png",
    "data:text/html,<script>alert(1)</script>",
    "data:image/svg+xml,<svg/>",
    "file:///a.png",
    "//example.org/a.png",
    "/\\example.org/a.png",
    "vbscript:a.png",
  ])("leave out %s, which no page may load", (url) => {
    expect(urlsOf({ output: { url } }, { output: url }, { output: [{ url }, { url: `${at}a.png` }] })).toEqual([`${at}a.png`]);
  });

  it("are the files of the repository, read from a card of any task", () => {
    const markdown = [
      "---",
      "pipeline_tag: text-generation",
      "widget:",
      "- text: ' '",
      "  output:",
      "    url: ./images/kite 1.png",
      "- text: >-",
      "    a kite: red, (tail:1.3) <lora:kite:1>",
      "  parameters: { negative_prompt: blurry }",
      "  output: { url: video_0.mp4 }",
      "---",
    ].join("\n");
    expect(readGallery(readModelCard(markdown, { id: "owner/name" }).examples)).toEqual([
      {
        url: "https://huggingface.co/owner/name/resolve/main/images/kite%201.png",
        kind: "image",
        caption: undefined,
        negativePrompt: undefined,
      },
      {
        url: "https://huggingface.co/owner/name/resolve/main/video_0.mp4",
        kind: "video",
        caption: "a kite: red, (tail:1.3) <lora:kite:1>",
        negativePrompt: "blurry",
      },
    ]);
  });
});

describe("the kind of an item", () => {
  it.each([
    ["a.png", "image"],
    ["a.GIF", "image"],
    ["a.mp4", "video"],
    ["a.WEBM", "video"],
    ["a.mov?download=true", "video"],
    ["a.mp4#t=1", "video"],
    ["a.flac", "audio"],
    ["a.mp3?x=y.mp4", "audio"],
    ["a.png?poster=a.mp4", "image"],
    ["a", "image"],
    ["a.xyz", "image"],
    ["mp4", "image"],
  ])("of %s is %s", (name, kind) => {
    expect(kindOf(at + name)).toBe(kind);
  });

  it.each([
    ["data:video/mp4;base64,AAAA", "video"],
    ["data:audio/wav;base64,AAAA", "audio"],
    ["DATA:Image/PNG;base64,AAAA", "image"],
    ["data:image/png;base64,a.mp4", "image"],
    ["blob:https://example.org/1-2", "image"],
  ])("of %s is %s", (url, kind) => {
    expect(kindOf(url)).toBe(kind);
  });
});

describe("the caption of an item", () => {
  it.each([" ", "", "-", ".", " - ", "\n", undefined, null, 7, ["a"], {}])("is none for %j", (text) => {
    expect(captionOf(text)).toBeUndefined();
  });

  it.each(["unconditional (blank prompt)", "Demo", "--", "<b>bold</b>", "two\nlines"])("is %j as written", (text) => {
    expect(captionOf(text)).toBe(text);
  });

  it("is the prompt where there is no text", () => {
    expect(readGallery([{ text: "-", prompt: "a kite", output: { url: `${at}a.png` } }])[0]?.caption).toBe("a kite");
  });

  it("comes with the negative prompt, where there is one", () => {
    const negativeOf = (parameters: unknown) =>
      readGallery([{ parameters, output: { url: `${at}a.png` } } as CardExample])[0]?.negativePrompt;
    expect(negativeOf({ negative_prompt: "rain, people" })).toBe("rain, people");
    expect(negativeOf({ negative_prompt: " " })).toBeUndefined();
    expect(negativeOf({ negative_prompt: ["rain"] })).toBeUndefined();
    expect(negativeOf("rain")).toBeUndefined();
  });
});
