import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { task } from "../../src/tasks/tabular-classification/index.js";
import { createWidget } from "../../src/widget/createWidget.js";
import { cardOf } from "../cardOf.js";
import { answeringFetcher } from "../controlledFetcher.js";

test("an example is written out for its preview once, not with each change of the widget", async () => {
  const toCard = vi.fn(task.input.toCard);
  const Rows = createWidget({ ...task, input: { ...task.input, toCard } });
  const example = { example_title: "Two rows", structured_data: { size: [1, 2], name: ["a", "b"] } };
  render(<Rows card={cardOf({ task: task.id, examples: [example] })} fetcher={answeringFetcher(["big", "small"])} />);
  const before = toCard.mock.calls.length;
  await userEvent.click(screen.getByRole("button", { name: "Run" }));
  expect(await screen.findByText("big", { selector: ".iw-bold *" })).toBeInTheDocument();
  await userEvent.click(screen.getByRole("tab", { name: "JSON" }));
  expect(toCard).toHaveBeenCalledTimes(before);
});
