import { act, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, test } from "vitest";
import { InferenceError } from "../../src/core/errors.js";
import type { CardExample } from "../../src/core/task.js";
import { AnyToAnyWidget } from "../../src/tasks/any-to-any/index.js";
import { task as audioTask } from "../../src/tasks/audio-text-to-text/index.js";
import { task, ImageTextToTextWidget as Widget } from "../../src/tasks/image-text-to-text/index.js";
import { WidgetProvider } from "../../src/widget/WidgetProvider.js";
import { cardOf } from "../cardOf.js";
import { controlledFetcher } from "../controlledFetcher.js";

const png = (name: string, bytes = 20) => {
  const data = new Uint8Array(bytes);
  data.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return new File([data], name, { type: "image/png" });
};
const composer = () => screen.getByLabelText<HTMLTextAreaElement>("Message");
const chooser = () => screen.findByLabelText<HTMLInputElement>("Attach files");
const remove = (name: string) => screen.findByRole("button", { name: `Remove ${name}` });

function show(TaskWidget = Widget, card = cardOf({ id: "demo/chat", task: "image-text-to-text" })) {
  const { fetcher, calls } = controlledFetcher();
  render(
    <WidgetProvider>
      <TaskWidget card={card} fetcher={fetcher} />
    </WidgetProvider>,
  );
  return calls;
}

const messages = (inputs: unknown) => (inputs as { messages: readonly { content: unknown }[] }).messages;
const partsOf = (call: { request: { inputs: unknown } } | undefined) =>
  messages(call?.request.inputs).at(-1)?.content as readonly Record<string, Record<string, unknown>>[];

describe("files in a message", () => {
  test("a chosen picture is sent as bytes with what is written, and stands in the transcript", async () => {
    const calls = show();
    await userEvent.upload(await chooser(), png("boat.png"));
    expect(await remove("boat.png")).toBeInTheDocument();
    expect(screen.getByText("20 B")).toBeInTheDocument();
    await userEvent.type(composer(), "What is it?{Enter}");
    await waitFor(() => expect(calls).toHaveLength(1));
    const [picture, text] = partsOf(calls[0]);
    expect(picture?.image_url?.url).toBeInstanceOf(Blob);
    expect(text).toEqual({ type: "text", text: "What is it?" });
    expect(screen.queryByRole("list", { name: "Attached files" })).toBeNull();
    await act(() => calls[0]?.answer({ choices: [{ message: { role: "assistant", content: "A boat" } }] }));
    expect(await screen.findByRole("img", { name: "Picture: boat.png" })).toBeInTheDocument();
  });

  test("a picture alone is a message", async () => {
    const calls = show();
    await userEvent.upload(await chooser(), png("boat.png"));
    await remove("boat.png");
    await userEvent.type(composer(), "{Enter}");
    await waitFor(() => expect(calls).toHaveLength(1));
    expect(partsOf(calls[0])).toHaveLength(1);
  });

  test("pictures are dropped on the field and pasted into it; pasted text stays text", async () => {
    show();
    await chooser();
    const drop = { files: [png("dropped.png")], types: ["Files"] };
    fireEvent.drop(composer(), { dataTransfer: drop });
    await remove("dropped.png");
    fireEvent.paste(composer(), { clipboardData: { files: [png("pasted.png")], types: ["Files"], getData: () => "" } });
    await remove("pasted.png");
    fireEvent.paste(composer(), {
      clipboardData: { files: [png("cells.png")], types: ["text/plain", "Files"], getData: () => "1" },
    });
    expect(within(screen.getByRole("list", { name: "Attached files" })).getAllByRole("listitem")).toHaveLength(2);
  });

  test.each([
    ["what is no picture", new File(["hello"], "notes.txt", { type: "text/plain" }), /notes\.txt.*is not a picture/],
    ["what only calls itself one", new File(["hello"], "fake.png", { type: "image/png" }), /fake\.png.*is not a picture/],
    ["what has no bytes", new File([], "empty.png", { type: "image/png" }), /empty\.png.*is empty/],
    ["what is too large", png("huge.png", 20_000_001), /huge\.png.*20 MB/],
  ])("refuses in words %s, and keeps what was written", async (_name, file, words) => {
    const calls = show();
    await userEvent.type(composer(), "Look");
    await userEvent.upload(await chooser(), file, { applyAccept: false });
    expect(await screen.findByRole("alert")).toHaveTextContent(words);
    expect(screen.queryByRole("list", { name: "Attached files" })).toBeNull();
    expect(composer()).toHaveValue("Look");
    expect(calls).toHaveLength(0);
  });

  test("a message takes ten files at most, and says so", async () => {
    show();
    const files = Array.from({ length: 12 }, (_, index) => png(`${index}.png`));
    await userEvent.upload(await chooser(), files);
    expect(await screen.findByRole("alert")).toHaveTextContent("10 files at most");
    expect(screen.getAllByRole("button", { name: /^Remove/ })).toHaveLength(10);
  });

  test("removing files by keyboard never loses the focus", async () => {
    show();
    await userEvent.upload(await chooser(), [png("a.png"), png("b.png"), png("c.png")]);
    (await remove("b.png")).focus();
    await userEvent.keyboard("{Enter}");
    expect(await remove("c.png")).toHaveFocus();
    await userEvent.keyboard("{Enter}");
    expect(await remove("a.png")).toHaveFocus();
    await userEvent.keyboard("{Enter}");
    expect(await chooser()).toHaveFocus();
  });

  test("text that is written while a file is looked into stays", async () => {
    show();
    const file = png("slow.png");
    let go = () => {};
    const start = new Promise<void>((done) => {
      go = done;
    });
    file.slice = () => Object.assign(new Blob(), { arrayBuffer: () => start.then(() => png("x").arrayBuffer()) });
    await userEvent.upload(await chooser(), file);
    await userEvent.type(composer(), "Meanwhile");
    await act(async () => go());
    await remove("slow.png");
    expect(composer()).toHaveValue("Meanwhile");
  });

  test("changing a message brings its files back, and leaving it as it was the draft", async () => {
    const calls = show();
    await userEvent.upload(await chooser(), png("boat.png"));
    await remove("boat.png");
    await userEvent.type(composer(), "What?{Enter}");
    await act(() => calls[0]?.answer({ choices: [{ message: { role: "assistant", content: "A boat" } }] }));
    await userEvent.click(await screen.findByRole("button", { name: "Change this message" }));
    expect(composer()).toHaveValue("What?");
    await remove("boat.png");
    await userEvent.keyboard("{Escape}");
    expect(composer()).toHaveValue("");
    expect(screen.queryByRole("button", { name: /^Remove/ })).toBeNull();
  });

  test("a failure brings message and files back into the composer", async () => {
    const calls = show();
    await userEvent.upload(await chooser(), png("boat.png"));
    await remove("boat.png");
    await userEvent.type(composer(), "What?{Enter}");
    await act(() => calls[0]?.fail(new InferenceError("server", "It broke.")));
    await waitFor(() => expect(composer()).toHaveValue("What?"));
    await remove("boat.png");
  });
});

describe("examples and requests", () => {
  const request = (example: CardExample) =>
    messages(task.input.toRequest(task.input.fromCard(example) ?? task.input.empty, {}).inputs);

  test.each([
    ["src and text", { src: "https://example.org/a.png", text: "What?" }],
    [
      "a part image_url",
      { messages: [{ role: "user", content: [image("image_url", { url: "https://example.org/a.png" }), text()] }] },
    ],
    ["a part image", { messages: [{ role: "user", content: [image("image", "https://example.org/a.png"), text()] }] }],
    ["a part with url", { messages: [{ role: "user", content: [{ type: "image", url: "https://example.org/a.png" }, text()] }] }],
  ])("%s become one message of the chat protocol, waiting in the composer", (_name, example) => {
    expect(task.input.fromCard(example)).toMatchObject({ draft: "What?", attached: [{}], turns: [] });
    expect(request(example)).toEqual([
      { role: "user", content: [{ type: "image_url", image_url: { url: "https://example.org/a.png" } }, text()] },
    ]);
  });

  test("pictures of the page's own site are loaded before they are sent, and sound always is", () => {
    const [own] = request({ src: "/models/a.png", text: "What?" });
    expect(own?.content).toMatchObject([{ image_url: { url: expect.any(URL) } }, text()]);
    const input = audioTask.input.fromCard({ src: "https://example.org/a.mp3", text: "What?" });
    const [sound] = messages(audioTask.input.toRequest(input ?? audioTask.input.empty, {}).inputs);
    expect(sound?.content).toEqual([
      { type: "input_audio", input_audio: { data: new URL("https://example.org/a.mp3"), format: "mp3" } },
      text(),
    ]);
  });

  test("addresses that no page may load are no files", () => {
    for (const src of ["javascript:alert(1)", "data:image/svg+xml,<svg/>", "file:///etc/passwd", 3, null])
      expect(task.input.fromCard({ src, text: "What?" })).toMatchObject({ draft: "What?", attached: [] });
  });

  function image(type: string, held: unknown) {
    return { type, [type]: held };
  }
  function text() {
    return { type: "text", text: "What?" };
  }
});

describe("answers with files", () => {
  const answered = (content: unknown) =>
    show(
      AnyToAnyWidget,
      cardOf({ id: "demo/any", task: "any-to-any", examples: [{ text: "Go", output: { role: "assistant", content } }] }),
    );

  test("a picture on another site is linked to with its host, and never loaded", async () => {
    answered([{ type: "image_url", image_url: { url: "https://pictures.example/a.png" } }]);
    expect(await screen.findByRole("link", { name: "Picture" })).toHaveAttribute("href", "https://pictures.example/a.png");
    expect(screen.getByText("pictures.example")).toBeInTheDocument();
    expect(screen.queryByRole("img")).toBeNull();
  });

  test("a picture in the answer is drawn from bytes, and can be saved", async () => {
    answered([{ type: "image_url", image_url: { url: "data:image/png;base64,iVBORw0KGgo=" } }]);
    expect((await screen.findByRole("img", { name: "Picture" })).getAttribute("src")).toMatch(/^blob:/);
    expect(screen.getByRole("link", { name: "Save picture" })).toHaveAttribute("download", "image.png");
  });

  test.each(["javascript:alert(1)", "data:text/html,<b>", "data:image/svg+xml,<svg/>", { a: 1 }, 7])(
    "says in words that a part cannot be shown: %j",
    async (url) => {
      answered([
        { type: "text", text: "Look" },
        { type: "image_url", image_url: { url } },
      ]);
      expect(await screen.findByText("A part of this message cannot be shown here.")).toBeInTheDocument();
    },
  );
});
