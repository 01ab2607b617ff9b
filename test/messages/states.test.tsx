import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
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
const names = "Hugging Face GB";

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
  beforeAll(async () => {
    messages = (await loadMessages(locale)) ?? {};
  });

  const word = (text: string) => messages[text] ?? text;
  const inside = (children: React.ReactNode) => (
    <WidgetProvider locale={locale} messages={messages}>
      {children}
    </WidgetProvider>
  );
  const press = (name: string) => fireEvent.click(screen.getByRole("button", { name: new RegExp(`^${word(name)}( |$)`) }));

  /** Fails for each English word that is seen, read out or hinted at, and is neither in the data nor a word of the language too. */
  function expectNoEnglish(data: unknown = ""): void {
    const own = `${Object.values(messages).join(" ")} ${names} ${JSON.stringify(data)}`.toLowerCase();
    const known = new Set(own.match(/\p{L}+/gu));
    const left = shownTexts(document.body).filter((text) => {
      const words = text.toLowerCase().match(/[a-z]{3,}/g) ?? [];
      return Object.hasOwn(messages, text) && locale !== "de" ? messages[text] !== text : words.some((each) => !known.has(each));
    });
    expect(left).toEqual([]);
  }

  test.each(tags)("%s says all of how a run goes in the language", async (tag) => {
    const { task, default: TaskWidget } = await registry[tag]();
    const examples = task.examples.slice(0, 1).map(({ output: _, ...example }) => example);
    const card = cardOf({ id: "demo/model", task: tag, examples: examples as never });
    const data = [tag, "demo/model", card, task.parameters, "gpu-7", "a1"];
    const { fetcher, calls } = controlledFetcher();
    const view = render(inside(<TaskWidget card={card} />));
    expectNoEnglish(data);
    view.rerender(inside(<TaskWidget card={card} fetcher={Object.assign(fetcher, { backend: { place: "server", name: said } })} />));
    for (const summary of view.container.querySelectorAll("summary")) fireEvent.click(summary);
    await waitFor(() => expectNoEnglish(data));
  });

  test("every failure, and every kind of waiting", async () => {
    const { default: TextClassificationWidget } = await import("../../src/tasks/text-classification/index.js");
    const { fetcher, calls } = controlledFetcher();
    const card = cardOf({ id: said, task: "text-classification" });
    render(inside(<TextClassificationWidget card={card} fetcher={fetcher} defaultInput={{ text: said }} />));
    for (const kind of kinds) {
      press(calls.length === 0 ? "Run" : "Run again");
      await waitFor(() => expect(calls.at(-1)?.request).toBeDefined());
      const last = calls.at(-1);
      if (kind === "auth") {
        for (const event of waits) {
          act(() => last?.emit(event));
          await waitFor(() => expectNoEnglish("Test server"));
        }
      }
      await act(() => last?.fail(new InferenceError(kind, said, { status: 500, retryAfter: 5, details: [said], path: said })));
      await screen.findByRole("alert");
      for (const details of document.querySelectorAll("details")) details.open = true;
      expectNoEnglish("Test server");
    }
  });

  test("every failure of a card that is loaded", async () => {
    for (const kind of kinds) {
      const loadCard: LoadCard = () => Promise.reject(new InferenceError(kind, said));
      const view = render(inside(<InferenceWidget model={`${said}/${kind}`} loadCard={loadCard} />));
      expectNoEnglish(kind);
      await waitFor(() => expect(view.container.querySelector("[data-status=failed], [role=alert]")).not.toBeNull());
      expectNoEnglish(kind);
      view.unmount();
    }
  });

  test("the receipt, the answer as data, and the code", async () => {
    const { default: TextClassificationWidget } = await import("../../src/tasks/text-classification/index.js");
    const { fetcher, calls } = controlledFetcher();
    const card = cardOf({ id: said, task: "text-classification" });
    render(inside(<TextClassificationWidget card={card} fetcher={fetcher} defaultInput={{ text: said }} />));
    press("Run");
    const meta = { computeSeconds: 1.5, device: said, provider: said, revision: said, requestId: said, cost: 0.002 };
    await act(() => calls[0]?.answer([{ label: said, score: 0.5 }], { meta, warnings: [said] } as never));
    fireEvent.click(await screen.findByText(word("Details of this run")));
    const details = screen.getByText(word("Details of this run")).parentElement as HTMLDetailsElement;
    details.open = true;
    fireEvent(details, new Event("toggle"));
    await screen.findByText(word("Cost"));
    expectNoEnglish("Test server inputs label score text-classification");
    for (const tab of screen.getAllByRole("tab")) {
      fireEvent.click(tab);
      await waitFor(() => expectNoEnglish("Test server inputs label score text-classification"));
    }
  });
});

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
