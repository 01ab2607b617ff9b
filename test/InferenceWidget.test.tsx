import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, render, renderHook, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { readModelCard } from "../src/card/index.js";
import { InferenceError, type InferenceErrorKind } from "../src/core/errors.js";
import { InferenceWidget, type LoadCard, type TaskId, useModelCard, WidgetProvider } from "../src/index.js";
import { loadMessages } from "../src/messages/index.js";
import { controlledFetcher } from "./controlledFetcher.js";

const readme = [
  "---",
  "pipeline_tag: text-classification",
  "widget:",
  "- text: The crew was kind.",
  "  output: [{ label: KIND, score: 0.9 }]",
  "---",
].join("\n");
const card = readModelCard(readme, { id: "demo/crew" });

/** A loader that answers when the test says so. */
function controlledLoader() {
  const calls: {
    id: string;
    signal: AbortSignal;
    answer(card: Awaited<ReturnType<LoadCard>>): void;
    fail(error: Error): void;
  }[] = [];
  const loadCard: LoadCard = (id, { signal }) =>
    new Promise((answer, fail) => {
      calls.push({ id, signal, answer, fail });
    });
  return { loadCard, calls };
}

/** Stands for the module of examples in other languages until the test is over, and tells whether it was loaded. */
function watchDefaults() {
  const load = vi.fn(async (): Promise<object> => ({ defaultExamples: () => [] }));
  vi.doMock("../src/card/defaultExamples.js", load);
  return load;
}

const failing = (kind: InferenceErrorKind) =>
  vi.fn<LoadCard>(() => Promise.reject(new InferenceError(kind, `Because: ${kind}.`)));
const button = (name: string) => screen.getByRole("button", { name });
const article = () => screen.getByRole("article");
const widget = () => screen.findByText("KIND");
const noNetwork = vi.fn(() => Promise.reject(new TypeError("no network here")));

beforeEach(() => {
  noNetwork.mockClear();
  vi.stubGlobal("fetch", noNetwork);
});
afterEach(() => {
  vi.doUnmock("../src/card/defaultExamples.js");
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe("the text of a README", () => {
  test("becomes a widget without any network", async () => {
    render(<InferenceWidget card={readme} model="demo/crew" />);
    expect(await widget()).toBeInTheDocument();
    expect(screen.getByText("demo/crew")).toBeInTheDocument();
    expect(noNetwork).not.toHaveBeenCalled();
  });

  test("is read anew when it changes", async () => {
    const { rerender } = render(<InferenceWidget card={readme} />);
    await widget();
    rerender(<InferenceWidget card={readme.replace("KIND", "RUDE")} />);
    expect(screen.getByText("RUDE")).toBeInTheDocument();
  });

  test("without a task becomes a widget that takes any request", async () => {
    render(<InferenceWidget card="# Nothing here" />);
    expect(await screen.findByRole("textbox", { name: "Request (JSON)" })).toBeInTheDocument();
    expect(article()).toHaveAccessibleName("Other task");
  });
});

describe("a task without a widget of its own", () => {
  const cardFor = (tag: string, output: string) =>
    ["---", `pipeline_tag: ${tag}`, "widget:", "- text: a paper boat", `  output: ${output}`, "---"].join("\n");

  test("has its recorded video shown", async () => {
    const { fetcher, calls } = controlledFetcher();
    const { container } = render(
      <InferenceWidget card={cardFor("puppet-show", "{ url: boat.mp4 }")} model="demo/boat" fetcher={fetcher} />,
    );
    expect(await screen.findByRole("article", { name: "Puppet show" })).toHaveAttribute("data-source", "recorded");
    const address = "https://huggingface.co/demo/boat/resolve/main/boat.mp4";
    await waitFor(() => expect(container.querySelector("video")).toHaveAttribute("src", address));
    expect(container.querySelector("video")).not.toHaveAttribute("autoplay");
    expect(screen.getByText("Video: boat.mp4")).toBeInTheDocument();
    await userEvent.click(button("Run"));
    expect(calls[0]?.request).toMatchObject({ task: "other", inputs: "a paper boat", model: "demo/boat" });
  });

  test("and that the Hub does not know is named as its card names it", async () => {
    const { fetcher, calls } = controlledFetcher();
    render(<InferenceWidget card={cardFor("Protein Folding", "HELIX")} model="demo/fold" fetcher={fetcher} />);
    expect(await screen.findByText("HELIX")).toBeInTheDocument();
    expect(article()).toHaveAccessibleName("Protein Folding");
    await userEvent.click(button("Run"));
    expect(calls[0]?.request).toMatchObject({ task: "other", inputs: "a paper boat" });
  });

  test("may be the one that the page asks for", async () => {
    render(<InferenceWidget card={cardFor("text-classification", "KIND")} task="mask-generation" />);
    expect(await screen.findByRole("article", { name: "Mask generation" })).toHaveAttribute("data-task", "mask-generation");
  });

  test("is told as before where there is neither a card nor a task", () => {
    render(<InferenceWidget />);
    expect(article()).toHaveAccessibleName("No widget for this model");
    expect(article()).toHaveTextContent("Its card does not say which task it is for.");
  });
});

describe("a page that holds what stands in the fields", () => {
  const { fetcher } = controlledFetcher();

  test.each([
    ["table-question-answering", "Question"],
    ["conversational", "Message"],
    ["zero-shot-classification", "Text"],
    ["sentence-similarity", "Source sentence"],
  ] as const)("and holds that of another task has empty ones, until one comes that fits: %s", async (task, name) => {
    const told = vi.fn();
    const page = (task: TaskId, input: unknown) => (
      <InferenceWidget task={task} fetcher={fetcher} input={input} onInputChange={told} />
    );
    const { rerender } = render(page("question-answering", { question: "Who?", context: "I." }));
    expect(await screen.findByDisplayValue("Who?")).toBeInTheDocument();
    rerender(page(task, { question: "Who?", context: "I." }));
    const field = await screen.findByRole("textbox", { name });
    expect(field).toHaveValue("");
    await userEvent.type(field, "a");
    expect(field).toHaveValue("");
    rerender(page(task, told.mock.lastCall?.[0]));
    expect(field).toHaveValue("a");
  });

  test.each([null, 1, "Who?", [], {}, { text: 1 }])("may hold what is no input at all: %j", async (input) => {
    render(<InferenceWidget task="text-classification" fetcher={fetcher} input={input} defaultInput={input} />);
    expect(await screen.findByRole("textbox", { name: "Text" })).toHaveValue("");
  });

  test("begins as without where what it begins with is no input of the task", async () => {
    render(<InferenceWidget card={card} fetcher={fetcher} defaultInput={{ question: "Who?" }} />);
    expect(await widget()).toBeInTheDocument();
  });

  test.each([{}, Object.create(null), [{}]])("and holds parameters of another kind reads them as they are: %j", async (odd) => {
    const parameters = { top_k: odd };
    render(<InferenceWidget card={card} fetcher={fetcher} parameters={parameters} />);
    await widget();
    await userEvent.click(screen.getByText("Parameters"));
    expect(await screen.findByRole("button", { name: "Reset" })).toBeInTheDocument();
    expect(article()).toHaveTextContent(`top_k ${JSON.stringify(odd)}`);
    expect(article()).not.toHaveTextContent("[object");
  });
});

describe("a card without examples", () => {
  const readmeIn = (language: string, widget: readonly string[] = []) =>
    ["---", "pipeline_tag: text-classification", `language: ${language}`, ...widget, "---"].join("\n");
  const generic = () => screen.findByRole("list", { name: "Generic examples" });
  const english = "The ferry left on time and the crew could not have been kinder.";

  test("shows generic ones in its own language, which say nothing of this model", async () => {
    render(<InferenceWidget card={readmeIn("fr")} model="demo/fr" />);
    expect(await screen.findByRole("button", { name: /^Un compliment/ })).toBeInTheDocument();
    expect(await generic()).toHaveTextContent(/La soupe était délicieuse/);
    expect(screen.queryByText(english)).toBeNull();
    expect(article()).toHaveAttribute("data-status", "idle");
    expect(noNetwork).not.toHaveBeenCalled();
  });

  test("shows those in place of the Hub's, which may be English", async () => {
    const examples = [{ text: "From the Hub", generic: true }];
    render(<InferenceWidget card={{ ...readModelCard(readmeIn("de"), { id: "demo/de" }), examples }} />);
    expect(await screen.findByRole("button", { name: /^Lob/ })).toBeInTheDocument();
    expect(screen.queryByText("From the Hub")).toBeNull();
  });

  test("keeps what is typed while the host reads the same card anew", async () => {
    const { fetcher } = controlledFetcher();
    const page = () => <InferenceWidget card={readModelCard(readmeIn("fr"), { id: "demo/fr" })} fetcher={fetcher} />;
    const { rerender } = render(page());
    await screen.findByRole("button", { name: /^Un compliment/ });
    await userEvent.type(screen.getByRole("textbox", { name: "Text" }), "À moi");
    rerender(page());
    expect(screen.getByRole("textbox", { name: "Text" })).toHaveValue("À moi");
    expect(screen.getByRole("button", { name: /^Un compliment/ })).toBeInTheDocument();
  });

  test("keeps what is typed while they are still on their way", async () => {
    let bring = () => {};
    const arrived = new Promise<void>((resolve) => {
      bring = resolve;
    });
    vi.doMock("../src/card/defaultExamples.js", async () => {
      await arrived;
      return { defaultExamples: () => [{ example_title: "Un compliment", text: "Bravo", generic: true }] };
    });
    render(<InferenceWidget card={readmeIn("fr")} model="demo/fr" fetcher={controlledFetcher().fetcher} />);
    await userEvent.type(await screen.findByRole("textbox", { name: "Text" }), "À moi");
    bring();
    expect(await screen.findByRole("button", { name: /^Un compliment/ })).toBeInTheDocument();
    expect(screen.getByRole("textbox", { name: "Text" })).toHaveValue("À moi");
    vi.doUnmock("../src/card/defaultExamples.js");
  });

  test("changes them with the language", async () => {
    const { rerender } = render(<InferenceWidget card={readmeIn("fr")} />);
    await screen.findByRole("button", { name: /^Un compliment/ });
    rerender(<InferenceWidget card={readmeIn("sv")} />);
    expect(screen.getByRole("button", { name: /^Beröm/ })).toBeInTheDocument();
    rerender(<InferenceWidget card={readmeIn("en")} />);
    expect(await generic()).toHaveTextContent(english);
    expect(screen.queryByRole("button", { name: /^Beröm/ })).toBeNull();
  });

  test.each([
    ["English", "en"],
    ["English and others", "[en, fr]"],
    ["no language", "code"],
  ])("of %s shows the task's own, and loads no others", async (_language, code) => {
    const load = watchDefaults();
    render(<InferenceWidget card={readmeIn(code)} />);
    expect(await generic()).toHaveTextContent(english);
    await vi.dynamicImportSettled();
    expect(load).not.toHaveBeenCalled();
  });

  test("of a language that has none shows the task's own", async () => {
    render(<InferenceWidget card={readmeIn("cy")} />);
    expect(await generic()).toHaveTextContent(english);
    await act(() => vi.dynamicImportSettled());
    expect(await generic()).toHaveTextContent(english);
  });

  test("keeps the task's own where those in its language cannot be loaded", async () => {
    const load = watchDefaults();
    load.mockRejectedValue(new Error("no connection"));
    render(<InferenceWidget card={readmeIn("fr")} />);
    expect(await generic()).toHaveTextContent(english);
    await act(() => vi.dynamicImportSettled());
    expect(load).toHaveBeenCalled();
    expect(await generic()).toHaveTextContent(english);
    expect(screen.queryByRole("alert")).toBeNull();
  });

  test("that its task can read shows generic ones in its language", async () => {
    render(<InferenceWidget card={readmeIn("fr", ["widget:", "- src: voice.wav"])} model="demo/fr" />);
    expect(await screen.findByRole("button", { name: /^Un compliment/ })).toBeInTheDocument();
  });
});

describe("a card of another language with examples", () => {
  test("shows its own, and loads no generic ones", async () => {
    const load = watchDefaults();
    render(<InferenceWidget card={readme.replace("---", "---\nlanguage: fr")} />);
    expect(await widget()).toBeInTheDocument();
    await vi.dynamicImportSettled();
    expect(load).not.toHaveBeenCalled();
    expect(screen.queryByText("Generic examples")).toBeNull();
  });
});

describe("a card that is read already", () => {
  test("loads nothing", async () => {
    const loadCard = vi.fn<LoadCard>();
    render(
      <WidgetProvider loadCard={loadCard}>
        <InferenceWidget card={card} model="demo/other" />
      </WidgetProvider>,
    );
    expect(await widget()).toBeInTheDocument();
    expect(loadCard).not.toHaveBeenCalled();
    expect(noNetwork).not.toHaveBeenCalled();
  });
});

describe("a model by its id", () => {
  test("is loaded once, however many widgets show it", async () => {
    const { loadCard, calls } = controlledLoader();
    const client = new QueryClient();
    render(
      <QueryClientProvider client={client}>
        <WidgetProvider loadCard={loadCard}>
          <InferenceWidget model="demo/crew" />
          <InferenceWidget model="demo/crew" />
        </WidgetProvider>
        <WidgetProvider loadCard={loadCard}>
          <InferenceWidget model="demo/crew" />
        </WidgetProvider>
      </QueryClientProvider>,
    );
    expect(screen.getAllByText("Loading the model card")).toHaveLength(3);
    expect(calls.map(({ id }) => id)).toEqual(["demo/crew"]);
    await act(async () => calls[0]?.answer(card));
    expect(await screen.findAllByText("KIND")).toHaveLength(3);
    expect(calls).toHaveLength(1);
  });

  test("without any provider is looked up in the Hub, once for the page", async () => {
    const answer = { pipeline_tag: "text-classification", widgetData: [{ text: "a", output: [{ label: "KIND", score: 1 }] }] };
    const asked = vi.fn(async (url: string) =>
      url.includes("/api/") ? Response.json(answer) : new Response("", { status: 404 }),
    );
    vi.stubGlobal("fetch", asked);
    render(
      <>
        <InferenceWidget model="demo/page" />
        <InferenceWidget model="demo/page" />
      </>,
    );
    expect(await screen.findAllByText("KIND")).toHaveLength(2);
    expect(asked.mock.calls.map(([url]) => new URL(url).origin)).toEqual(["https://huggingface.co", "https://huggingface.co"]);
  });

  test("is looked up in the hub the provider names", async () => {
    const asked = vi.fn(async (_url: string) => new Response(readme));
    vi.stubGlobal("fetch", asked);
    render(
      <WidgetProvider hubUrl="https://hub.example.org/">
        <InferenceWidget model="demo/crew" />
      </WidgetProvider>,
    );
    expect(await widget()).toBeInTheDocument();
    for (const [url] of asked.mock.calls) expect(url).toMatch(/^https:\/\/hub\.example\.org\/(api\/models\/)?demo\/crew/);
  });

  test("may come from the host's loader as the text of a README", async () => {
    render(
      <WidgetProvider loadCard={async () => readme}>
        <InferenceWidget model="demo/crew" />
      </WidgetProvider>,
    );
    expect(await widget()).toBeInTheDocument();
  });

  test("stops loading when nobody waits any more", async () => {
    const { loadCard, calls } = controlledLoader();
    const { unmount } = render(
      <WidgetProvider loadCard={loadCard}>
        <InferenceWidget model="demo/crew" />
      </WidgetProvider>,
    );
    expect(calls[0]?.signal.aborted).toBe(false);
    unmount();
    expect(calls[0]?.signal.aborted).toBe(true);
  });

  test("another one takes its place", async () => {
    const { loadCard, calls } = controlledLoader();
    const page = (model: string) => (
      <WidgetProvider loadCard={loadCard}>
        <InferenceWidget model={model} />
      </WidgetProvider>
    );
    const { rerender } = render(page("demo/one"));
    rerender(page("demo/two"));
    expect(calls.map(({ id, signal }) => [id, signal.aborted])).toEqual([
      ["demo/one", true],
      ["demo/two", false],
    ]);
    await act(async () => calls[1]?.answer(card));
    expect(await widget()).toBeInTheDocument();
  });

  test("loads nothing on a server, and says that it will", () => {
    const loadCard = vi.fn<LoadCard>();
    const html = renderToString(
      <WidgetProvider loadCard={loadCard}>
        <InferenceWidget model="demo/crew" />
      </WidgetProvider>,
    );
    expect(html).toContain("Loading the model card");
    // What a live region holds from the first is not read out.
    expect(html).toMatch(/role="status"[^>]*><\/p>/);
    expect(html).not.toMatch(/\sstyle=/);
    expect(loadCard).not.toHaveBeenCalled();
  });
});

describe("a card that does not come", () => {
  const show = (loadCard: LoadCard, model = "demo/crew") =>
    render(
      <WidgetProvider loadCard={loadCard}>
        <InferenceWidget model={model} />
      </WidgetProvider>,
    );

  test.each<[InferenceErrorKind, string, RegExp]>([
    ["not-found", "There is no such model", /Check its name/],
    ["auth", "This model is private, or there is none of this name", /model page/],
    ["permission", "This model is private, or there is none of this name", /model page/],
    ["gated", "This model asks you to accept its terms", /Accept them on the model page/],
    ["rate-limit", "Too many requests", /in a minute/],
    ["bad-answer", "The model card could not be read", /address of the hub/],
    ["network", "The hub could not be reached", /Check the connection/],
    ["timeout", "The hub took too long", /Try again/],
    ["server", "The hub failed", /Try again/],
    ["unsupported", "The model card could not be loaded", /Try again/],
  ])("is told in words, with a next step and another try: %s", async (kind, title, next) => {
    const loadCard = failing(kind);
    show(loadCard);
    expect(await screen.findByText(title)).toBeInTheDocument();
    expect(article()).toHaveAccessibleName(title);
    expect(article()).toHaveTextContent(next);
    expect(article()).toHaveTextContent("demo/crew");
    expect(screen.getByRole("status")).toHaveTextContent(title);
    expect(screen.getByText(`Because: ${kind}.`)).toBeInTheDocument();
    expect(loadCard).toHaveBeenCalledTimes(1);
    await userEvent.click(button("Try again"));
    expect(loadCard).toHaveBeenCalledTimes(2);
  });

  test("whatever a loader throws", async () => {
    show(() => {
      throw new TypeError("a fault of the host");
    });
    expect(await screen.findByText("The hub failed")).toBeInTheDocument();
    expect(screen.getByText("a fault of the host")).toBeInTheDocument();
  });

  test("says that there is no connection, and loads by itself once it is back", async () => {
    const online = vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
    const loadCard = vi.fn<LoadCard>(() =>
      navigator.onLine ? Promise.resolve(card) : Promise.reject(new InferenceError("network", "No.")),
    );
    show(loadCard);
    expect(await screen.findByText("You are offline")).toBeInTheDocument();
    window.dispatchEvent(new Event("offline"));
    online.mockReturnValue(true);
    act(() => void window.dispatchEvent(new Event("online")));
    expect(await widget()).toBeInTheDocument();
  });

  test.each<[string, Response | Error]>([
    ["Der Hub hat mit einem Fehler geantwortet.", new Response("", { status: 404 })],
    ["Der Hub war nicht zu erreichen.", new TypeError("no network")],
    ["Die Antwort des Hubs ist nicht das JSON eines Modells.", new Response("-")],
  ])("is told in detail in the language of the page, too: %s", async (words, came) => {
    vi.stubGlobal("fetch", async (url: string) => {
      if (came instanceof Error) throw came;
      return url.includes("/api/") ? came.clone() : new Response("", { status: 404 });
    });
    const page = await loadMessages("de");
    render(
      <WidgetProvider locale="de" messages={page}>
        <InferenceWidget model="demo/gone" />
      </WidgetProvider>,
    );
    expect(await screen.findByText(words)).toBeInTheDocument();
    if (came instanceof Response && !came.ok) expect(screen.getByText("HTTP 404")).toBeInTheDocument();
  });

  test("links to the page of a gated model on the hub", async () => {
    vi.stubGlobal("fetch", async () => new Response("", { status: 403 }));
    render(
      <WidgetProvider hubUrl="https://hub.example.org">
        <InferenceWidget model="demo/gated" />
      </WidgetProvider>,
    );
    const link = await screen.findByRole("link", { name: "Open the model page" });
    expect(link).toHaveAttribute("href", "https://hub.example.org/demo/gated");
    expect(link).toHaveAttribute("rel", "noopener noreferrer");
  });

  test("a name that is no id runs and breaks nothing", async () => {
    const { container } = render(<InferenceWidget model={'"><img src=x onerror=alert(1)>/../javascript:alert(1)'} />);
    expect(await screen.findByText("There is no such model")).toBeInTheDocument();
    expect(container.querySelector("img, a")).toBeNull();
    expect(noNetwork).not.toHaveBeenCalled();
  });

  test("the focus stays on the button through a try, and goes to the widget that takes its place", async () => {
    const { loadCard, calls } = controlledLoader();
    show(loadCard);
    await act(async () => calls[0]?.fail(new InferenceError("server", "No.")));
    await userEvent.click(await screen.findByRole("button", { name: "Try again" }));
    expect(button("Stop")).toHaveFocus();
    await act(async () => calls[1]?.fail(new InferenceError("server", "No.")));
    expect(await screen.findByRole("button", { name: "Try again" })).toHaveFocus();
    await userEvent.keyboard("{Enter}");
    await act(async () => calls[2]?.answer(card));
    await widget();
    await waitFor(() => expect(article()).toHaveFocus());
  });

  test("the focus is not taken from where the visitor has gone meanwhile", async () => {
    const { loadCard, calls } = controlledLoader();
    render(
      <WidgetProvider loadCard={loadCard}>
        <InferenceWidget model="demo/crew" />
        <input aria-label="Elsewhere" />
      </WidgetProvider>,
    );
    await act(async () => calls[0]?.fail(new InferenceError("server", "No.")));
    await userEvent.click(await screen.findByRole("button", { name: "Try again" }));
    await userEvent.click(screen.getByLabelText("Elsewhere"));
    await act(async () => calls[1]?.answer(card));
    await widget();
    expect(screen.getByLabelText("Elsewhere")).toHaveFocus();
  });
});

describe("waiting long", () => {
  beforeEach(() => vi.useFakeTimers({ shouldAdvanceTime: true }));

  test("offers a way out after a few seconds, which aborts the loading, and a way back", async () => {
    const { loadCard, calls } = controlledLoader();
    render(
      <WidgetProvider loadCard={loadCard}>
        <InferenceWidget model="demo/crew" />
      </WidgetProvider>,
    );
    expect(screen.queryByRole("button")).toBeNull();
    await act(() => vi.advanceTimersByTimeAsync(5000));
    expect(article()).toHaveTextContent("This takes longer than usual");
    await userEvent.click(button("Stop"));
    expect(await screen.findByText("Loading was stopped")).toBeInTheDocument();
    expect(calls[0]?.signal.aborted).toBe(true);
    await userEvent.click(button("Try again"));
    await act(async () => calls[1]?.answer(card));
    expect(await widget()).toBeInTheDocument();
  });

  test("ends by itself, even where the host's loader never does", async () => {
    const { loadCard, calls } = controlledLoader();
    render(
      <WidgetProvider loadCard={loadCard}>
        <InferenceWidget model="demo/crew" />
      </WidgetProvider>,
    );
    await act(() => vi.advanceTimersByTimeAsync(46_000));
    expect(screen.getByText("The hub took too long")).toBeInTheDocument();
    expect(calls[0]?.signal.aborted).toBe(true);
  });
});

describe("useModelCard", () => {
  test("gives back a card that is read already", () => {
    const { result } = renderHook(() => useModelCard(card));
    expect(result.current).toMatchObject({ status: "ready", card });
  });

  test("tells an id from the text of a README", async () => {
    const loadCard = vi.fn<LoadCard>(async () => card);
    const wrapper = ({ children }: { children: React.ReactNode }) => (
      <WidgetProvider loadCard={loadCard}>{children}</WidgetProvider>
    );
    const { result, rerender } = renderHook(({ source }) => useModelCard(source), { wrapper, initialProps: { source: readme } });
    await waitFor(() => expect(result.current.card?.task).toBe("text-classification"));
    expect(loadCard).not.toHaveBeenCalled();
    rerender({ source: "demo/crew" });
    expect(result.current.status).toBe("loading");
    await waitFor(() => expect(result.current.status).toBe("ready"));
    expect(loadCard).toHaveBeenCalledTimes(1);
  });

  test("is nothing without a model", () => {
    const { result } = renderHook(() => useModelCard(undefined));
    expect(result.current.status).toBe("none");
  });
});
