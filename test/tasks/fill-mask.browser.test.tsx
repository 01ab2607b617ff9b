import { render, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import "../../src/styles.css";
import { FillMaskWidget } from "../../src/tasks/fill-mask/index.js";
import { cardOf } from "../cardOf.js";
import { controlledFetcher } from "../controlledFetcher.js";

const field = () => screen.getByLabelText<HTMLTextAreaElement>("Text");
const insert = () => screen.getByRole("button", { name: /^Insert mask/ });

describe("inserting a mask", () => {
  beforeEach(() => {
    const examples = [{ text: "The sea tastes of salt." }];
    const card = cardOf({ task: "fill-mask", maskToken: "[MASK]", examples });
    render(<FillMaskWidget card={card} fetcher={controlledFetcher().fetcher} />);
  });

  test("writes it at the end of a text that nobody has been in", async () => {
    await userEvent.click(insert());
    expect(field()).toHaveValue("The sea tastes of salt.[MASK]");
    expect(field()).toHaveFocus();
  });

  test("writes it at the caret, also at the very start, and the next letters after it", async () => {
    await userEvent.click(field());
    field().setSelectionRange(0, 0);
    await userEvent.click(insert());
    await userEvent.keyboard("!");
    expect(field()).toHaveValue("[MASK]!The sea tastes of salt.");
  });

  test("puts it in place of a word that is selected, and can be taken back", async () => {
    await userEvent.click(field());
    field().setSelectionRange(4, 7);
    await userEvent.click(insert());
    expect(field()).toHaveValue("The [MASK] tastes of salt.");
    await userEvent.keyboard("{Control>}z{/Control}");
    expect(field()).toHaveValue("The sea tastes of salt.");
  });
});

test("arrow keys choose a word and the sentence says it", async () => {
  const output = ["salt", "iron", "smoke"].map((token_str, index) => ({ token_str, score: 0.5 - index / 10 }));
  const card = cardOf({ task: "fill-mask", examples: [{ text: "It tastes of [MASK].", output }] });
  const { container } = render(<FillMaskWidget card={card} fetcher={controlledFetcher().fetcher} />);
  const first = await screen.findByRole("radio", { name: "salt" });
  const said = () => container.querySelector(".iw-filled")?.textContent;
  while (document.activeElement !== first) await userEvent.tab();
  await userEvent.keyboard("{ArrowDown}");
  expect(said()).toBe("It tastes of iron.");
  await userEvent.keyboard("{ArrowDown}{ArrowDown}");
  await waitFor(() => expect(said()).toBe("It tastes of salt."));
});

test("a press anywhere in its row chooses a word", async () => {
  const output = ["salt", "iron"].map((token_str, index) => ({ token_str, score: 0.5 - index / 10 }));
  const card = cardOf({ task: "fill-mask", examples: [{ text: "It tastes of [MASK].", output }] });
  render(<FillMaskWidget card={card} />);
  const radio = await screen.findByRole("radio", { name: "iron" });
  const row = (radio.closest("li") as HTMLElement).getBoundingClientRect();
  const hit = document.elementFromPoint(row.right - 10, row.top + row.height / 2);
  await userEvent.click(hit as HTMLElement);
  expect(radio).toBeChecked();
});
