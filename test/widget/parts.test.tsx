import { act, fireEvent, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { type ComponentPropsWithRef, createRef, type ReactElement, type ReactNode } from "react";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { InferenceError } from "../../src/core/errors.js";
import { InferenceWidget } from "../../src/InferenceWidget.js";
import { TextClassificationWidget as TextWidget, task } from "../../src/tasks/text-classification/index.js";
import type { PartAttributes, PartState } from "../../src/widget/Part.js";
import { Widget } from "../../src/widget/Widget.js";
import { WidgetProvider } from "../../src/widget/WidgetProvider.js";
import { cardOf } from "../cardOf.js";
import { answeringFetcher, controlledFetcher } from "../controlledFetcher.js";

const card = cardOf({
  id: "demo/reviews",
  task: "text-classification",
  examples: [{ example_title: "Calm", text: "The sea is calm.", output: [[{ label: "CALM", score: 0.9 }]] }, { text: "Other" }],
});
const bare = cardOf({ id: "demo/bare", task: "text-classification" });

beforeEach(() => {
  vi.spyOn(console, "error");
  vi.spyOn(console, "warn");
});
afterEach(() => {
  expect(console.error).not.toHaveBeenCalled();
  expect(console.warn).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});

interface AnyPartProps {
  render?: ReactElement | ((props: PartAttributes, state: PartState) => ReactElement);
  className?: string;
  children?: ReactNode;
}

// Each takes the attributes of its own element, of which these are common to all.
const { Root: _root, ...inside } = Widget;
const parts = Object.entries(inside) as unknown as [string, (props: AnyPartProps) => ReactNode][];

/** The element of a part, drawn so. Each is there with this card, Unavailable without a backend. */
function drawPart(Part: (props: AnyPartProps) => ReactNode, props: AnyPartProps) {
  return render(
    <Widget.Root task={task} card={card}>
      <Part {...props} />
    </Widget.Root>,
  );
}

describe.each(parts)("Widget.%s", (name, Part) => {
  test("is drawn in an element of the page's, which keeps its own class, ref and handlers beside the part's", async () => {
    const { container, unmount } = drawPart(Part, {});
    const usual = container.querySelector("article > *");
    unmount();
    const ref = createRef<HTMLElement>();
    const press = vi.fn();
    drawPart(Part, { className: "given", render: <section ref={ref} className="mine" onScroll={press} data-testid="part" /> });
    const part = screen.getByTestId("part");
    expect(part.tagName).toBe("SECTION");
    expect(ref.current).toBe(part);
    expect([...part.classList]).toEqual([...(usual?.classList ?? []), "given", "mine"]);
    expect(part).toHaveAttribute("data-status", "done");
    expect(part).toHaveAttribute("data-source", "recorded");
    expect(part.textContent).toBe(usual?.textContent);
    fireEvent.scroll(part);
    expect(press).toHaveBeenCalledTimes(1);
  });

  test("is drawn by a function that is given its attributes and how the widget stands", () => {
    const { container } = drawPart(Part, {
      render: (props, { status, source, isStale, missing }) => (
        <section {...(props as ComponentPropsWithRef<"section">)} title={[name, status, source, isStale, missing].join()} />
      ),
    });
    expect(container.querySelector("section")).toHaveAttribute("title", `${name},done,recorded,false,`);
  });
});

test("the root is drawn in an element of the page's and answers keys there", async () => {
  const { fetcher, calls } = controlledFetcher();
  render(
    <Widget.Root task={task} card={card} fetcher={fetcher} className="given" render={<section className="mine" id="here" />}>
      <Widget.Title>My own title</Widget.Title>
      <Widget.Input />
    </Widget.Root>,
  );
  const root = screen.getByRole("region", { name: "My own title" });
  expect(root).toHaveAttribute("id", "here");
  expect(root.className).toBe("iw given mine");
  await userEvent.type(screen.getByLabelText("Text"), "{Control>}{Enter}{/Control}");
  expect(calls).toHaveLength(1);
});

test("a run is asked for and stopped by a button of the page's, unless the page keeps its press to itself", async () => {
  const { fetcher, calls } = controlledFetcher();
  const presses: string[] = [];
  const composed = (keep: boolean) => (
    <Widget.Root task={task} card={card} fetcher={fetcher}>
      <Widget.Run
        onClick={(event) => {
          presses.push("part");
          if (keep) event.preventDefault();
        }}
        render={<button type="button" onClick={() => presses.push("element")} />}
      />
    </Widget.Root>
  );
  const { rerender } = render(composed(true));
  const run = () => screen.getByRole("button", { name: /Run|Stop/ });
  await userEvent.click(run());
  expect(calls).toHaveLength(0);
  rerender(composed(false));
  await userEvent.click(run());
  expect(calls).toHaveLength(1);
  expect(run()).toHaveAttribute("data-status", "running");
  await userEvent.click(run());
  expect(calls[0]?.signal.aborted).toBe(true);
  expect(presses.slice(0, 2)).toEqual(["element", "part"]);
});

test("a ref that is a function gets the element once, and its undoing is called when the part goes", () => {
  const undo = vi.fn();
  const mine = vi.fn(() => undo);
  const plain = vi.fn();
  const composed = (
    <Widget.Root task={task} card={card}>
      <Widget.Input ref={plain} render={<section ref={mine} />} />
    </Widget.Root>
  );
  const { rerender, unmount } = render(composed);
  rerender(composed);
  expect(mine.mock.calls).toEqual([[expect.any(HTMLElement)]]);
  unmount();
  expect(undo).toHaveBeenCalledTimes(1);
  expect(mine).toHaveBeenCalledTimes(1);
  expect(plain.mock.calls).toEqual([[expect.any(HTMLElement)], [null]]);
});

test("what a run lacks, and that a result is outdated, stands on each part", async () => {
  render(
    <Widget.Root task={task} card={card} fetcher={controlledFetcher().fetcher}>
      <Widget.Input />
      <Widget.Run />
      <Widget.Status data-testid="status" />
    </Widget.Root>,
  );
  const part = screen.getByTestId("status");
  expect(part).not.toHaveAttribute("data-stale");
  await userEvent.clear(screen.getByLabelText("Text"));
  expect(part).toHaveAttribute("data-stale", "");
  await userEvent.click(screen.getByRole("button", { name: /^Run/ }));
  expect(part).toHaveAttribute("data-missing", "text");
});

describe("slots", () => {
  test("the page's own stands in the header, and before the first answer in the place of the promise", () => {
    const slots = { header: <a href="#more">More</a>, empty: <p>Nothing yet.</p> };
    render(<TextWidget card={bare} fetcher={controlledFetcher().fetcher} slots={slots} />);
    expect(within(screen.getByRole("article")).getByRole("link", { name: "More" })).toBeInTheDocument();
    expect(screen.getByText("Nothing yet.")).toBeInTheDocument();
    expect(screen.queryByText(/start from an example/)).toBeNull();
  });

  test("the page's own says that no backend is connected, with recorded answers and without", () => {
    const slots = { noBackend: <p>Connect one.</p> };
    const { rerender } = render(<TextWidget card={card} slots={slots} />);
    expect(screen.getAllByText("Connect one.")).toHaveLength(1);
    rerender(<TextWidget card={bare} slots={slots} />);
    expect(screen.getAllByText("Connect one.")).toHaveLength(1);
    expect(screen.queryByText(/no backend/i)).toBeNull();
  });

  test.each([
    ["auth", "Sign in"],
    ["gated", "Sign in"],
    ["payment", "Pay"],
    ["server", undefined],
  ] as const)("a failure of kind %s offers %s, the widget's before the provider's", async (kind, offered) => {
    const { fetcher, calls } = controlledFetcher();
    render(
      <WidgetProvider slots={{ login: "Not this", payment: <button type="button">Pay</button> }}>
        <TextWidget card={card} fetcher={fetcher} slots={{ login: <button type="button">Sign in</button> }} />
      </WidgetProvider>,
    );
    await userEvent.click(screen.getByRole("button", { name: /^Run/ }));
    await act(() => calls[0]?.fail(new InferenceError(kind, "No.")) ?? Promise.resolve());
    const alert = await screen.findByRole("alert");
    const names = within(alert)
      .queryAllByRole("button")
      .map((button) => button.textContent);
    expect(names).toEqual(offered ? [offered] : []);
  });

  test("a card that asks for an account offers to sign in", async () => {
    const loadCard = async () => {
      throw new InferenceError("gated", "Terms.");
    };
    render(
      <WidgetProvider loadCard={loadCard} slots={{ login: <button type="button">Sign in</button> }}>
        <InferenceWidget model="demo/gated" />
      </WidgetProvider>,
    );
    expect(await screen.findByRole("button", { name: "Sign in" })).toBeInTheDocument();
  });
});

describe("look", () => {
  const article = () => screen.getByRole("article");

  test("without styles the class iw is left off, and every other stays", () => {
    render(<TextWidget card={card} unstyled className="mine" />);
    expect(article().className).toBe("mine");
    expect(article().querySelector(".iw-out")).not.toBeNull();
  });

  test("theme and scheme stand on the root, the widget's before the provider's", () => {
    const inside = (widget: ReactNode) => (
      <WidgetProvider theme="contrast" scheme="dark">
        {widget}
      </WidgetProvider>
    );
    const { rerender } = render(inside(<TextWidget card={card} />));
    expect(article()).toHaveAttribute("data-theme", "contrast");
    expect(article()).toHaveAttribute("data-scheme", "dark");
    rerender(inside(<TextWidget card={card} theme="plain" scheme="light" />));
    expect(article()).toHaveAttribute("data-theme", "plain");
    expect(article()).toHaveAttribute("data-scheme", "light");
    rerender(<TextWidget card={card} />);
    expect(article()).not.toHaveAttribute("data-theme");
  });

  test("stands on the widget of any model from the start, while its card and its code are loaded", async () => {
    const loadCard = () => new Promise<never>(() => {});
    const { rerender } = render(
      <WidgetProvider loadCard={loadCard}>
        <InferenceWidget model="demo/slow" theme="plain" unstyled className="mine" />
      </WidgetProvider>,
    );
    const looks = () => [article().className, article().dataset.theme];
    expect(looks()).toEqual(["mine", "plain"]);
    rerender(<InferenceWidget card={card} task="summarization" theme="plain" unstyled className="mine" />);
    expect(looks()).toEqual(["mine", "plain"]);
    await screen.findByRole("article", { name: "Summarization" });
    expect(looks()).toEqual(["mine", "plain"]);
  });
});

test("a server draws what is held", () => {
  const html = renderToString(<TextWidget card={card} input={{ text: "Held" }} fetcher={answeringFetcher([])} theme="plain" />);
  expect(html).toContain("Held");
  expect(html).toContain('data-theme="plain"');
});
