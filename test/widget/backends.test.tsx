import { act, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, test, vi } from "vitest";
import type { Availability } from "../../src/core/backend.js";
import type { Fetcher, InferenceAnswer } from "../../src/core/task.js";
import { TextClassificationWidget as Widget } from "../../src/tasks/text-classification/index.js";
import { WidgetProvider } from "../../src/widget/WidgetProvider.js";
import { cardOf } from "../cardOf.js";
import { controlledFetcher } from "../controlledFetcher.js";

const labels = [[{ label: "CALM", score: 0.9 }]];
const card = cardOf({ id: "demo/sea", task: "text-classification", examples: [{ text: "The sea is calm.", output: labels }] });
const press = (name: string) => userEvent.click(screen.getByRole("button", { name }));

describe("a model that would be downloaded", () => {
  test("is not before the visitor has agreed, who reads how much it is", async () => {
    const { fetcher, calls } = controlledFetcher();
    const accept = vi.fn();
    render(<Widget card={card} fetcher={fetcher} />);
    await press("Run");
    act(() => calls[0]?.emit({ type: "consent", bytes: 67_400_000, accept }));
    const question = await screen.findByRole("alert");
    expect(question).toHaveTextContent("Download this model to your device?");
    expect(question).toHaveTextContent("67.4 MB");
    expect(screen.getByText("Waiting for your choice")).toBeInTheDocument();
    expect(accept).not.toHaveBeenCalled();
    await press("Download and run");
    expect(accept).toHaveBeenCalledTimes(1);
    act(() => calls[0]?.emit({ type: "download", loaded: 1_000_000, total: 67_400_000 }));
    expect(screen.queryByText("Download this model to your device?")).toBeNull();
    await act(() => calls[0]?.answer(labels));
    expect(screen.getByText("Done")).toBeInTheDocument();
  });

  test("is not at all when the visitor says so, and what was shown stays", async () => {
    const { fetcher, calls } = controlledFetcher();
    render(<Widget card={card} fetcher={fetcher} />);
    await press("Run");
    act(() => calls[0]?.emit({ type: "consent", bytes: 67_400_000, accept: () => {} }));
    await screen.findByRole("alert");
    await press("Not now");
    expect(calls[0]?.signal.aborted).toBe(true);
    expect(screen.getByText("CALM")).toBeInTheDocument();
  });
});

describe("before a run", () => {
  const knowing = (availability: Availability | undefined | Error) => {
    const asked = vi.fn(async () => {
      if (availability instanceof Error) throw availability;
      return availability;
    });
    const fetcher: Fetcher = Object.assign(controlledFetcher().fetcher, { availability: asked });
    return { fetcher, asked };
  };

  test.each([
    ["not-deployed", "No server runs this model now"],
    ["gated", "This model asks you to accept its terms"],
    ["too-large", "The model is too large for this server"],
    ["auth", "The server asks for a token"],
    ["payment", "This run has to be paid for"],
  ] as const)("the visitor reads that a model is %s, and what to do", async (status, words) => {
    const slots = { login: <button type="button">Sign in</button>, payment: <button type="button">Pay</button> };
    const { fetcher, asked } = knowing({ status });
    render(
      <WidgetProvider slots={slots}>
        <Widget card={{ ...card, providers: [] }} fetcher={fetcher} />
      </WidgetProvider>,
    );
    expect(await screen.findByText(words)).toBeInTheDocument();
    expect(screen.getByText("Unavailable")).toBeInTheDocument();
    const offered = { gated: "Sign in", auth: "Sign in", payment: "Pay" }[status as string];
    const offers = screen.queryAllByRole("button", { name: /^(Sign in|Pay)$/ });
    expect(offers.map((button) => button.textContent)).toEqual(offered ? [offered] : []);
    expect(asked).toHaveBeenCalledWith(
      { task: "text-classification", model: "demo/sea", providers: [] },
      { signal: expect.any(AbortSignal) },
    );
  });

  test.each([
    ["live", "Server"],
    ["cold", "Cold"],
    ["loading", "Cold"],
  ] as const)("a model that is %s is called %s, with nothing to settle first", async (status, chip) => {
    render(<Widget card={card} fetcher={knowing({ status }).fetcher} />);
    expect(await screen.findByText(chip)).toBeInTheDocument();
    expect(screen.queryByText("Unavailable")).toBeNull();
  });

  test.each([
    ["nobody knows", undefined],
    ["the asking fails", new Error("no network")],
  ])("the widget is as ever where %s", async (_, answer) => {
    const { fetcher, asked } = knowing(answer);
    render(<Widget card={card} fetcher={fetcher} />);
    await vi.waitFor(() => expect(asked).toHaveBeenCalled());
    await act(async () => {});
    expect(screen.getByText("Server")).toBeInTheDocument();
    expect(screen.queryByRole("alert")).toBeNull();
  });

  test("a model is asked for once, however many widgets show it", async () => {
    const { fetcher, asked } = knowing({ status: "cold" });
    render(
      <WidgetProvider fetcher={fetcher}>
        <Widget card={card} />
        <Widget card={card} />
      </WidgetProvider>,
    );
    expect(await screen.findAllByText("Cold")).toHaveLength(2);
    expect(asked).toHaveBeenCalledTimes(1);
  });
});

describe("the receipt", () => {
  const answered = async (answer: InferenceAnswer) => {
    const fetcher: Fetcher = Object.assign(async () => answer, { backend: { place: "server", name: "My server" } as const });
    render(<Widget card={card} fetcher={fetcher} />);
    await press("Run");
    await screen.findByText("Details of this run");
  };

  test("tells who answered, where the input went, with what, in which time, at which cost", async () => {
    await answered({
      body: labels,
      meta: {
        backend: { place: "server", name: "The other server" },
        provider: "fal-ai",
        host: "router.example",
        revision: "abc123",
        device: "gpu",
        computeSeconds: 0.25,
        cost: 0.00042,
        tokens: { input: 12, output: 3 },
        requestId: "r-1",
        note: "Answered by a chat model",
        sent: {
          method: "POST",
          url: "https://router.example/run",
          headers: { Authorization: "Bearer [token]" },
          body: '{"inputs":"The sea is calm."}',
        },
      },
    });
    expect(screen.getByText("The other server, fal-ai, Answered by a chat model")).toBeInTheDocument();
    await userEvent.click(await screen.findByText("Details of this run"));
    const all = await screen.findByRole("region", { name: "Request" });
    expect(all).toHaveTextContent("POST https://router.example/run");
    expect(all).toHaveTextContent("Authorization: Bearer [token]");
    expect(all).toHaveTextContent('"inputs": "The sea is calm."');
    const facts = Object.fromEntries(
      screen.getAllByRole("term").map((term) => [term.textContent, term.nextElementSibling?.textContent]),
    );
    expect(facts).toMatchObject({
      Model: "demo/sea",
      Revision: "abc123",
      "Answered by": "The other server, fal-ai",
      Note: "Answered by a chat model",
      "Input sent to": "router.example",
      Device: "gpu",
      "Time, told by the server": "0.25 s",
      Tokens: "12 read, 3 written",
      Cost: "$0.000420",
      Request: "r-1",
    });
    expect(facts["Time, measured here"]).toMatch(/ s$/);
  });

  test("is copied as JSON", async () => {
    const user = userEvent.setup();
    const answer = { body: labels, meta: { host: "router.example" } };
    const fetcher: Fetcher = async () => answer;
    render(<Widget card={card} fetcher={fetcher} />);
    await user.click(screen.getByRole("button", { name: "Run" }));
    await user.click(await screen.findByText("Details of this run"));
    await user.click(await screen.findByRole("button", { name: "Copy the receipt as JSON" }));
    expect(JSON.parse(await navigator.clipboard.readText())).toMatchObject({
      model: "demo/sea",
      source: "live",
      host: "router.example",
      request: { task: "text-classification", inputs: "The sea is calm." },
    });
  });

  test("of a recorded answer has nothing to tell of a run", () => {
    render(<Widget card={card} />);
    expect(screen.getByText("Recorded in the card")).toBeInTheDocument();
    expect(screen.queryByText("Details of this run")).toBeNull();
  });
});

describe("the code", () => {
  const writing: Fetcher = Object.assign(controlledFetcher().fetcher, {
    code: async ({ inputs }: { inputs: unknown }) => [
      { language: "python", library: "huggingface_hub", code: `run(${JSON.stringify(inputs)})` } as const,
      { language: "curl", code: `curl -d ${JSON.stringify(inputs)}` } as const,
    ],
  });
  const code = () => screen.findByRole("region", { name: "Code" });
  const openCode = () => userEvent.click(screen.getByRole("tab", { name: "Code" }));

  test("is that of the input as it stands, in the language the visitor chooses", async () => {
    render(<Widget card={card} fetcher={writing} />);
    await openCode();
    expect(await code()).toHaveTextContent('run("The sea is calm.")');
    await userEvent.type(screen.getByLabelText("Text"), "!");
    await vi.waitFor(async () => expect(await code()).toHaveTextContent('run("The sea is calm.!")'));
    await userEvent.selectOptions(screen.getByLabelText("Language"), "curl");
    expect(await code()).toHaveTextContent('curl -d "The sea is calm.!"');
  });

  test("waits for what is missing", async () => {
    render(<Widget fetcher={writing} />);
    await openCode();
    const panel = screen.getByRole("tabpanel");
    expect(await within(panel).findByText(/text/i)).toBeInTheDocument();
    expect(screen.queryByRole("region", { name: "Code" })).toBeNull();
  });

  test("is not offered by a backend that has none", () => {
    render(<Widget card={card} fetcher={controlledFetcher().fetcher} />);
    expect(screen.queryByRole("tab", { name: "Code" })).toBeNull();
  });

  test("says so where none could be written", async () => {
    render(
      <Widget card={card} fetcher={Object.assign(controlledFetcher().fetcher, { code: () => Promise.reject(new Error()) })} />,
    );
    await openCode();
    expect(await screen.findByText("No code could be written for this input.")).toBeInTheDocument();
  });

  test("is there without any backend, for the model on the Hub", async () => {
    render(<Widget card={card} />);
    await openCode();
    expect(await code()).toHaveTextContent("demo/sea");
  });
});

describe("a model that its author has switched off", () => {
  const off = { ...card, inference: false };
  const words = "The author of this model has switched off running it here.";

  test("is not run by the backend of the page, and what is recorded is shown", async () => {
    const { fetcher, calls } = controlledFetcher();
    render(
      <WidgetProvider fetcher={fetcher} slots={{ noBackend: "Sign in for a backend" }}>
        <Widget card={off} runOnMount />
      </WidgetProvider>,
    );
    expect(await screen.findByText(words)).toBeInTheDocument();
    expect(screen.queryByText("Sign in for a backend")).toBeNull();
    expect(screen.getByText("CALM")).toBeInTheDocument();
    expect(screen.getByLabelText("Text")).toHaveAttribute("readonly");
    await press("Show answer");
    expect(calls).toHaveLength(0);
  });

  test("is said to be where nothing is recorded, too", async () => {
    render(
      <WidgetProvider fetcher={controlledFetcher().fetcher}>
        <Widget card={{ ...off, examples: [] }} />
      </WidgetProvider>,
    );
    expect(await screen.findByText(words)).toBeInTheDocument();
    expect(screen.getByText("Unavailable")).toBeInTheDocument();
  });

  test("is run by a backend that the page gives to this very widget", async () => {
    const { fetcher, calls } = controlledFetcher();
    render(<Widget card={off} fetcher={fetcher} />);
    await press("Run");
    expect(calls).toHaveLength(1);
    expect(screen.queryByText(words)).toBeNull();
  });
});
