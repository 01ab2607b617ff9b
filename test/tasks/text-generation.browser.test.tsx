import { act, render, screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { userEvent as user } from "vitest/browser";
import "../../src/styles.css";
import { TextGenerationWidget } from "../../src/tasks/text-generation/index.js";
import { cardOf } from "../cardOf.js";
import { controlledFetcher } from "../controlledFetcher.js";

const card = (text: string, output?: unknown) =>
  cardOf({ id: "demo/a", task: "text-generation", examples: [{ text, ...(output !== undefined && { output }) }] });

const written = () => document.querySelector<HTMLElement>(".iw-written");
const textNodes = (root: Node) => {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  while (walker.nextNode()) nodes.push(walker.currentNode as Text);
  return nodes;
};

async function start(prompt: string) {
  const { fetcher, calls } = controlledFetcher();
  render(<TextGenerationWidget card={card(prompt)} fetcher={fetcher} />);
  await user.click(screen.getByRole("button", { name: "Run" }));
  await waitFor(() => expect(calls).toHaveLength(1));
  return calls[0] as (typeof calls)[number];
}

test.each([
  ["lines", (index: number) => (index % 10 === 9 ? " end of a line which is long enough.\n" : " word that is written and more")],
  ["one line without an end", () => " word that is written on and on and on"],
])("a stream of 3 000 tokens and 100 kB only adds to the end of the text: %s", async (_name, pieceOf) => {
  const call = await start("Once");
  const pieces = Array.from({ length: 3000 }, (_, index) => pieceOf(index) + (index % 3 === 0 ? " and so on and on" : ""));
  const emit = (from: number, to: number) =>
    act(async () => {
      for (const text of pieces.slice(from, to)) call.emit({ type: "chunk", chunk: { choices: [{ text }] } });
      await new Promise((done) => setTimeout(done, 60));
    });
  await emit(0, 300);
  await waitFor(() => expect(written()?.textContent).toContain("word that is written"));
  const touched: number[] = [];
  let removed = 0;
  const watcher = new MutationObserver((changes) => {
    for (const { type, target, removedNodes } of changes) {
      if (type === "characterData") touched.push((target as Text).data.length);
      for (const node of removedNodes) removed += node.textContent?.length ?? 0;
    }
  });
  const text = written() as HTMLElement;
  watcher.observe(text, { subtree: true, childList: true, characterData: true });
  const [first] = textNodes(text.querySelector(".iw-made") as Node);
  const steps = 20;
  for (let step = 0; step < steps; step += 1) await emit(300 + (step * 2700) / steps, 300 + ((step + 1) * 2700) / steps);
  const whole = pieces.join("");
  await waitFor(() => expect(text.textContent).toContain(whole.trim().slice(-500)));
  await act(() => call.answer(pieces.map((piece) => ({ choices: [{ text: piece }] }))));
  await waitFor(() => expect(screen.getByRole("article").dataset.status).toBe("done"));
  watcher.disconnect();
  expect(whole.length).toBeGreaterThan(100_000);
  expect(text.isConnected).toBe(true);
  expect(first?.isConnected).toBe(true);
  // Of what stood there, each drawing changes one short text node, and removes nothing but the caret at its end.
  expect(Math.max(...touched)).toBeLessThan(2500);
  expect(touched.length).toBeLessThan(3 * steps);
  expect(removed).toBe(0);
  expect(document.querySelectorAll("article *").length).toBeLessThan(1000);
  expect(textNodes(text).every(({ data }) => data.length < 2500)).toBe(true);
});

test("a caret stands at the end while the text comes in, and no longer", async () => {
  const call = await start("Once");
  await act(async () => call.emit({ type: "chunk", chunk: { choices: [{ text: " upon" }] } }));
  await waitFor(() => expect(written()).toHaveTextContent("upon"));
  const caret = () => document.querySelector<HTMLElement>(".iw-caret");
  expect(caret()).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Stop" }));
  expect(written()).toHaveTextContent("upon");
  expect(caret()).not.toBeVisible();
});

test("the continuation begins where the prompt ends, in its line and its direction", () => {
  const { container } = render(<TextGenerationWidget card={card("كان يا ما", { text: " كان" })} />);
  const given = container.querySelector(".iw-given")?.getBoundingClientRect();
  const made = container.querySelector(".iw-made")?.getBoundingClientRect();
  expect(made?.right).toBeLessThanOrEqual((given?.left ?? 0) + 1);
  expect(Math.abs((made?.bottom ?? 0) - (given?.bottom ?? 0))).toBeLessThan(6);
  expect(getComputedStyle(container.querySelector(".iw-seam") as Element).borderRightWidth).toBe("2px");
});

test("a prompt that turns the direction of text does not turn the continuation", () => {
  const { container } = render(<TextGenerationWidget card={card("Say \u202Ehello", { text: " then more" })} />);
  const given = container.querySelector(".iw-given")?.getBoundingClientRect();
  const made = container.querySelector(".iw-made")?.getBoundingClientRect();
  expect(made?.left).toBeGreaterThanOrEqual((given?.right ?? 0) - 1);
});

test("an answer of a million characters is drawn to an end, and copied whole", async () => {
  const text = "A line of a very long answer.\n".repeat(35_000);
  const { container } = render(<TextGenerationWidget card={card("Once", { text })} />);
  expect(container.querySelectorAll("*").length).toBeLessThan(1000);
  expect(screen.getByText("Cut here. Copy or save it to have all of it.")).toBeVisible();
});

test("what is selected and copied of a page holds the text alone", () => {
  const { container } = render(<TextGenerationWidget card={card("Once", { text: " upon a time" })} />);
  const selection = getSelection();
  selection?.selectAllChildren(container.querySelector(".iw-written") as Node);
  expect(selection?.toString()).toBe("Once upon a time");
});

test("of a long prompt that is shown whole, only what is in sight is laid out", async () => {
  render(<TextGenerationWidget card={card("A line of a long story.\n".repeat(4000), "The end.")} />);
  await user.click(await screen.findByRole("button", { name: /^Show the whole prompt/ }));
  const blocks = [...(written()?.children ?? [])];
  expect(blocks.length).toBeGreaterThan(50);
  const isLaidOut = (block: Element) => block.firstElementChild?.checkVisibility({ contentVisibilityAuto: true });
  await waitFor(() => expect(blocks.filter(isLaidOut).length).toBeLessThan(blocks.length / 2));
});
