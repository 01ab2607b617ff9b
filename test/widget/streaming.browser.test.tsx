import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, test } from "vitest";
import { isRecord } from "../../src/core/parse.js";
import { defineTask, type InferenceRequest } from "../../src/core/task.js";
import { createHuggingFaceFetcher } from "../../src/fetchers/huggingFace.js";
import { textInput } from "../../src/inputs/textInput.js";
import { createWidget } from "../../src/widget/createWidget.js";
import "../../src/styles.css";

const tokens = 3_000;
const frame = (token: number) => `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content: `word${token} ` } }] })}\n\n`;

let drawn = 0;
beforeEach(() => {
  drawn = 0;
});

/** A chat as plain text, which streams. */
const Chat = createWidget(
  defineTask({
    id: "conversational",
    name: "Chat",
    icon: "M0 0",
    layout: "stack",
    input: {
      ...textInput({ label: "Text" }),
      toRequest: () =>
        ({ inputs: { messages: [{ role: "user", content: "Hi" }] }, parameters: {} }) satisfies Partial<InferenceRequest>,
    },
    output: {
      promise: "An answer appears here.",
      fromCard: String,
      fromAnswer: (body) => (Array.isArray(body) ? body.map(wordOf).join("") : ""),
      fromChunk: (soFar: string | undefined, chunk: unknown) => `${soFar ?? ""}${wordOf(chunk)}`,
      toCard: (text) => text,
      toText: (text) => text,
      View: ({ output }) => {
        drawn += 1;
        return <p>{output}</p>;
      },
    },
    examples: [],
  }),
);

function wordOf(chunk: unknown): string {
  const [choice] = isRecord(chunk) && Array.isArray(chunk.choices) ? chunk.choices : [];
  return isRecord(choice) && isRecord(choice.delta) ? String(choice.delta.content) : "";
}

describe("a stream of 3 000 tokens that comes at once", () => {
  const encoder = new TextEncoder();
  const all = Array.from({ length: tokens }, (_, token) => frame(token));
  test.each([
    ["in one piece", [encoder.encode(all.join(""))]],
    ["in 3 000 pieces", all.map((text) => encoder.encode(text))],
  ])("%s is shown whole, drawn a few times only", async (_, pieces) => {
    const body = () =>
      new ReadableStream<Uint8Array<ArrayBuffer>>({
        start(controller) {
          for (const piece of pieces) controller.enqueue(piece);
          controller.close();
        },
      });
    const send = async () => new Response(body(), { headers: { "content-type": "text/event-stream" } });
    render(<Chat model="demo/chat" fetcher={createHuggingFaceFetcher({ fetch: send })} />);
    await userEvent.type(screen.getByLabelText("Text"), "Hi");
    screen.getByRole("button", { name: "Run" }).click();
    await screen.findByText("Done", {}, { timeout: 10_000 });
    expect(
      screen.getByText(new RegExp(`word${tokens - 1} $`), { selector: ".iw-panel p", normalizer: (text) => text }),
    ).toBeVisible();
    expect(drawn).toBeLessThan(50);
  });
});
