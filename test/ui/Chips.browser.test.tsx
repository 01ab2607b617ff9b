import { render, screen, within } from "@testing-library/react";
import axe from "axe-core";
import { useState } from "react";
import { afterEach, expect, test } from "vitest";
import { userEvent as user } from "vitest/browser";
import { mostCandidates } from "../../src/core/candidates.js";
import Chips from "../../src/ui/Chips.js";
import { Field } from "../../src/ui/Field.js";
import "../../src/styles.css";

let value: readonly string[];
let setFromOutside: (labels: readonly string[]) => void;

function Form({ labels }: { labels: readonly string[] }) {
  const [current, setCurrent] = useState(labels);
  value = current;
  setFromOutside = setCurrent;
  return (
    <article className="iw">
      <Field label="Labels" name="labels" missing={undefined}>
        {/* A new list each time, as a host may give it. */}
        {(control) => <Chips control={control} label="Labels" value={[...current]} onChange={setCurrent} />}
      </Field>
      <button type="button">After</button>
    </article>
  );
}

const show = (...labels: readonly string[]) => render(<Form labels={labels} />);
const field = () => screen.getByRole<HTMLInputElement>("textbox", { name: "Labels" });
const chips = () => screen.queryAllByRole("gridcell").map((chip) => chip.textContent);
const removeButton = (label: string) => screen.getByRole("button", { name: `Remove ${label}` });

function paste(text: string): void {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  field().focus();
  field().dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}

afterEach(() => document.documentElement.removeAttribute("dir"));

test("Enter or a comma makes a chip of what was written, without the blanks around it, and says so", async () => {
  show();
  await user.type(field(), "  battery {Enter}");
  expect(chips()).toEqual(["battery"]);
  expect(screen.getByRole("status")).toHaveTextContent("battery added");
  await user.type(field(), "screen,Price");
  expect(chips()).toEqual(["battery", "screen"]);
  expect(field()).toHaveValue("Price");
});

test("a label that is still being written counts already, and is a chip once the field is left", async () => {
  show("battery");
  await user.type(field(), "price");
  expect(value).toEqual(["battery", "price"]);
  const before = value;
  await user.click(screen.getByRole("button", { name: "After" }));
  expect(chips()).toEqual(["battery", "price"]);
  expect(value).toBe(before);
});

test.each([
  ["commas", "speed, price,  looks "],
  ["semicolons", "speed;price;looks"],
  ["lines", "speed\r\nprice\nlooks"],
])("a pasted list with %s adds several labels, none twice", (_name, list) => {
  show("price");
  paste(list);
  return expect.poll(chips).toEqual(["price", "speed", "looks"]);
});

test("a label in quotes keeps its comma; others from a card keep theirs", async () => {
  show("Oslo, Norway");
  await user.type(field(), '"Paris, France",Rome{Enter}');
  expect(chips()).toEqual(["Oslo, Norway", "Paris, France", "Rome"]);
});

test("a label that is there already is not added again, and that is said; upper and lower case differ", async () => {
  show("Sport");
  await user.type(field(), "Sport{Enter}");
  expect(chips()).toEqual(["Sport"]);
  expect(screen.getByRole("status")).toHaveTextContent("Sport is there already");
  await user.type(field(), "sport{Enter}");
  expect(chips()).toEqual(["Sport", "sport"]);
});

test("Backspace in the empty field removes the last label, in a written one only a letter", async () => {
  show("battery", "screen");
  await user.type(field(), "ab{Backspace}");
  expect(chips()).toEqual(["battery", "screen"]);
  await user.keyboard("{Backspace}{Backspace}");
  expect(chips()).toEqual(["battery"]);
  expect(screen.getByRole("status")).toHaveTextContent("screen removed");
});

test("each chip has a button that removes it, and the focus goes on to the next, at last to the field", async () => {
  show("a", "b", "c");
  await user.click(removeButton("b"));
  expect(chips()).toEqual(["a", "c"]);
  expect(removeButton("c")).toHaveFocus();
  await user.keyboard("{Delete}");
  expect(removeButton("a")).toHaveFocus();
  await user.keyboard("{Backspace}");
  expect(chips()).toEqual([]);
  expect(field()).toHaveFocus();
});

test.each(["ltr", "rtl"])("the chips are one tab stop, and arrows move among them: %s", async (direction) => {
  document.documentElement.dir = direction;
  const [back, on] = direction === "ltr" ? ["{ArrowLeft}", "{ArrowRight}"] : ["{ArrowRight}", "{ArrowLeft}"];
  show("a", "b", "c");
  await user.tab();
  expect(removeButton("a")).toHaveFocus();
  await user.keyboard(`${on}${on}`);
  expect(removeButton("c")).toHaveFocus();
  await user.keyboard("{Home}");
  expect(removeButton("a")).toHaveFocus();
  await user.tab();
  expect(field()).toHaveFocus();
  await user.keyboard(String(back));
  expect(removeButton("c")).toHaveFocus();
});

test("labels from outside take the place of all, also of what was being written", async () => {
  show("a");
  await user.type(field(), "half a wo");
  setFromOutside(["x", "y"]);
  await expect.poll(chips).toEqual(["x", "y"]);
  expect(field()).toHaveValue("");
});

test("says where there is room for no more, and keeps in the field what did not fit", async () => {
  show(...Array.from({ length: mostCandidates }, (_, index) => `label ${index}`));
  expect(screen.getByText(/the most there may be/)).toBeVisible();
  await user.type(field(), "one more{Enter}");
  expect(chips()).toHaveLength(mostCandidates);
  expect(field()).toHaveValue("one more");
  expect(field()).toHaveAccessibleDescription(/Remove one/);
  expect(document.querySelectorAll("*").length).toBeLessThan(5000);
});

test("a comma within a syllable that is being composed ends no label", async () => {
  show();
  const input = field();
  const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
  input.focus();
  setter?.call(input, "手，");
  input.dispatchEvent(new InputEvent("input", { bubbles: true, isComposing: true }));
  await expect.poll(() => value).toEqual(["手"]);
  expect(chips()).toEqual([]);
  input.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true }));
  await expect.poll(chips).toEqual(["手"]);
});

test("labels that are markup, or turn the text around, stay within their chips", async () => {
  const { container } = show("<img src=x onerror=alert(1)>", "\u202Edesrever", "x".repeat(5000));
  expect(container.querySelector("img")).toBeNull();
  const grid = screen.getByRole("grid", { name: "Labels" });
  expect(within(grid).getByText("\u202Edesrever").tagName).toBe("BDI");
  const box = container.querySelector(".iw-pills-row");
  expect(box?.scrollWidth).toBeLessThanOrEqual(box?.clientWidth ?? 0);
  const { violations } = await axe.run(grid);
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
});
