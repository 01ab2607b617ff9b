import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import "../../src/styles.css";
import { createTranslate } from "../../src/core/message.js";
import type { CardExample, Task } from "../../src/core/task.js";
import { registry } from "../../src/tasks/registry.js";
import { WidgetProvider } from "../../src/widget/WidgetProvider.js";
import { cardOf } from "../cardOf.js";
import { type Call, controlledFetcher } from "../controlledFetcher.js";
import { bodyOf, recordingsOf } from "../recordings.js";

const t = createTranslate();

/** Another file of the same kind as an example's. */
const others: Readonly<Record<string, string>> = {
  png: "/models/demo/garden-birds/blackbird.png",
  wav: "/models/demo/small-sounds/boat.flac",
  flac: "/models/demo/small-sounds/boat.flac",
  mp3: "/models/demo/small-sounds/boat.flac",
  webm: "/models/demo/clip-spotter/kite.webm",
};

const filesOf = ({ src }: CardExample): readonly string[] => [src ?? []].flat() as string[];
const another = (file: string) => others[file.split(".").at(-1) ?? ""] as string;

const modules = await Promise.all(Object.entries(registry).map(async ([tag, load]) => ({ tag, ...(await load()) })));
const mediaTasks = modules.flatMap(({ tag, task: typedTask, default: TaskWidget }) => {
  // The promises hold for any input and output, which is all this test knows of them.
  const task = typedTask as unknown as Task<unknown, unknown>;
  const { output: _, ...example } = task.examples.find((one) => filesOf(one).length > 0) ?? {};
  return filesOf(example).length > 0 ? [{ tag, task, TaskWidget, example }] : [];
});

const made = vi.spyOn(URL, "createObjectURL");
const revoked = vi.spyOn(URL, "revokeObjectURL");
beforeEach(() => {
  made.mockClear();
  revoked.mockClear();
});
afterEach(() => vi.unstubAllGlobals());
// Files of tests share a page.
afterAll(() => vi.restoreAllMocks());

const article = () => screen.getByRole("article");

test("tasks with media are nearly half of all", () => expect(mediaTasks.length).toBeGreaterThan(25));

describe.each(mediaTasks)("$tag", ({ tag, task, TaskWidget, example }) => {
  const runName = t(task.verb ?? "Run");
  const run = () => screen.getByRole("button", { name: runName });

  function show(examples: readonly CardExample[]) {
    const { fetcher, calls } = controlledFetcher();
    const view = render(
      <WidgetProvider>
        <TaskWidget card={cardOf({ id: `demo/${tag}`, task: task.id, examples })} fetcher={fetcher} />
      </WidgetProvider>,
    );
    return { ...view, calls };
  }

  /** What a visitor sees or hears of these files before they are sent: the media themselves, or their names. */
  function expectShown(files: readonly string[]) {
    const shown = [...article().querySelectorAll<HTMLElement>(".iw-fields img, .iw-fields audio, .iw-fields video")].map(
      (element) => element.getAttribute("src"),
    );
    const named = [...article().querySelectorAll<HTMLElement>(".iw-attached-name")].map((name) => name.innerText);
    for (const file of files) {
      expect(shown.includes(file) || named.includes(file.split("/").at(-1) ?? ""), `${file} is shown`).toBe(true);
    }
  }

  test("sends the file that it shows, and nothing before it is told to; what it borrows is given back", async () => {
    const files = filesOf(example);
    const replaced = files.map(another);
    const { calls, unmount } = show([
      { ...example, example_title: "First" },
      { ...example, example_title: "Second", src: typeof example.src === "string" ? replaced[0] : replaced },
    ]);
    const choice = (name: string) => screen.getByRole("button", { name });
    await waitFor(() => expectShown(files));
    fireEvent.mouseOver(choice("Second"));
    expectShown(files);
    fireEvent.click(choice("Second"));
    await waitFor(() => expectShown(replaced));
    fireEvent.mouseOver(choice("First"));
    expectShown(replaced);
    expect(calls).toHaveLength(0);

    fireEvent.click(run());
    await waitFor(() => expect(calls).toHaveLength(1));
    expect(await sent(calls[0])).toEqual(await Promise.all(replaced.map(async (file) => digest(await bytesOf(file)))));
    const [recording] = recordingsOf(tag);
    await act(async () => calls[0]?.answer(recording && (await bodyOf(recording))));
    await waitFor(() => expect(article()).toHaveAttribute("data-status", "done"));

    const own = new File([await bytesOf(files[0] as string)], "mine");
    upload(own);
    await screen.findAllByText("mine");
    fireEvent.click(run());
    await waitFor(() => expect(calls).toHaveLength(2));
    expect(await sent(calls[1])).toContain(await digest(own));
    unmount();
    const borrowed = made.mock.results.map(({ value }) => value);
    expect(revoked.mock.calls.map(([url]) => url).sort()).toEqual(borrowed.sort());
  });

  test("says in words that a file cannot be loaded, and what to do; the model is asked nothing", async () => {
    const lost = `/nothing/here.${filesOf(example)[0]?.split(".").at(-1)}`;
    const { calls } = show([{ ...example, src: typeof example.src === "string" ? lost : [lost] }]);
    await screen.findAllByText(/^here\./);
    // Of the sounds and videos that go with a message there is no player, only the name.
    if (article().querySelector(".iw-fields :is(img, audio, video)")) {
      await waitFor(() => expect(article()).toHaveTextContent(/cannot (show|be shown)|could not be loaded/i));
    }
    fireEvent.click(run());
    expect(await screen.findByRole("alert")).toHaveTextContent(/The file could not be loaded.*Choose a file/);
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
    fireEvent.click(screen.getByRole("button", { name: "Try again" }));
    await waitFor(() => expect(screen.getByRole("alert")).toHaveTextContent("could not be read from its host"));
    expect(article()).toHaveAttribute("data-status", "failed");
    expect(calls).toHaveLength(0);
  });
});

/** Chooses a file, as the browser's dialog would. */
function upload(file: File) {
  const chosen = new DataTransfer();
  chosen.items.add(file);
  const chooser = article().querySelector<HTMLInputElement>("input[type=file]");
  fireEvent.change(chooser as HTMLInputElement, { target: { files: chosen.files } });
}

const bytesOf = async (url: string) => (await fetch(url)).blob();
const sent = (call: Call | undefined) => Promise.all(blobsIn(call?.request.inputs).map(digest));

/** Every file in what is sent, in its order. */
function blobsIn(data: unknown): readonly Blob[] {
  if (data instanceof Blob) return [data];
  return typeof data === "object" && data !== null ? Object.values(data).flatMap(blobsIn) : [];
}

/** A short text that is equal for equal bytes only. */
async function digest(blob: Blob): Promise<string> {
  return new Uint8Array(await crypto.subtle.digest("SHA-1", await blob.arrayBuffer())).join();
}
