import { render, screen } from "@testing-library/react";
import axe from "axe-core";
import { useState } from "react";
import { expect, test } from "vitest";
import { userEvent as user } from "vitest/browser";
import { mostCandidates } from "../../src/core/candidates.js";
import type { MultipleChoice } from "../../src/tasks/multiple-choice/Input.js";
import { task } from "../../src/tasks/multiple-choice/index.js";
import "../../src/styles.css";

function Form({ choices, readOnly = false }: { choices: readonly string[]; readOnly?: boolean }) {
  const [value, setValue] = useState<MultipleChoice>({ question: "Which?", context: "", choices });
  return (
    <article className="iw">
      <task.input.View value={value} onChange={setValue} readOnly={readOnly} missing={undefined} />
    </article>
  );
}

const fields = () => screen.getAllByRole<HTMLTextAreaElement>("textbox", { name: /^Choice/ });
const choices = () => fields().map(({ value }) => value);
const button = (name: string) => screen.getByRole("button", { name });

test("a choice is moved by buttons, which keep the focus, and the move is said", async () => {
  render(<Form choices={["a", "b", "c"]} />);
  await user.click(button("Move choice 3 up"));
  expect(choices()).toEqual(["a", "c", "b"]);
  expect(button("Move choice 2 up")).toHaveFocus();
  expect(screen.getByRole("status")).toHaveTextContent("Choice 3 is now choice 2");
  await user.keyboard("{Enter}{Enter}");
  expect(choices()).toEqual(["c", "a", "b"]);
  expect(button("Move choice 1 up")).toHaveFocus();
});

test("by keyboard: Enter goes on and at the end adds, Alt with an arrow moves, Backspace removes an empty one", async () => {
  render(<Form choices={["a", "b"]} />);
  fields()[0]?.focus();
  await user.keyboard("{Enter}");
  expect(fields()[1]).toHaveFocus();
  await user.keyboard("{Enter}c");
  expect(choices()).toEqual(["a", "b", "c"]);
  await user.keyboard("{Alt>}{ArrowUp}{/Alt}");
  expect(choices()).toEqual(["a", "c", "b"]);
  expect(fields()[1]).toHaveFocus();
  await user.keyboard("{Backspace}{Backspace}");
  expect(choices()).toEqual(["a", "b"]);
  await user.keyboard("{Backspace}{Backspace}");
  expect(choices()).toEqual(["a", ""]);
});

test("a choice is removed by its button as long as two are left, and the focus stays in the list", async () => {
  render(<Form choices={["a", "b", "c"]} />);
  await user.click(button("Remove choice 3"));
  expect(choices()).toEqual(["a", "b"]);
  expect(fields()[1]).toHaveFocus();
  expect(button("Remove choice 1")).toHaveAttribute("aria-disabled", "true");
  await user.click(button("Remove choice 1"), { force: true });
  expect(choices()).toEqual(["a", "b"]);
});

test("pasted lines become a choice each", async () => {
  render(<Form choices={["a", ""]} />);
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", "one, with a comma\r\n\r\n two \nthree");
  fields()[1]?.focus();
  fields()[1]?.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  await expect.poll(choices).toEqual(["a", "one, with a comma", "two", "three"]);
  expect(fields()[3]).toHaveFocus();
});

test("says where there is room for no more, within a page of bounded size and without a fault for screen readers", async () => {
  const { container } = render(<Form choices={Array.from({ length: mostCandidates }, (_, index) => `choice ${index}`)} />);
  expect(screen.getByText(/the most there may be/)).toBeVisible();
  expect(screen.queryByRole("button", { name: "Add a choice" })).toBeNull();
  fields().at(-1)?.focus();
  await user.keyboard("{Enter}");
  expect(fields()).toHaveLength(mostCandidates);
  expect(container.querySelectorAll("*").length).toBeLessThan(5000);
  const { violations } = await axe.run(container);
  expect(violations.map(({ id }) => id)).toEqual([]);
});

test("choices that cannot be changed have no buttons", () => {
  render(<Form choices={["a", "b"]} readOnly />);
  expect(screen.queryByRole("button")).toBeNull();
  expect(fields()[0]).toHaveAttribute("readonly");
});
