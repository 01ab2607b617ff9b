import { render, screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { createTranslate } from "../../src/core/message.js";
import { SummarizationWidget, task } from "../../src/tasks/summarization/index.js";
import { lengthsOf } from "../../src/tasks/summarization/lengths.js";
import { cardOf } from "../cardOf.js";
import { controlledFetcher } from "../controlledFetcher.js";
import recordings from "../recordings/summarization.json" with { type: "json" };

const t = createTranslate();
const panel = () => screen.getByRole("tabpanel");
const show = (text: string, output: unknown) =>
  render(<SummarizationWidget card={cardOf({ task: "summarization", examples: [{ text, output }] })} />);

describe("an answer", () => {
  test.each(recordings.filter(({ name }) => name !== "no text"))(
    "is a summary, not an empty success: $name",
    ({ example, body }) => {
      expect(task.output.toText(task.output.fromAnswer(body, example), example, t)).toMatch(
        /^- The bridge|^(1\. )?The council will rebuild/,
      );
    },
  );

  test("that was recorded is shown without a run", () => {
    const { fetcher, calls } = controlledFetcher();
    const [recording] = recordings;
    const card = cardOf({ task: "summarization", examples: [{ ...recording?.example, output: recording?.body }] });
    render(<SummarizationWidget card={card} fetcher={fetcher} />);
    expect(panel()).toHaveTextContent("The council will rebuild the bridge");
    expect(calls).toHaveLength(0);
  });

  test("keeps its lines", () => {
    show("A long text.", [{ summary_text: "- One.\n- Two." }]);
    expect(panel().querySelector(".iw-written")?.textContent).toBe("- One.\n- Two.");
  });

  test("without text is said in words", () => {
    show("A long text.", { summary_text: " " });
    expect(panel()).toHaveTextContent("No text came back");
    expect(panel()).not.toHaveTextContent("out of");
  });

  test("that was cut says so", () => {
    const texts = task.output.fromAnswer({ choices: [{ text: "A", finish_reason: "length" }] }, { text: "" });
    expect(task.output.warnings?.(texts)).toEqual(["The text stops at the longest length that was allowed."]);
  });

  test("says in words all that is shown: the summary, and its length beside the text", () => {
    show("One two three four.", { text: "One two." });
    expect(panel()).toHaveTextContent("2 words out of 4");
    const input = { text: "One two three four." };
    expect(task.output.toText(task.output.fromAnswer({ text: "One two." }, input), input, t)).toBe(
      "One two.\n\n2 words out of 4",
    );
    expect(task.output.toText(task.output.fromAnswer([{ text: "A" }, { text: "B" }], input), input, t)).toBe("1. A\n\n2. B");
  });
});

describe("the length", () => {
  test.each([
    ["words", "Ships leave.", "On Monday – at last – ships leave.", { unit: "word", summary: 2, text: 6 }],
    ["one word", "Ships.", "Ships leave.", { unit: "word", summary: 1, text: 2 }],
    ["characters where no spaces part words", "船が出る。", "船は月曜日に出る。", { unit: "character", summary: 5, text: 9 }],
    ["nothing", "", "Ships leave.", { unit: "word", summary: 0, text: 2 }],
  ] as const)("is counted in %s", (_name, summary, text, expected) => {
    expect(lengthsOf(summary, text)).toEqual(expected);
  });
});

test("parameters go beside the text, in the server's names", () => {
  expect(task.input.toRequest({ text: " A long\ntext. " }, { min_length: 5, do_sample: false })).toEqual({
    inputs: " A long\ntext. ",
    parameters: { min_length: 5, do_sample: false },
  });
  expect(task.parameters?.map(({ name }) => name)).toEqual(expect.arrayContaining(["min_length", "max_length", "do_sample"]));
});
