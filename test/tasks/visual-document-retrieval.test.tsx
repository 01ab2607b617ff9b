import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, test } from "vitest";
import { createTranslate } from "../../src/core/message.js";
import { task, VisualDocumentRetrievalWidget } from "../../src/tasks/visual-document-retrieval/index.js";
import { WidgetProvider } from "../../src/widget/WidgetProvider.js";
import { cardOf } from "../cardOf.js";
import { controlledFetcher } from "../controlledFetcher.js";

const t = createTranslate();
const user = userEvent.setup({ applyAccept: false });
const src = ["one", "two", "three"].map((name) => `https://example.org/${name}.png`);
const text = "Which page shows the budget?";
const input = { query: text, pages: src };
const panel = () => screen.getByRole("tabpanel");

function show(example: Record<string, unknown> = { src, text }) {
  const { fetcher } = controlledFetcher();
  render(
    <WidgetProvider>
      <VisualDocumentRetrievalWidget card={cardOf({ task: task.id, examples: [example] })} fetcher={fetcher} />
    </WidgetProvider>,
  );
}

const pages = () => within(screen.getByRole("list", { name: "Pages" })).getAllByRole("listitem");
const names = () => pages().map((page) => page.textContent);
const press = (name: string) => user.click(screen.getByRole("button", { name }));
const png = (name: string) =>
  new File([Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)], name, { type: "image/png" });

describe("the request", () => {
  test("holds the query and the pages in their order, which no parameter of a card can take the place of", () => {
    expect(task.input.toRequest(input, { top_k: 2, images: [] })).toEqual({
      inputs: { query: text, images: src.map((page) => new URL(page)) },
      parameters: { top_k: 2, images: [] },
    });
  });

  test("is made of one file or of a list, and what is no file is left out", () => {
    expect(task.input.fromCard({ src: src[0], query: text })).toEqual({ query: text, pages: [src[0]] });
    expect(task.input.fromCard({ images: [src[0], "javascript:alert(1)", 7], text })?.pages).toEqual([src[0]]);
    expect(task.input.fromCard({ src: [] })).toBeUndefined();
  });

  test("names what is missing: the query, then the pages", () => {
    expect(task.input.missing({ query: " ", pages: src })?.field).toBe("query");
    expect(task.input.missing({ query: text, pages: [] })?.field).toBe("pages");
  });
});

describe("the pages", () => {
  test("are added several at once, numbered after those that are there, and what is no picture is refused in words", async () => {
    show();
    const files = [png("four.png"), new File(["text"], "notes.txt", { type: "text/plain" }), png("five.png")];
    await user.upload(screen.getByLabelText("Pages", { selector: "input" }), files);
    await waitFor(() => expect(names()).toEqual(["1one.png", "2two.png", "3three.png", "4four.png", "5five.png"]));
    expect(screen.getByText("2 pages added.")).toBeInTheDocument();
    expect(screen.getByRole("alert")).toHaveTextContent("notes.txt");
  });

  test("are added by a link", async () => {
    show();
    await press("Use a link");
    await user.type(screen.getByRole("textbox", { name: "Link to a picture" }), "https://example.org/four.png{Enter}");
    await waitFor(() => expect(names().at(-1)).toBe("4four.png"));
  });

  test("are moved by a button or by Alt and an arrow key, and the focus goes with them", async () => {
    show();
    await press("Move page 1 forward");
    expect(names()).toEqual(["1two.png", "2one.png", "3three.png"]);
    expect(screen.getByRole("button", { name: "Move page 2 forward" })).toHaveFocus();
    await user.keyboard("{Alt>}{ArrowRight}{/Alt}");
    expect(names()).toEqual(["1two.png", "2three.png", "3one.png"]);
    expect(screen.getByRole("button", { name: "Move page 3 forward" })).toHaveFocus();
    expect(screen.getByText("Moved to place 3 of 3.")).toBeInTheDocument();
  });

  test("are removed, and the focus stays among them, at last on the field", async () => {
    show();
    await press("Remove page 3");
    expect(screen.getByRole("button", { name: "Remove page 2" })).toHaveFocus();
    await press("Remove page 1");
    await press("Remove page 1");
    expect(screen.queryByRole("list", { name: "Pages" })).toBeNull();
    expect(screen.getByLabelText("Pages", { selector: "input" })).toHaveFocus();
  });

  test("are loaded when they come near the view, so that a hundred stay quick", () => {
    show({ src: Array.from({ length: 100 }, (_, index) => `https://example.org/${index}.png`), text });
    expect(pages()).toHaveLength(100);
    for (const image of screen.getAllByRole("img")) {
      expect(image).toHaveAttribute("loading", "lazy");
      expect(image).toHaveAttribute("decoding", "async");
    }
  });
});

describe("the ranking", () => {
  test("keeps the numbers the pages were sent with, the best first", () => {
    show({
      src,
      text,
      output: [
        { index: 2, score: 0.9 },
        { index: 0, score: 0.2 },
      ],
    });
    expect(panel()).toHaveTextContent(/Page 3 three\.png.*0\.900.*Page 1 one\.png.*0\.200/);
    expect(panel()).not.toHaveTextContent("two.png");
    expect(screen.getByRole("article")).toHaveTextContent("1 page came back without a score and is not shown.");
  });

  test.each([
    [
      "a list of places",
      [
        { index: 1, score: 4.5 },
        { index: 0, score: -2 },
        { index: 2, score: -3 },
      ],
    ],
    ["scores in order", { scores: [-2, 4.5, -3] }],
    ["a matrix", [[-2, 4.5, -3]]],
  ])("is read out of %s, logits with their sign", (_name, body) => {
    const output = task.output.fromAnswer(body, input);
    expect(task.output.toText(output, input, t)).toBe("Page 2, two.png: +4.50\nPage 1, one.png: −2.00\nPage 3, three.png: −3.00");
  });

  test("names the page that an answer speaks of and that was not sent", () => {
    expect(() => task.output.fromAnswer([{ index: 8, score: 1 }], input)).toThrow("ranks page 9, but 3 were asked about");
    expect(() => task.output.fromAnswer({ scores: [1] }, input)).toThrow("one for each page");
  });

  test("says that nothing fits", () => {
    show({ src, text, output: [] });
    expect(panel()).toHaveTextContent("No page fits");
  });

  test("shows the number of a page whose file has no name and is of no safe kind", () => {
    const unnamed = { query: text, pages: ["data:image/png;base64,iVBORw0KGgo="] };
    expect(task.output.toText([0.5], unnamed, t)).toBe("Page 1, page: 0.500");
  });

  test("draws ten pages of a hundred, and more when asked", async () => {
    const many = Array.from({ length: 100 }, (_, index) => `https://example.org/${index}.png`);
    show({ src: many, text, output: many.map((_, index) => ({ index, score: index / 100 })) });
    expect(within(panel()).getAllByRole("img")).toHaveLength(10);
    await press("Show 50 more");
    expect(within(panel()).getAllByRole("img")).toHaveLength(60);
  });
});
