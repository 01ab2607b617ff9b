import { render, screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { InferenceError } from "../../src/core/errors.js";
import { createTranslate } from "../../src/core/message.js";
import { addTextChunk, readTexts, textsOutput, type WrittenText } from "../../src/outputs/texts.js";

const t = createTranslate();
const stream = (...chunks: readonly unknown[]) =>
  chunks.reduce<readonly WrittenText[] | undefined>((soFar, chunk) => addTextChunk(soFar, chunk), undefined);

describe("the texts of an answer", () => {
  test.each<[string, unknown, readonly WrittenText[]]>([
    ["a list of one", [{ summary_text: "Short." }], [{ text: "Short." }]],
    ["an object", { translation_text: "Bahnhof" }, [{ text: "Bahnhof" }]],
    ["a nested list", [[{ generated_text: "a" }]], [{ text: "a" }]],
    ["several", [{ generated_text: "a" }, { generated_text: "b" }], [{ text: "a" }, { text: "b" }]],
    ["a card", { text: "Recorded" }, [{ text: "Recorded" }]],
    ["a bare text", "Plain", [{ text: "Plain" }]],
    ["completions", { choices: [{ text: "a", finish_reason: "length" }] }, [{ text: "a", isCut: true }]],
    ["a chat", { choices: [{ message: { role: "assistant", content: "Hi" }, finish_reason: "stop" }] }, [{ text: "Hi" }]],
    [
      "turns of a chat",
      [
        {
          generated_text: [
            { role: "user", content: "Hi" },
            { role: "assistant", content: "Hello" },
          ],
        },
      ],
      [{ text: "Hello" }],
    ],
    ["details", { generated_text: "a", details: { finish_reason: "length" } }, [{ text: "a", isCut: true }]],
    ["frames of a stream", [{ token: { text: "a" } }, { token: { text: "b" }, generated_text: null }], [{ text: "ab" }]],
    ["predictions", { predictions: [{ generated_text: "a" }] }, [{ text: "a" }]],
    ["completions in predictions", { predictions: { choices: [{ text: "a" }] } }, [{ text: "a" }]],
    ["an empty list", [], []],
    ["an empty text", [{ generated_text: "" }], [{ text: "" }]],
  ])("are read out of %s", (_name, body, texts) => {
    expect(readTexts(body)).toEqual(texts);
    expect(readTexts(textsOutput.toCard(texts)).map(({ text }) => text)).toEqual(texts.map(({ text }) => text));
  });

  test.each([
    [[{ label: "a" }], "[0].generated_text"],
    [{ generated_text: [{ role: "user" }] }, ".generated_text[0].generated_text"],
    [null, ""],
    [42, ""],
  ])("are refused with the path of what is wrong: %j", (body, path) => {
    try {
      readTexts(body);
      expect.fail("read");
    } catch (error) {
      expect(error).toBeInstanceOf(InferenceError);
      expect(error).toMatchObject({ kind: "bad-answer", path });
    }
  });
});

describe("a stream of texts", () => {
  test("grows by the pieces of any server, and skips what is no text", () => {
    expect(
      stream({ choices: [{ text: "On", index: 0 }] }, { choices: [{ text: "ce" }] }, { choices: [] }, { usage: null }),
    ).toEqual([{ text: "Once" }]);
    expect(stream({ choices: [{ delta: { content: null } }] }, { choices: [{ delta: { content: "Hi" } }] })).toEqual([
      { text: "Hi" },
    ]);
    expect(stream("a", "b", 7, null)).toEqual([{ text: "ab" }]);
  });

  test("hides special tokens, and ends with the whole text where the server sends it", () => {
    const frames = [{ token: { text: "Hi", special: false } }, { token: { text: "</s>", special: true }, generated_text: "Hi!" }];
    expect(stream(frames[0])).toEqual([{ text: "Hi" }]);
    expect(stream(...frames)).toEqual([{ text: "Hi!" }]);
  });

  test("keeps several answers apart, and says which was cut", () => {
    expect(
      stream({ choices: [{ index: 1, text: "b" }] }, { choices: [{ index: 0, text: "a", finish_reason: "length" }] }),
    ).toEqual([{ text: "a", isCut: true }, { text: "b" }]);
  });
});

describe("what is shown", () => {
  const show = (texts: readonly WrittenText[]) => render(<textsOutput.View output={texts} input={undefined} />);

  test("is the text with its lines, never as HTML", () => {
    show([{ text: "One\n<img src=x onerror=alert(1)>" }]);
    expect(screen.getByText(/<img src=x/)).toHaveTextContent("One <img src=x onerror=alert(1)>");
  });

  test("says in words all that is shown: a numbered list where there are several", () => {
    show([{ text: "One" }, { text: "Two" }]);
    expect(screen.getAllByRole("listitem").map((item) => item.textContent)).toEqual(["One", "Two"]);
    expect(textsOutput.toText([{ text: "One" }, { text: "Two" }], undefined, t)).toBe("1. One\n\n2. Two");
  });

  test("says so where the model wrote nothing", () => {
    show([{ text: " " }]);
    expect(screen.getByText("No text came back")).toBeInTheDocument();
    expect(textsOutput.toText([], undefined, t)).toBe("The model answered with no text.");
  });

  test("comes with a warning where it was cut", () => {
    expect(textsOutput.warnings?.([{ text: "a", isCut: true }])).toHaveLength(1);
    expect(textsOutput.warnings?.([{ text: "a" }])).toEqual([]);
  });
});
