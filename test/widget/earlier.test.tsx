import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { registry } from "../../src/tasks/registry.js";
import { cardOf } from "../cardOf.js";
import { controlledFetcher } from "../controlledFetcher.js";

const start = "Ada met Bo.";

test.each([
  ["token-classification", "Text", { text: start }, [{ entity_group: "PER", word: "Bo", start: 8, end: 10, score: 0.9 }]],
  ["question-answering", "Context", { text: "Who?", context: start }, { answer: "Bo", start: 8, end: 10, score: 0.9 }],
] as const)("the places of %s lie in the text that was asked about, whatever is written meanwhile", async (...row) => {
  const [tag, name, example, body] = row;
  const { default: TaskWidget } = await registry[tag]();
  const { fetcher, calls } = controlledFetcher();
  render(<TaskWidget card={cardOf({ task: tag, examples: [example] })} fetcher={fetcher} />);
  const field = screen.getByRole("textbox", { name });
  await userEvent.type(field, "{Control>}{Enter}{/Control}");
  await userEvent.type(field, "Before it all. ", { initialSelectionStart: 0 });
  await act(() => calls[0]?.answer(body));
  await userEvent.type(field, "And before that. ", { initialSelectionStart: 0 });
  expect(field).toHaveValue(`And before that. Before it all. ${start}`);
  const marked = screen.getByRole("tabpanel").querySelector(".iw-ent, mark");
  expect(marked).toHaveTextContent(/^Bo/);
  expect(screen.getByRole("tabpanel")).not.toHaveTextContent("Before");
});
