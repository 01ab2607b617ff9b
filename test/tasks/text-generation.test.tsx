import { act, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, test, vi } from "vitest";
import { createTranslate } from "../../src/core/message.js";
import type { Parameters } from "../../src/core/parameters.js";
import { blockEnds, piecesOf } from "../../src/tasks/text-generation/blocks.js";
import { addContinuation, type Continuations, readContinuations } from "../../src/tasks/text-generation/continuations.js";
import { TextGenerationWidget, task } from "../../src/tasks/text-generation/index.js";
import { cardOf } from "../cardOf.js";
import { controlledFetcher } from "../controlledFetcher.js";
import { recordingsOf } from "../recordings.js";

const t = createTranslate();
const made = (body: unknown, prompt = "Once upon", parameters: Parameters = {}) =>
  readContinuations(body, { text: prompt }, { parameters }).texts.map(({ text }) => text);

describe("an answer", () => {
  test.each(recordingsOf("text-generation"))("in every shape gives the model's own words: $name", ({ example, body }) => {
    const input = task.input.fromCard(example);
    expect(input).toBeDefined();
    const { texts } = readContinuations(body, input ?? { text: "" }, { parameters: example.parameters ?? {} });
    expect(texts.length).toBeGreaterThan(0);
    for (const { text } of texts) {
      expect(text).toMatch(/\w/);
      expect(text).not.toContain(input?.text);
    }
  });

  test.each([
    ["with the prompt", "Once upon", "Once upon a time", " a time"],
    ["without it", "Once upon", " a time", " a time"],
    ["with a prompt that began with blanks", "   Hello", "   Hello world", " world"],
    ["with a prompt whose first blanks were lost", "   Hello", "Hello world", " world"],
    ["with a prompt whose last blanks were lost", "Hello \n", "Hello world", " world"],
    ["with a prompt that lost the last of its blanks only", "  Hello \n", "  Hello world", " world"],
    ["with a prompt whose last blanks were kept", "Hello ", "Hello world", "world"],
    ["of nothing but the prompt", "Hello", "Hello", ""],
    ["that only begins alike", "Hello you", "Hello there", "Hello there"],
    ["to an empty prompt", "", "Hello", "Hello"],
  ])("%s loses no letter of the continuation", (_name, prompt, text, expected) => {
    expect(made([{ generated_text: text }], prompt)).toEqual([expected]);
  });

  test("that was asked without the prompt is never cut, though it begins with the same words", () => {
    expect(made([{ generated_text: "ha ha" }], "ha", { return_full_text: false })).toEqual(["ha ha"]);
    expect(made({ choices: [{ text: "ha ha" }] }, "ha")).toEqual(["ha ha"]);
    expect(made([{ token: { text: "ha ha" } }], "ha")).toEqual(["ha ha"]);
  });

  test("that was asked to give the prompt back is cut wherever it comes from", () => {
    expect(made({ choices: [{ text: "ha ha" }] }, "ha", { echo: true })).toEqual([" ha"]);
    expect(made([{ token: { text: "ha ha" } }], "ha", { return_full_text: true })).toEqual([" ha"]);
  });

  test("of token numbers alone is these numbers, with a warning", () => {
    const output = readContinuations([{ generated_token_ids: [3, 7] }], { text: "" });
    expect(task.output.toText(output, { text: "" }, t)).toBe("3 7");
    expect(task.output.warnings?.(output)).toEqual(["The server sent the numbers of the tokens instead of a text."]);
    expect(() => made([{ generated_token_ids: ["a"] }])).toThrow(
      expect.objectContaining({ kind: "bad-answer", path: "[0].generated_text" }),
    );
  });

  test.each<[string, unknown, Continuations["tokens"]]>([
    ["told beside a completion", { choices: [{ text: "a b" }], usage: { completion_tokens: 2 } }, { count: 2, told: true }],
    ["told for each text", [{ generated_text: "a", details: { generated_tokens: 3 } }], { count: 3, told: true }],
    [
      "told at the end of a stream",
      [{ choices: [{ text: "a" }] }, { usage: { completion_tokens: 9 } }],
      { count: 9, told: true },
    ],
    ["counted by the pieces", [{ token: { text: "a" } }, { token: { text: "b" } }], { count: 2, told: false }],
    ["not known", [{ generated_text: "a" }], undefined],
    ["told as nonsense", { choices: [{ text: "a" }], usage: { completion_tokens: -4 } }, undefined],
  ])("knows its tokens: %s", (_name, body, tokens) => {
    expect(readContinuations(body, { text: "" }).tokens).toEqual(tokens);
  });

  test("brings a warning where it was cut at the longest length", () => {
    const body = { generated_text: "a", details: { finish_reason: "length" } };
    expect(task.output.warnings?.(readContinuations(body, { text: "" }))).toHaveLength(1);
  });
});

test("a stream grows by its pieces and knows how fast it came, which the whole answer keeps", () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  try {
    let soFar: Continuations | undefined;
    const frames = Array.from({ length: 21 }, (_, index) => ({ token: { text: ` ${index}`, special: false } }));
    for (const frame of frames) {
      soFar = addContinuation(soFar, frame);
      vi.advanceTimersByTime(50);
    }
    expect(soFar).toMatchObject({ status: "part", tokens: { count: 21, told: false } });
    const whole = readContinuations(frames, { text: "Count:" }, { parameters: {}, streamed: soFar });
    expect(whole).toMatchObject({ status: "whole", tokens: { count: 21, told: false } });
    const { View } = task.output;
    render(<View output={whole} input={{ text: "Count:" }} />);
    expect(screen.getByText("About 21 tokens")).toBeInTheDocument();
    expect(screen.getByText("20 tokens per second")).toBeInTheDocument();
  } finally {
    vi.useRealTimers();
  }
});

describe("what is asked", () => {
  test("is the prompt as it was written, blanks and all, with room for a hundred tokens", async () => {
    const { fetcher, calls } = controlledFetcher();
    render(<TextGenerationWidget fetcher={fetcher} />);
    await userEvent.type(screen.getByLabelText("Prompt"), "  Once ");
    await userEvent.click(screen.getByRole("button", { name: "Run" }));
    expect(calls[0]?.request).toMatchObject({ inputs: "  Once ", parameters: { max_new_tokens: 100 }, stream: true });
  });

  test("takes the length of the card and the example before its own", async () => {
    const { fetcher, calls } = controlledFetcher();
    const examples = [{ text: "Once", parameters: { temperature: 0.2 } }];
    const card = cardOf({ id: "demo/a", task: "text-generation", examples, parameters: { max_new_tokens: 7 } });
    render(<TextGenerationWidget card={card} fetcher={fetcher} />);
    await userEvent.click(screen.getByRole("button", { name: "Run" }));
    expect(calls[0]?.request.parameters).toEqual({ max_new_tokens: 7, temperature: 0.2 });
  });

  test("holds texts to stop at, one for each line, with line breaks in them", async () => {
    const { fetcher, calls } = controlledFetcher();
    render(<TextGenerationWidget fetcher={fetcher} />);
    await userEvent.type(screen.getByLabelText("Prompt"), "Once");
    await userEvent.click(screen.getByText("Parameters"));
    await userEvent.type(await screen.findByLabelText("Stop at"), "END{Enter}{Enter}\\n\\n{Enter}");
    await userEvent.click(screen.getByRole("button", { name: "Run" }));
    expect(calls[0]?.request.parameters.stop).toEqual(["END", "\n\n"]);
    await userEvent.click(screen.getByRole("button", { name: "Reset" }));
    expect(screen.getByLabelText("Stop at")).toHaveValue("");
  });

  test("shows the texts to stop at that a card gives", async () => {
    const { fetcher } = controlledFetcher();
    const examples = [{ text: "Once", parameters: { stop: ["END", "\n"] } }];
    const card = cardOf({ id: "demo/a", task: "text-generation", examples });
    render(<TextGenerationWidget card={card} fetcher={fetcher} />);
    await userEvent.click(screen.getByText("Parameters"));
    expect((await screen.findByLabelText<HTMLTextAreaElement>("Stop at")).placeholder).toBe("END\n\\n");
  });

  test("is one turn of a chat where the card says so, and a longer chat is left to another widget", () => {
    const turn = { role: "user", content: "Hi" };
    const input = task.input.fromCard({ messages: [turn] });
    expect(input && task.input.toRequest(input, {}).inputs).toEqual({ messages: [turn] });
    expect(input && task.input.toCard(input)).toEqual({ messages: [turn] });
    for (const messages of [[], [turn, turn], [{ role: "system", content: "Hi" }], [{ role: "user", content: [] }], "Hi"])
      expect(task.input.fromCard({ messages })).toBeUndefined();
  });
});

describe("what is shown", () => {
  const { View } = task.output;
  const show = (body: unknown, prompt = "Once upon", use?: (input: { text: string }, then?: "run") => void) =>
    render(<View output={readContinuations(body, { text: prompt })} input={{ text: prompt }} {...(use && { use })} />);

  test("is prompt and continuation as one text, with the continuation named for a screen reader", () => {
    const { container } = show([{ generated_text: "Once upon a time" }]);
    expect(container.querySelector(".iw-written")).toHaveTextContent("Once upon Continuation:a time");
    expect(container.querySelector(".iw-made")).toHaveTextContent(/^a time$/);
    expect(container.querySelector(".iw-given")?.textContent).toBe("Once upon ");
  });

  test("is copied and announced as the model's own words", () => {
    const output = readContinuations([{ generated_text: "Once upon a time" }], { text: "Once upon" });
    expect(task.output.toText(output, { text: "Once upon" }, t)).toBe("a time");
  });

  test("is text and never markup", () => {
    const { container } = show({ text: "<img src=x onerror=alert(1)><script>alert(1)</script>" }, "<b>bold</b>");
    expect(container.querySelector("img, script, b")).toBeNull();
    expect(container).toHaveTextContent("<script>alert(1)</script>");
  });

  test("is the prompt once and a list where there are several answers, each to be continued", async () => {
    const use = vi.fn();
    show([{ generated_text: "Once upon a time" }, { generated_text: "Once upon a hill" }], "Once upon", use);
    const items = screen.getAllByRole("listitem");
    expect(items.map((item) => item.textContent)).toEqual([expect.stringContaining("a time"), expect.stringContaining("a hill")]);
    expect(screen.getAllByText(/Once upon/)).toHaveLength(1);
    await userEvent.click(within(items[1] as HTMLElement).getByRole("button", { name: "Continue answer 2" }));
    expect(use).toHaveBeenCalledWith({ text: "Once upon a hill" }, "run");
  });

  test("says so where the model wrote nothing, alone or among several", () => {
    show([{ generated_text: "Once upon" }]);
    expect(screen.getByText("No text came back")).toBeInTheDocument();
    expect(screen.queryByText("Once upon")).toBeNull();
  });

  test("does not say so while a stream has only begun", () => {
    render(<View output={addContinuation(undefined, { token: { text: "\n" } })} input={{ text: "Once" }} />);
    expect(screen.queryByText("No text came back")).toBeNull();
  });

  test("is the end of a long prompt, and all of it where asked for", async () => {
    const prompt = `First words.\n${"Some more words of a long prompt.\n".repeat(200)}Then`;
    const { container } = show({ text: " the end." }, prompt);
    expect(container).not.toHaveTextContent("First words.");
    expect(container).toHaveTextContent(/Then Continuation:the end\./);
    const button = screen.getByRole("button", { name: /Show the whole prompt/ });
    await userEvent.click(button);
    expect(container).toHaveTextContent("First words.");
    await userEvent.click(screen.getByRole("button", { name: "Show the end of the prompt" }));
    expect(container).not.toHaveTextContent("First words.");
  });

  test("of a reply in a chat is the reply alone, which is not gone on with", () => {
    const input = { text: "Name a dish.", role: "user" } as const;
    const output = readContinuations({ choices: [{ message: { content: "Name a dish. Soup." } }] }, input);
    render(<View output={output} input={input} use={() => {}} />);
    expect(screen.getByText(/Name a dish. Soup./)).toBeInTheDocument();
    expect(screen.queryByText("Name a dish.")).toBeNull();
    expect(screen.queryByRole("button", { name: "Continue" })).toBeNull();
  });
});

test("Continue goes on from the whole text, the field included, and Undo takes the last step back", async () => {
  const { fetcher, calls } = controlledFetcher();
  render(<TextGenerationWidget fetcher={fetcher} />);
  await userEvent.type(screen.getByLabelText("Prompt"), "Once ");
  await userEvent.click(screen.getByRole("button", { name: "Run" }));
  await act(() => calls[0]?.answer([{ generated_text: "Once upon" }]));
  expect(screen.getByLabelText("Prompt")).toHaveValue("Once ");
  await userEvent.click(screen.getByRole("button", { name: "Continue" }));
  expect(calls[1]?.request.inputs).toBe("Once upon");
  await act(() => calls[1]?.answer([{ generated_text: "Once upon a" }]));
  await userEvent.click(screen.getByRole("button", { name: "Continue" }));
  expect(calls[2]?.request.inputs).toBe("Once upon a");
  await act(() => calls[2]?.answer([{ generated_text: "Once upon a time" }]));
  await userEvent.click(await screen.findByRole("button", { name: "Undo" }));
  expect(screen.getByLabelText("Prompt")).toHaveValue("Once upon");
});

test("a recorded answer is shown beside the prompt and never written into it", () => {
  const examples = [{ text: "Once", output: { text: " upon a time" } }];
  const { fetcher } = controlledFetcher();
  render(<TextGenerationWidget card={cardOf({ id: "demo/a", task: "text-generation", examples })} fetcher={fetcher} />);
  expect(screen.getByLabelText("Prompt")).toHaveValue("Once");
  expect(screen.getByRole("tabpanel")).toHaveTextContent("Once Continuation:upon a time");
});

test("a card that asked for new text only has its recorded answer whole", () => {
  const examples = [{ text: "ha", parameters: { return_full_text: false }, output: [{ generated_text: "ha ha" }] }];
  render(<TextGenerationWidget card={cardOf({ id: "demo/a", task: "text-generation", examples })} />);
  expect(screen.getByRole("tabpanel")).toHaveTextContent("haContinuation:ha ha");
});

describe("a growing text", () => {
  const grown = (text: string, cut: (text: string) => readonly unknown[]) => {
    for (let length = 0; length < text.length; length += 97) {
      const before = cut(text.slice(0, length)).slice(0, -1);
      expect(cut(text).slice(0, before.length)).toEqual(before);
    }
  };

  test("keeps the blocks and pieces it has but for the last", () => {
    const lines = "A line of words.\n".repeat(400);
    grown(lines, blockEnds);
    grown("word ".repeat(1000), piecesOf);
    grown("漢".repeat(5000), piecesOf);
  });

  test.each([
    ["words", "word ".repeat(4000)],
    ["one endless word", "x".repeat(20_000)],
    ["pairs", "🚲".repeat(10_000)],
    ["letters with marks", "e\u0301".repeat(10_000)],
    ["families", `five ${"👩\u200D👩\u200D👧".repeat(3000)}`],
  ])("is cut into short pieces, none in the middle of a character: %s", (_name, text) => {
    const pieces = piecesOf(text);
    expect(pieces.join("")).toBe(text);
    for (const [index, piece] of pieces.entries()) {
      expect(piece.length).toBeLessThan(1500);
      expect(piece).not.toMatch(/\p{Surrogate}/u);
      if (index > 0) expect(piece).not.toMatch(/^(\p{M}|\u200D)/u);
      expect(piece).not.toMatch(/\u200D$/u);
    }
  });

  test("has no more blocks than it has thousands of characters, whatever its lines are", () => {
    for (const text of ["\n".repeat(100_000), "a\n".repeat(50_000), "long line ".repeat(10_000)]) {
      expect(blockEnds(text).length).toBeLessThanOrEqual(100);
      expect(blockEnds(text).at(-1)).toBe(text.length);
    }
    expect(blockEnds("")).toEqual([]);
  });
});
