import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { afterEach, describe, expect, test, vi } from "vitest";
import { TextClassificationWidget as Widget } from "../../src/tasks/text-classification/index.js";
import { cardOf } from "../cardOf.js";
import { controlledFetcher } from "../controlledFetcher.js";

const labels = (label: string) => [[{ label, score: 0.9 }]];

const card = cardOf({
  id: "demo/reviews",
  task: "text-classification",
  parameters: { function_to_apply: "sigmoid" },
  examples: [{ example_title: "Calm", text: "The sea is calm.", output: labels("CALM") }, { text: "The sea is rough." }],
});

const button = (name: string) => screen.getByRole("button", { name });
const text = () => screen.getByLabelText("Text");
const visit = (address: string, state: unknown = null) => window.history.replaceState(state, "", address);
/** Long enough for code that would be loaded to have come. */
const settle = () => act(() => new Promise((done) => setTimeout(done, 50)));

afterEach(() => {
  vi.restoreAllMocks();
  visit("/");
});

describe("filling from the address", () => {
  test("makes one more example of it, chosen, and runs nothing", async () => {
    visit("/?text=Sent+by+a+friend&parameters=%7B%22top_k%22%3A2%7D");
    const { fetcher, calls } = controlledFetcher();
    render(<Widget card={card} fetcher={fetcher} prefill runOnMount={false} />);
    expect(text()).toHaveValue("The sea is calm.");
    const linked = await screen.findByRole("button", { name: "From the link" });
    expect(linked).toHaveAttribute("aria-pressed", "true");
    expect(text()).toHaveValue("Sent by a friend");
    expect(screen.queryByText("CALM")).toBeNull();
    expect(calls).toHaveLength(0);
    await userEvent.click(button("Run"));
    expect(calls[0]?.request).toMatchObject({
      inputs: "Sent by a friend",
      parameters: { top_k: 2, function_to_apply: "sigmoid" },
    });
  });

  test("ends a run that the host asked for, instead of running what a stranger wrote", async () => {
    visit("/?text=Spend+my+credits");
    const { fetcher, calls } = controlledFetcher();
    render(<Widget card={card} fetcher={fetcher} prefill runOnMount />);
    await screen.findByRole("button", { name: "From the link" });
    expect(calls.map(({ request }) => request.inputs)).toEqual(["The sea is calm."]);
    expect(calls[0]?.signal.aborted).toBe(true);
  });

  test("can be left for another example and come back to", async () => {
    visit("/?text=Linked");
    render(<Widget card={card} fetcher={controlledFetcher().fetcher} prefill />);
    await screen.findByRole("button", { name: "From the link" });
    await userEvent.click(button("Calm"));
    expect(text()).toHaveValue("The sea is calm.");
    expect(screen.getByText("CALM")).toBeInTheDocument();
    await userEvent.click(button("From the link"));
    expect(text()).toHaveValue("Linked");
  });

  test("never takes away what the visitor has begun to write", async () => {
    visit("/?text=Linked");
    render(<Widget card={card} fetcher={controlledFetcher().fetcher} prefill />);
    // Before the code that reads the address has come.
    fireEvent.change(text(), { target: { value: "Mine" } });
    const linked = await screen.findByRole("button", { name: "From the link" });
    expect(text()).toHaveValue("Mine");
    await userEvent.click(linked);
    expect(text()).toHaveValue("Linked");
    await userEvent.click(await screen.findByRole("button", { name: "Bring back what I wrote" }));
    expect(text()).toHaveValue("Mine");
  });

  test("is not done unless the host asks for it", async () => {
    visit("/?text=Linked");
    render(<Widget card={card} fetcher={controlledFetcher().fetcher} />);
    await settle();
    expect(text()).toHaveValue("The sea is calm.");
    expect(screen.queryByRole("button", { name: "From the link" })).toBeNull();
  });

  test.each(["/", "/?other=1", "/?text=", "/?table=%7B%22a%22%3A%5B1%5D%7D", `/?text=${"a".repeat(9000)}`, "/?context=Only"])(
    "leaves the card's example where the address holds none: %.40s",
    async (address) => {
      visit(address);
      render(<Widget card={card} fetcher={controlledFetcher().fetcher} prefill />);
      await settle();
      expect(text()).toHaveValue("The sea is calm.");
      expect(screen.queryByRole("button", { name: "From the link" })).toBeNull();
    },
  );

  test("markup in it stays text", async () => {
    visit(`/?text=${encodeURIComponent("<img src=x onerror=alert(1)>")}`);
    const { container } = render(<Widget card={card} fetcher={controlledFetcher().fetcher} prefill />);
    await screen.findByRole("button", { name: "From the link" });
    expect(text()).toHaveValue("<img src=x onerror=alert(1)>");
    expect(container.querySelector("img")).toBeNull();
  });

  test("several widgets share one address under their names", async () => {
    visit("/?a.text=First&b.text=Second&text=Nobody");
    const { fetcher } = controlledFetcher();
    render(
      <>
        <Widget card={card} fetcher={fetcher} prefill="a" />
        <Widget card={card} fetcher={fetcher} prefill="b" />
      </>,
    );
    await waitFor(() =>
      expect(screen.getAllByLabelText("Text").map((field) => (field as HTMLTextAreaElement).value)).toEqual(["First", "Second"]),
    );
  });

  test("the server's page is the same whatever the address, and is filled after it is there", async () => {
    visit("/?text=Linked");
    const page = <Widget card={card} fetcher={controlledFetcher().fetcher} prefill />;
    const html = renderToString(page);
    expect(html).toContain("The sea is calm.");
    expect(html).not.toContain("Linked");
    const root = document.body.appendChild(document.createElement("div"));
    root.append(document.createRange().createContextualFragment(html));
    const problems: unknown[] = [];
    const mounted = await act(async () => hydrateRoot(root, page, { onRecoverableError: (error) => problems.push(error) }));
    await screen.findByRole("button", { name: "From the link" });
    expect(text()).toHaveValue("Linked");
    expect(problems).toEqual([]);
    await act(async () => mounted.unmount());
    root.remove();
  });

  test("is done once, also where effects run twice", async () => {
    visit("/?text=Linked");
    render(
      <StrictMode>
        <Widget card={card} fetcher={controlledFetcher().fetcher} prefill />
      </StrictMode>,
    );
    expect(await screen.findAllByRole("button", { name: "From the link" })).toHaveLength(1);
    await userEvent.clear(text());
    await userEvent.type(text(), "Mine");
    await settle();
    expect(text()).toHaveValue("Mine");
  });
});

describe("writing the address", () => {
  async function run(words: string, calls: ReturnType<typeof controlledFetcher>["calls"]) {
    await userEvent.clear(text());
    await userEvent.type(text(), words);
    await userEvent.click(button("Run"));
    await act(() => calls.at(-1)?.answer(labels("KIND")));
    await screen.findByText("KIND");
  }

  test("keeps hash, other parameters and the state of the history, and adds no entry to it", async () => {
    const state = { router: { idx: 4 } };
    visit("/app?tab=2&text=old#/deep?x=1", state);
    const { length } = window.history;
    const { fetcher, calls } = controlledFetcher();
    render(<Widget card={card} fetcher={fetcher} writeUrl />);
    await run("New words", calls);
    await waitFor(() => expect(window.location.href).toMatch(/\/app\?tab=2&text=New\+words#\/deep\?x=1$/));
    expect(window.history.state).toEqual(state);
    expect(window.history).toHaveLength(length);
  });

  test("makes a link that fills the widget again, with what the visitor set and not what the card sets", async () => {
    visit("/");
    const { fetcher, calls } = controlledFetcher();
    const { unmount } = render(<Widget card={card} fetcher={fetcher} prefill="w" writeUrl />);
    await userEvent.click(screen.getByText("Parameters"));
    await userEvent.type(await screen.findByLabelText("Labels to return"), "3");
    await run("Again", calls);
    await waitFor(() => expect(window.location.search).not.toBe(""));
    const query = new URLSearchParams(window.location.search);
    expect(Object.fromEntries(query)).toEqual({ "w.text": "Again", "w.parameters": '{"top_k":3}' });
    unmount();
    render(<Widget card={card} fetcher={fetcher} prefill="w" writeUrl />);
    await screen.findByRole("button", { name: "From the link" });
    expect(text()).toHaveValue("Again");
  });

  test("is done neither for a recorded answer nor unless the host asks", async () => {
    visit("/?kept=1");
    const { fetcher, calls } = controlledFetcher();
    const { unmount } = render(<Widget card={card} fetcher={fetcher} writeUrl />);
    await settle();
    expect(window.location.search).toBe("?kept=1");
    unmount();
    render(<Widget card={card} fetcher={fetcher} />);
    await run("Mine", calls);
    await settle();
    expect(window.location.search).toBe("?kept=1");
  });

  test("is done once for each run: an address that the host changes later stays", async () => {
    visit("/");
    const { fetcher, calls } = controlledFetcher();
    const { rerender } = render(<Widget card={card} fetcher={fetcher} writeUrl />);
    await run("Mine", calls);
    await waitFor(() => expect(window.location.search).toBe("?text=Mine"));
    visit("/elsewhere");
    rerender(<Widget card={{ ...card, parameters: { ...card.parameters } }} fetcher={fetcher} writeUrl />);
    await userEvent.type(text(), "!");
    await settle();
    expect(window.location.href).toMatch(/\/elsewhere$/);
  });

  test("a browser that refuses breaks nothing", async () => {
    visit("/");
    const { fetcher, calls } = controlledFetcher();
    render(<Widget card={card} fetcher={fetcher} writeUrl />);
    const refused = vi.spyOn(window.history, "replaceState").mockImplementation(() => {
      throw new DOMException("Too many calls", "SecurityError");
    });
    await run("Mine", calls);
    await waitFor(() => expect(refused).toHaveBeenCalled());
    expect(screen.getByText("KIND")).toBeInTheDocument();
  });
});
