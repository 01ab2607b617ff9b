import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { InferenceError, type InferenceErrorKind } from "../../src/core/errors.js";
import type { Catalogue } from "../../src/core/message.js";
import type { InferenceEvent, TaskId } from "../../src/core/task.js";
import { InferenceWidget, type LoadCard } from "../../src/index.js";
import { loadMessages } from "../../src/messages/index.js";
import { registry } from "../../src/tasks/registry.js";
import { WidgetProvider } from "../../src/widget/WidgetProvider.js";
import { cardOf } from "../cardOf.js";
import { controlledFetcher } from "../controlledFetcher.js";

const kinds =
  "auth payment permission gated too-large not-found not-deployed retired bad-file invalid-input too-long rate-limit loading busy timeout server bad-answer network unsupported aborted".split(
    " ",
  ) as InferenceErrorKind[];

const waits: readonly InferenceEvent[] = [
  { type: "waiting", reason: "loading" },
  { type: "waiting", reason: "loading", seconds: 20 },
  { type: "waiting", reason: "queue" },
  { type: "waiting", reason: "queue", seconds: 20 },
  { type: "waiting", reason: "retry" },
  { type: "download", loaded: 3e6 },
  { type: "download", loaded: 3e6, total: 9e6 },
  { type: "consent", bytes: 9e6, accept() {} },
];

const tags: readonly TaskId[] = [
  "text-classification",
  "conversational",
  "automatic-speech-recognition",
  "object-detection",
  "table-question-answering",
  "text-to-image",
];

/** Names that every language writes in these letters. */
const names = "Hugging Face HTTP";

/** What the tests' backend is called. */
const backendName = "Test server";

// The visitor's words, the card's and the server's are told apart by being written in figures.
const said = "123";

beforeEach(() => {
  vi.stubGlobal(
    "fetch",
    vi.fn(() => Promise.reject(new TypeError(said))),
  );
  return () => vi.unstubAllGlobals();
});

describe.each(["de", "ar"])("in %s", (locale) => {
  let messages: Catalogue = {};
  let known = new Set<string>();
  beforeAll(async () => {
    messages = (await loadMessages(locale)) ?? {};
    known = new Set(wordsOf(`${Object.values(messages).join(" ")} ${names}`));
  });

  const word = (text: string) => messages[text] ?? text;
  const inside = (children: ReactNode, loadCard?: LoadCard) => (
    <WidgetProvider locale={locale} messages={messages} loadCard={loadCard}>
      {children}
    </WidgetProvider>
  );
  const run = () => fireEvent.click(document.querySelector("button[class=iw-run]") as HTMLElement);

  /** Fails for each English word that is seen, read out or hinted at, and is neither in the data nor a word of the language too. */
  function expectNoEnglish(data: unknown = ""): void {
    const given = new Set(wordsOf(JSON.stringify(data)));
    const left = shownTexts(document.body).filter((text) => {
      return wordsOf(text).some((each) => /^[a-z]{3,}$/.test(each) && !known.has(each) && !given.has(each));
    });
    expect(left).toEqual([]);
  }

  test.each(tags)("%s with examples or none, with a backend or none, its parameters open", async (tag) => {
    const { task, default: TaskWidget } = await registry[tag]();
    const data = [tag, said, task.examples, task.parameters];
    const fetcher = controlledFetcher().fetcher;
    for (const examples of [task.examples, []]) {
      for (const backend of [undefined, fetcher]) {
        const card = cardOf({ id: said, task: tag, examples });
        const view = render(inside(<TaskWidget card={card} fetcher={backend} />));
        for (const summary of view.container.querySelectorAll("summary")) fireEvent.click(summary);
        for (const details of view.container.querySelectorAll("details")) fireEvent(details, new Event("toggle"));
        await waitFor(() => expectNoEnglish([data, backendName]));
        view.unmount();
      }
    }
  });

  test("every failure, and every kind of waiting", async () => {
    const { default: TextClassificationWidget, task } = await import("../../src/tasks/text-classification/index.js");
    const { examples } = task;
    const { fetcher, calls } = controlledFetcher();
    const card = cardOf({ id: said, task: "text-classification" });
    render(inside(<TextClassificationWidget card={card} fetcher={fetcher} defaultInput={{ text: said }} />));
    for (const kind of kinds) {
      const before = calls.length;
      run();
      await waitFor(() => expect(calls).toHaveLength(before + 1));
      const last = calls.at(-1);
      if (kind === "auth") {
        for (const event of waits) {
          act(() => last?.emit(event));
          await waitFor(() => expectNoEnglish([backendName, examples]));
        }
      }
      await act(() => last?.fail(new InferenceError(kind, said, { status: 500, retryAfter: 5, details: [said], path: said })));
      await screen.findByRole("alert");
      for (const details of document.querySelectorAll("details")) details.open = true;
      expectNoEnglish([backendName, examples]);
    }
  });

  test("every failure of a card that is loaded", async () => {
    for (const kind of kinds) {
      const loadCard: LoadCard = () => Promise.reject(new InferenceError(kind, said));
      const view = render(inside(<InferenceWidget model={`${said}/${kind}`} />, loadCard));
      expectNoEnglish(kind);
      await waitFor(() => expect(view.container.querySelector("[data-status=failed], [role=alert]")).not.toBeNull());
      expectNoEnglish(kind);
      view.unmount();
    }
  });

  test("the receipt, the answer as data, and the code", async () => {
    const { default: TextClassificationWidget, task } = await import("../../src/tasks/text-classification/index.js");
    const { examples } = task;
    const { fetcher, calls } = controlledFetcher();
    const card = cardOf({ id: said, task: "text-classification" });
    render(inside(<TextClassificationWidget card={card} fetcher={fetcher} defaultInput={{ text: said }} />));
    run();
    await waitFor(() => expect(calls).toHaveLength(1));
    const meta = { computeSeconds: 1.5, device: said, provider: said, revision: said, requestId: said, cost: 0.002 };
    await act(() => calls[0]?.answer([{ label: said, score: 0.5 }], { meta, warnings: [said] } as never));
    await screen.findByText(word("Details of this run"));
    const details = screen.getByText(word("Details of this run")).parentElement as HTMLDetailsElement;
    details.open = true;
    fireEvent(details, new Event("toggle"));
    await screen.findByText(word("Cost"));
    expectNoEnglish([backendName, "inputs label score text-classification", examples]);
    for (const tab of screen.getAllByRole("tab")) {
      fireEvent.click(tab);
      await waitFor(() => expectNoEnglish([backendName, "inputs label score text-classification", examples]));
    }
  });
});

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/\p{L}+/gu) ?? [];

/** What is seen, read out or hinted at, without code, fields and their choices. */
function shownTexts(root: Element): readonly string[] {
  const texts: string[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Element) {
      for (const name of ["aria-label", "aria-valuetext", "aria-description", "title", "alt", "placeholder"]) {
        const text = node.getAttribute(name)?.trim();
        if (text) texts.push(text);
      }
    } else if (!node.parentElement?.closest("textarea, pre, code, style, script")) {
      const text = node.textContent?.trim();
      if (text) texts.push(text);
    }
  }
  return texts;
}
