import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, test, vi } from "vitest";
import { AutomaticSpeechRecognitionWidget } from "../../src/tasks/automatic-speech-recognition/index.js";
import { ImageClassificationWidget } from "../../src/tasks/image-classification/index.js";
import { ImageTextToTextWidget } from "../../src/tasks/image-text-to-text/index.js";
import { WidgetProvider } from "../../src/widget/WidgetProvider.js";
import { cardOf } from "../cardOf.js";
import { controlledFetcher } from "../controlledFetcher.js";

/** A widget with two sounds in its card, whose bytes come when the test says. */
function show() {
  const loads: { url: string; signal: AbortSignal; come(blob: Blob): void; fail(error: unknown): void }[] = [];
  const loadMedia = (url: string, signal: AbortSignal) =>
    new Promise<Blob>((come, fail) => {
      loads.push({ url, signal, come, fail });
    });
  const { fetcher, calls } = controlledFetcher();
  const examples = ["one", "two"].map((name) => ({ example_title: name, src: `https://example.org/${name}.wav` }));
  render(
    <WidgetProvider fetcher={fetcher} loadMedia={loadMedia}>
      <AutomaticSpeechRecognitionWidget card={cardOf({ task: "automatic-speech-recognition", examples })} />
    </WidgetProvider>,
  );
  return { loads, calls };
}

const press = (name: string) => userEvent.click(screen.getByRole("button", { name }));
const article = () => screen.getByRole("article");

test("a file that cannot be loaded is a failure in words, asks nothing of the model, and can be tried again", async () => {
  const { loads, calls } = show();
  await press("Transcribe");
  await vi.waitFor(() => expect(loads).toHaveLength(1));
  await act(async () => loads[0]?.fail(new Error("The archive is closed.")));
  expect(await screen.findByRole("alert")).toHaveTextContent(/The file could not be loaded.*The archive is closed\./);
  expect(article()).toHaveAttribute("data-status", "failed");
  expect(calls).toHaveLength(0);
  await press("Try again");
  expect(loads).toHaveLength(2);
});

test("another example while a file is loading gives that file up, and only what is shown is ever sent", async () => {
  const { loads, calls } = show();
  await press("Transcribe");
  await vi.waitFor(() => expect(loads).toHaveLength(1));
  await press("two");
  expect(loads[0]?.signal.aborted).toBe(true);
  await press("Transcribe");
  const [first, second] = [new Blob(["1"]), new Blob(["22"])];
  await act(async () => loads[1]?.come(second));
  await act(async () => loads[0]?.come(first));
  await vi.waitFor(() => expect(calls).toHaveLength(1));
  expect(loads.map(({ url }) => url)).toEqual(["https://example.org/one.wav", "https://example.org/two.wav"]);
  expect(calls[0]?.request.inputs).toBe(second);
});

test("Stop while a file is loading gives it up, says so, and asks nothing", async () => {
  const { loads, calls } = show();
  await press("Transcribe");
  await press("Stop");
  await act(async () => loads[0]?.come(new Blob(["1"])));
  expect(loads[0]?.signal.aborted).toBe(true);
  expect(article()).toHaveTextContent("Stopped");
  expect(screen.queryByRole("alert")).toBeNull();
  expect(calls).toHaveLength(0);
});

describe("an address in the memory of a page", () => {
  const address = "blob:https://example.org/1";

  test("is no file of a card, so that nothing is asked for", async () => {
    const examples = [{ example_title: "Memory", src: address }];
    render(<ImageClassificationWidget card={cardOf({ task: "image-classification", examples })} />);
    expect(screen.queryByRole("button", { name: "Memory" })).toBeNull();
    expect(article().innerHTML).not.toContain(address);
  });

  test("is asked for by no conversation", async () => {
    const asked = vi.spyOn(globalThis, "fetch").mockRejectedValue(new TypeError("refused"));
    const { fetcher, calls } = controlledFetcher();
    const content = [
      { type: "image_url", image_url: { url: address } },
      { type: "text", text: "What is this?" },
    ];
    const examples = [{ messages: [{ role: "user", content }] }];
    render(<ImageTextToTextWidget card={cardOf({ task: "image-text-to-text", examples })} fetcher={fetcher} />);
    await press("Send");
    await vi.waitFor(() => expect(calls).toHaveLength(1));
    expect(JSON.stringify(calls[0]?.request.inputs)).toContain("What is this?");
    expect(asked).not.toHaveBeenCalled();
    asked.mockRestore();
  });
});
