import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { describe, expect, test, vi } from "vitest";
import { imageTextInput } from "../../src/inputs/imageTextInput.js";
import type { MediaTextInput, MediaTextOptions } from "../../src/inputs/mediaTextInput.js";

const src = "https://files.example/boat.png";
const make = (options: Partial<MediaTextOptions> = {}) =>
  imageTextInput({ media: "Picture", text: "Prompt", needs: "media", ...options });

const both = make({ needs: "both" });

function Form() {
  const [value, setValue] = useState<MediaTextInput>({ media: src, text: "" });
  return <both.View value={value} onChange={setValue} readOnly={false} missing={both.missing(value)} />;
}

describe("a picture with a text", () => {
  test("is read under any of the names a card gives the text, and written under the first", () => {
    const input = make({ names: ["question", "text"] });
    expect(input.fromCard({ src, text: "Which way?" })).toEqual({ media: src, text: "Which way?" });
    expect(input.fromCard({ src, text: "older", question: 7 })).toEqual({ media: src, text: "7" });
    expect(input.toCard({ media: src, text: "Which way?" })).toEqual({ src, question: "Which way?" });
  });

  test("may be one of the two in an example, and an example with neither is none", () => {
    expect(make().fromCard({ src })).toEqual({ media: src, text: "" });
    expect(make().fromCard({ prompt: "a boat" })).toEqual({ media: undefined, text: "a boat" });
    expect(make().fromCard({ src: "javascript:alert(1)" })).toBeUndefined();
    expect(make().toCard({ media: src, text: "" })).toEqual({ src });
  });

  test.each<[MediaTextOptions["needs"], readonly (string | undefined)[]]>([
    ["media", ["media", undefined, "media", undefined]],
    ["text", ["text", "text", undefined, undefined]],
    ["both", ["media", "text", "media", undefined]],
    ["either", ["media", undefined, undefined, undefined]],
  ])("that needs %s says which field to go to", (needs, expected) => {
    const given = [
      { media: undefined, text: " " },
      { media: src, text: "" },
      { media: undefined, text: "a boat" },
      { media: src, text: "a boat" },
    ];
    expect(given.map((value) => make({ needs }).missing(value)?.field)).toEqual(expected);
  });

  test("sends the picture with the text as a prompt that no parameter of a card overwrites", () => {
    const { inputs, parameters } = make().toRequest({ media: src, text: "it drifts" }, { prompt: "other", seed: 1 });
    expect(String(inputs)).toBe(src);
    expect(parameters).toEqual({ prompt: "it drifts", seed: 1 });
    expect(make().toRequest({ media: undefined, text: "it drifts" }, {}).inputs).toBe("");
    expect(make().toRequest({ media: src, text: " " }, { seed: 1 }).parameters).toEqual({ seed: 1 });
  });

  test("is sent as the task says, where it says so", () => {
    const input = make({
      toRequest: ({ media, text }, parameters) => ({ inputs: { image: media, question: text }, parameters }),
    });
    expect(input.toRequest({ media: src, text: "Which way?" }, {}).inputs).toEqual({
      image: new URL(src),
      question: "Which way?",
    });
  });

  test("takes a text and keeps the picture", async () => {
    render(<Form />);
    expect(screen.getByText("Write some text first.")).toBeVisible();
    await userEvent.type(screen.getByRole("textbox", { name: "Prompt" }), "it drifts");
    expect(screen.getByRole("textbox", { name: "Prompt" })).toHaveValue("it drifts");
    expect(screen.queryByText("Write some text first.")).toBeNull();
    expect(screen.getByRole("img", { name: "Picture to be sent: boat.png" })).toHaveAttribute("src", src);
  });

  test("to look at only shows no empty text field", () => {
    const { View } = make();
    const props = { onChange: vi.fn(), readOnly: true, missing: undefined };
    const { rerender } = render(<View {...props} value={{ media: src, text: "" }} />);
    expect(screen.queryByRole("textbox")).toBeNull();
    rerender(<View {...props} value={{ media: src, text: "it drifts" }} />);
    expect(screen.getByRole("textbox", { name: "Prompt" })).toHaveValue("it drifts");
  });
});
