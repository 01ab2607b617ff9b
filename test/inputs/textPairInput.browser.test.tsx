import { render, screen } from "@testing-library/react";
import { useState } from "react";
import { expect, test } from "vitest";
import { userEvent as user } from "vitest/browser";
import type { TextInput } from "../../src/inputs/textInput.js";
import { textPairInput } from "../../src/inputs/textPairInput.js";
import "../../src/styles.css";

const input = textPairInput({ label: "Text", placeholder: "Write here" });

function Form({ text }: { text: string }) {
  const [value, setValue] = useState<TextInput>({ text });
  return (
    <article className="iw">
      <input.View value={value} onChange={setValue} readOnly={false} missing={undefined} />
    </article>
  );
}

const field = () => screen.getByLabelText("Text");

test("an empty field has the direction of the page, a written one that of its text", async () => {
  document.documentElement.dir = "rtl";
  render(<Form text="" />);
  expect(getComputedStyle(field()).direction).toBe("rtl");
  await user.fill(field(), "left to right");
  expect(getComputedStyle(field()).direction).toBe("ltr");
  document.documentElement.removeAttribute("dir");
});

test.each([
  ["Lorem ipsum ", "ltr"],
  ["\u0645\u0631\u062D\u0628\u0627 ", "rtl"],
])("a megabyte of text can be typed into: %s", async (words, direction) => {
  render(<Form text={words.repeat(1_000_000 / words.length)} />);
  expect(getComputedStyle(field()).direction).toBe(direction);
  const before = performance.now();
  field().focus();
  (field() as HTMLTextAreaElement).setSelectionRange(0, 0);
  await user.keyboard("ab");
  // Some tenths of a second; with the browser's own automatic direction it took fifteen seconds.
  expect(performance.now() - before).toBeLessThan(10_000);
  expect((field() as HTMLTextAreaElement).value).toMatch(/^ab/);
});

test("a second text comes and goes by one button, which keeps the focus", async () => {
  render(<Form text="One." />);
  const toggle = screen.getByRole("button", { name: "Add a second text" });
  await user.click(toggle);
  expect(screen.getByLabelText("Second text")).toBeVisible();
  await user.click(toggle);
  expect(screen.queryByLabelText("Second text")).toBeNull();
  expect(toggle).toHaveFocus();
});

test("a field grows with its text, and has its full height at once for a long one", () => {
  const { unmount } = render(<Form text="One." />);
  const short = field().getBoundingClientRect().height;
  unmount();
  render(<Form text={"One line of many.\n".repeat(2000)} />);
  expect(short).toBeLessThan(100);
  expect(field().getBoundingClientRect().height).toBe(260);
  expect(getComputedStyle(field()).getPropertyValue("field-sizing")).toBe("fixed");
});
