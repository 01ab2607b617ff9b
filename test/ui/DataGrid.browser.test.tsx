import { act, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import axe from "axe-core";
import { useState } from "react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { userEvent as user } from "vitest/browser";
import { mostColumns, mostRows, type Table } from "../../src/core/tables.js";
import "../../src/styles.css";
import { DataGrid, type DataGridProps } from "../../src/ui/DataGrid.js";

const ports: Table = {
  columns: ["Port", "Country", "M TEU"],
  rows: [
    ["Rotterdam", "Netherlands", "14.45"],
    ["Antwerp", "Belgium", "13.53"],
    ["Hamburg", "Germany", "7.74"],
  ],
};

const large: Table = {
  columns: Array.from({ length: mostColumns }, (_, column) => `c${column}`),
  rows: Array.from({ length: mostRows }, (_, row) => Array.from({ length: mostColumns }, (_, column) => `${row}/${column}`)),
};

let table: Table;

/** Shows a grid that keeps what is written into it. */
function show(start: Table, props: Partial<DataGridProps> = {}) {
  function Editor() {
    const [value, setValue] = useState(start);
    table = value;
    return (
      <article className="iw">
        <button className="iw-run iw-plain" type="button">
          Before
        </button>
        <DataGrid label="Table" value={value} onChange={setValue} {...props} />
        <button className="iw-run iw-plain" type="button">
          After
        </button>
      </article>
    );
  }
  return render(<Editor />);
}

const cell = (text: string) => within(screen.getByRole("grid")).getByText(text).closest("td, th") as HTMLElement;
const button = (name: string | RegExp) => screen.getByRole("button", { name });
const press = (keys: string) => user.keyboard(keys);
const focusedText = () => document.activeElement?.textContent;

/** Lets the grid follow what was scrolled. */
const settle = () => new Promise((done) => setTimeout(done, 60));

async function enter(text: string) {
  await user.click(cell(text));
}

async function paste(text: string) {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  act(() => {
    document.activeElement?.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
  await settle();
}

async function choose(content: BlobPart, name = "table.csv") {
  await user.upload(screen.getByLabelText("CSV file"), new File([content], name));
}

beforeEach(() => {
  document.documentElement.style.colorScheme = "light";
});
afterEach(() => {
  document.documentElement.removeAttribute("dir");
});

describe("moving", () => {
  test("is one tab stop, left again by the next Tab", async () => {
    show(ports, { onChange: undefined });
    button("Before").focus();
    await user.tab();
    expect(focusedText()).toBe("Rotterdam");
    await user.tab();
    expect(button("After")).toHaveFocus();
    await user.tab({ shift: true });
    expect(focusedText()).toBe("Rotterdam");
  });

  test("arrows move by one cell, into the header too, and stop at the edges", async () => {
    show(ports);
    await enter("Rotterdam");
    await press("{ArrowRight}{ArrowDown}");
    expect(focusedText()).toBe("Belgium");
    await press("{ArrowUp}{ArrowUp}{ArrowUp}");
    expect(focusedText()).toBe("Country");
    await press("{ArrowRight}{ArrowRight}{ArrowRight}");
    expect(focusedText()).toBe("M TEU");
    await press("{ArrowDown}{ArrowDown}{ArrowDown}{ArrowDown}{ArrowDown}{ArrowLeft}");
    expect(focusedText()).toBe("Germany");
  });

  test("Home and End go along the row, with Ctrl to the corners", async () => {
    show(ports);
    await enter("Belgium");
    await press("{Home}");
    expect(focusedText()).toBe("Antwerp");
    await press("{End}");
    expect(focusedText()).toBe("13.53");
    await press("{Control>}{Home}{/Control}");
    expect(focusedText()).toBe("Port");
    await press("{Control>}{End}{/Control}");
    expect(focusedText()).toBe("7.74");
  });

  test("arrows are mirrored where the page runs from right to left", async () => {
    document.documentElement.dir = "rtl";
    show(ports);
    await enter("Rotterdam");
    await press("{ArrowLeft}");
    expect(focusedText()).toBe("Netherlands");
    await press("{ArrowRight}");
    expect(focusedText()).toBe("Rotterdam");
  });

  test("the wheel may scroll the active cell out of view; it keeps the focus and its place", async () => {
    show(large);
    await enter("3/1");
    const region = screen.getByRole("grid").parentElement as HTMLElement;
    region.scrollTop = 40_000;
    await settle();
    expect(focusedText()).toBe("3/1");
    expect(screen.getAllByText(/^10\d\d\/1$/).length).toBeGreaterThan(5);
    await press("{ArrowDown}");
    await settle();
    expect(focusedText()).toBe("4/1");
    expect(region.scrollTop).toBeLessThan(200);
  });
});

describe("editing", () => {
  test("Enter edits, Enter commits and goes down", async () => {
    show(ports);
    await enter("Belgium");
    await press("{Enter}");
    expect(screen.getByRole("textbox", { name: "Country, row 2" })).toHaveValue("Belgium");
    await press("!{Enter}");
    expect(table.rows[1]?.[1]).toBe("Belgium!");
    expect(focusedText()).toBe("Germany");
  });

  test("F2 edits, Escape cancels and stays", async () => {
    show(ports);
    await enter("Belgium");
    await press("{F2}xyz{Escape}");
    expect(table).toBe(ports);
    expect(focusedText()).toBe("Belgium");
  });

  test("Escape ends the editing only; what lies around the grid does not hear of it", async () => {
    const heard = vi.fn();
    const { container } = show(ports);
    container.addEventListener("keydown", (event) => heard(event.key, event.defaultPrevented));
    await enter("Belgium");
    await press("{F2}{Escape}{Escape}");
    const escapes = heard.mock.calls.filter(([key]) => key === "Escape");
    expect(escapes).toEqual([
      ["Escape", true],
      ["Escape", false],
    ]);
  });

  test("typing replaces the cell", async () => {
    show(ports);
    await enter("Belgium");
    await press("Oslo{Enter}");
    expect(table.rows[1]?.[1]).toBe("Oslo");
  });

  test("Tab commits and goes on, around the end of the row; Shift and Tab goes back", async () => {
    show(ports);
    await enter("14.45");
    await press("15{Tab}");
    expect(table.rows[0]?.[2]).toBe("15");
    expect(focusedText()).toBe("Antwerp");
    await press("Gent{Shift>}{Tab}{/Shift}");
    expect(table.rows[1]?.[0]).toBe("Gent");
    expect(focusedText()).toBe("15");
  });

  test("Tab in the last cell commits, and the next Tab leaves the grid", async () => {
    show(ports);
    await enter("7.74");
    await press("8{Tab}");
    expect(table.rows[2]?.[2]).toBe("8");
    expect(focusedText()).toBe("8");
    await user.tab();
    expect(button("Add row")).toHaveFocus();
  });

  test("leaving the cell commits what was written", async () => {
    show(ports);
    await enter("Belgium");
    await press("Oslo");
    await user.click(button("After"));
    expect(table.rows[1]?.[1]).toBe("Oslo");
    expect(button("After")).toHaveFocus();
  });

  test("a press on another cell commits and goes there", async () => {
    show(ports);
    await enter("Belgium");
    await press("Oslo");
    await enter("Hamburg");
    expect(table.rows[1]?.[1]).toBe("Oslo");
    expect(focusedText()).toBe("Hamburg");
  });

  test("goes on editing when only the window loses the focus", async () => {
    show(ports);
    await enter("Belgium");
    await press("Oslo");
    // What a window that loses the focus sends; its active element stays.
    fireEvent.focusOut(screen.getByRole("textbox"));
    expect(table.rows[1]?.[1]).toBe("Oslo");
    await press("!{Enter}");
    expect(table.rows[1]?.[1]).toBe("Oslo!");
  });

  test("Ctrl and Enter commits before the page hears of it", async () => {
    const { container } = show(ports);
    const heard: string[] = [];
    container.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.ctrlKey && !event.defaultPrevented) heard.push(document.body.innerText);
    });
    await enter("Belgium");
    await press("Oslo{Control>}{Enter}{/Control}");
    expect(table.rows[1]?.[1]).toBe("Oslo");
    expect(heard).toHaveLength(1);
    await press("{Control>}{Enter}{/Control}");
    expect(heard).toHaveLength(2);
    expect(screen.queryByRole("textbox")).toBeNull();
  });

  test("a second press on a cell edits it", async () => {
    show(ports);
    await enter("Belgium");
    expect(screen.queryByRole("textbox")).toBeNull();
    await enter("Belgium");
    expect(screen.getByRole("textbox")).toHaveFocus();
  });

  test("headers are edited like cells", async () => {
    show(ports);
    await enter("Country");
    await press("{F2}");
    expect(screen.getByRole("textbox", { name: "Header of column 2" })).toHaveFocus();
    await press("{Control>}a{/Control}Land{Enter}");
    expect(table.columns).toEqual(["Port", "Land", "M TEU"]);
    expect(focusedText()).toBe("Netherlands");
  });

  test("Delete empties a cell and keeps the focus in it, in the first column too", async () => {
    show(ports);
    await enter("Antwerp");
    const focused = document.activeElement;
    await press("{Delete}");
    expect(table.rows[1]).toEqual(["", "Belgium", "13.53"]);
    expect(document.activeElement).toBe(focused);
  });

  test("keeps line breaks that a cell holds, and Shift and Enter adds one", async () => {
    show({ columns: ["a"], rows: [["one\ntwo"]] });
    await user.click(screen.getByText(/one/));
    await press("{F2}{Shift>}{Enter}{/Shift}three{Enter}");
    expect(table.rows).toEqual([["one\ntwo\nthree"]]);
  });

  test("does not take the Enter that ends a composition for a commit", async () => {
    show(ports);
    await enter("Belgium");
    await press("{F2}");
    fireEvent.keyDown(screen.getByRole("textbox"), { key: "Enter", isComposing: true });
    expect(screen.getByRole("textbox")).toHaveFocus();
  });

  test("a column without a header is named by its place", async () => {
    show({ columns: ["", "a"], rows: [["1", "2"]] });
    expect(screen.getByRole("columnheader", { name: "Column 1" })).toBeVisible();
    expect(button("Remove column Column 1")).toBeVisible();
  });

  test("an empty table has a cell to write in", async () => {
    show({ columns: [], rows: [] });
    button("Before").focus();
    await user.tab();
    await press("x{Enter}");
    expect(table).toEqual({ columns: [""], rows: [["x"]] });
  });
});

describe("without onChange", () => {
  test("cells can be reached but not changed", async () => {
    show(ports, { onChange: undefined });
    await enter("Belgium");
    await press("x{Enter}{F2}{Delete}");
    await paste("a\tb");
    await enter("Belgium");
    expect(screen.queryByRole("textbox")).toBeNull();
    expect(screen.queryByRole("button", { name: "Add row" })).toBeNull();
    expect(screen.getByRole("grid")).toHaveAttribute("aria-readonly", "true");
    expect(focusedText()).toBe("Belgium");
    await press("{ArrowDown}");
    expect(focusedText()).toBe("Germany");
  });

  test("marked cells say so in words, and the grid opens at the first of them without moving the page", async () => {
    const before = window.scrollY;
    show(large, { onChange: undefined, marks: [{ row: 1500, column: 70, words: "answer cell" }] });
    await settle();
    const marked = screen.getByRole("gridcell", { name: "answer cell 1500/70" });
    const frame = (screen.getByRole("grid").parentElement as HTMLElement).getBoundingClientRect();
    const box = marked.getBoundingClientRect();
    expect(box.top).toBeGreaterThan(frame.top);
    expect(box.bottom).toBeLessThan(frame.bottom);
    expect(box.left).toBeGreaterThan(frame.left + 100);
    expect(box.right).toBeLessThanOrEqual(frame.right);
    expect(window.scrollY).toBe(before);
    expect(button("Before")).not.toHaveFocus();
    expect(document.activeElement).toBe(document.body);
  });
});

describe("the clipboard", () => {
  test("a block from a spreadsheet is written at the active cell and the table grows for it", async () => {
    show(ports);
    await enter("7.74");
    await paste("8\tx\r\n9\ty\r\n");
    expect(table.columns).toEqual(["Port", "Country", "M TEU", ""]);
    expect(table.rows.slice(2)).toEqual([
      ["Hamburg", "Germany", "8", "x"],
      ["", "", "9", "y"],
    ]);
  });

  test("a block is cut at the limits, and the grid says so", async () => {
    show(ports);
    await enter("Rotterdam");
    await paste("x\n".repeat(mostRows + 10));
    expect(table.rows).toHaveLength(mostRows);
    expect(screen.getByRole("status")).toHaveTextContent("Only the first 2,000 rows and 100 columns were taken.");
  });

  test("pasting while a cell is edited goes into its text", async () => {
    show(ports);
    await enter("Belgium");
    await press("{F2}");
    await paste("a\tb");
    expect(table).toBe(ports);
  });
});

describe("the tools", () => {
  test("add and remove rows and columns, named by what they act on", async () => {
    show(ports);
    await enter("Belgium");
    await user.click(button("Remove row 2"));
    expect(table.rows.map(([port]) => port)).toEqual(["Rotterdam", "Hamburg"]);
    expect(screen.getByRole("status")).toHaveTextContent("Row 2 removed.");
    await user.click(button("Remove column Country"));
    expect(table.columns).toEqual(["Port", "M TEU"]);
    await user.click(button("Add row"));
    expect(table.rows).toHaveLength(3);
    await user.click(button("Add column"));
    expect(table.columns).toEqual(["Port", "M TEU", "Column 3"]);
    expect(button("Add column")).toHaveFocus();
    expect(button("Remove column Column 3")).toBeVisible();
  });

  test("a tool with nothing to do keeps the focus and does nothing", async () => {
    show({ columns: ["a"], rows: [["1"]] });
    await user.click(button("Remove row 1"));
    expect(button("Remove row")).toHaveAttribute("aria-disabled", "true");
    expect(button("Remove row")).toHaveFocus();
    await press("{Enter}");
    expect(table).toEqual({ columns: ["a"], rows: [] });
    await user.click(button("Remove column a"));
    expect(table).toEqual({ columns: [], rows: [] });
  });

  test("reads a CSV file", async () => {
    show(ports);
    await choose("City;Rain\r\nOslo;1,5\r\nParis;2\r\n");
    await waitFor(() => expect(table.columns).toEqual(["City", "Rain"]));
    expect(table.rows).toEqual([
      ["Oslo", "1,5"],
      ["Paris", "2"],
    ]);
    expect(screen.getByRole("status")).toHaveTextContent("2 rows and 2 columns read.");
  });

  test("keeps the table when a file holds none, and says so", async () => {
    show(ports);
    await choose(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), "table.xlsx");
    await waitFor(() => expect(screen.getByRole("status")).toHaveTextContent("This file holds no table."));
    expect(table).toBe(ports);
  });

  test("keeps only the last of two files", async () => {
    show(ports);
    const slow = new File(["a\n1"], "slow.csv");
    const bytes = await slow.arrayBuffer();
    vi.spyOn(slow, "slice").mockReturnValue(
      Object.assign(new Blob(), { arrayBuffer: () => new Promise<ArrayBuffer>((done) => setTimeout(() => done(bytes), 150)) }),
    );
    const input = screen.getByLabelText("CSV file") as HTMLInputElement;
    fireEvent.change(input, { target: { files: [slow] } });
    fireEvent.change(input, { target: { files: [new File(["b\n2"], "fast.csv")] } });
    await new Promise((done) => setTimeout(done, 250));
    expect(table.columns).toEqual(["b"]);
  });
});

test("a table that comes while a cell is edited ends the editing and keeps the focus in the grid", async () => {
  show(ports);
  const slow = new File(["a\n1"], "slow.csv");
  const bytes = await slow.arrayBuffer();
  let arrive: (bytes: ArrayBuffer) => void = () => {};
  const arrival = new Promise<ArrayBuffer>((done) => {
    arrive = done;
  });
  vi.spyOn(slow, "slice").mockReturnValue(Object.assign(new Blob(), { arrayBuffer: () => arrival }));
  fireEvent.change(screen.getByLabelText("CSV file"), { target: { files: [slow] } });
  await enter("Germany");
  await press("Oslo");
  arrive(bytes);
  await waitFor(() => expect(table).toEqual({ columns: ["a"], rows: [["1"]] }));
  await settle();
  expect(screen.queryByRole("textbox")).toBeNull();
  expect(focusedText()).toBe("1");
});

test("a cell of a whole book is drawn short and edited whole", async () => {
  const book = "word ".repeat(20_000);
  show({ columns: ["a"], rows: [[book]] });
  const drawn = screen.getByRole("rowheader");
  expect(drawn.textContent?.length).toBeLessThan(600);
  await user.click(drawn);
  await press("{F2}");
  expect(screen.getByRole("textbox")).toHaveValue(book);
});

describe("a table of 2 000 rows and 100 columns", () => {
  test("draws only what is in view", async () => {
    show(large);
    await settle();
    expect(document.querySelectorAll("*").length).toBeLessThan(2000);
    const grid = screen.getByRole("grid");
    expect(grid).toHaveAttribute("aria-rowcount", "2001");
    expect(grid).toHaveAttribute("aria-colcount", "100");
    expect(grid.parentElement?.clientHeight).toBeLessThanOrEqual(360);
  });

  test("is walked through by keyboard, and what is reached stands clear of header and first column", async () => {
    show(large);
    await enter("0/1");
    await press("{Control>}{End}{/Control}");
    expect(focusedText()).toBe("1999/99");
    await press("{PageUp}");
    await settle();
    const [row = 0] = (focusedText() ?? "").split("/").map(Number);
    expect(row).toBeGreaterThan(1980);
    expect(row).toBeLessThan(1996);
    for (let step = 0; step < 12; step += 1) await press("{ArrowLeft}");
    await settle();
    expect(focusedText()).toBe(`${row}/87`);
    const box = (document.activeElement as HTMLElement).getBoundingClientRect();
    const first = cell(`${row}/0`).getBoundingClientRect();
    expect(box.left).toBeGreaterThanOrEqual(first.right - 1);
    expect(cell("c0").getBoundingClientRect().bottom).toBeLessThanOrEqual(box.top + 1);
    expect(cell("c87").closest("tr")).toHaveAttribute("aria-rowindex", "1");
    expect(document.activeElement).toHaveAttribute("aria-colindex", "88");
    expect(document.activeElement?.closest("tr")).toHaveAttribute("aria-rowindex", String(row + 2));
    await press("{Home}");
    expect(focusedText()).toBe(`${row}/0`);
    expect(document.querySelectorAll("*").length).toBeLessThan(2000);
  });

  test("draws far rows at their true height, whatever is written in them", async () => {
    const rows = Array.from({ length: 300 }, (_, row) => [row % 7 === 0 ? "" : `line ${row}\nमन ${"😀".repeat(row % 3)}`]);
    show({ columns: ["a"], rows });
    await user.click(screen.getByRole("columnheader"));
    await press("{Control>}{End}{/Control}");
    await settle();
    const heights = new Set(
      [...document.querySelectorAll("tbody > [aria-rowindex]")].map((row) => row.getBoundingClientRect().height.toFixed(1)),
    );
    expect(heights.size).toBe(1);
    const region = screen.getByRole("grid").parentElement as HTMLElement;
    expect(region.scrollTop).toBeCloseTo(region.scrollHeight - region.clientHeight, -1);
  });

  test("draws as little wherever it is scrolled to", async () => {
    show(large);
    const region = screen.getByRole("grid").parentElement as HTMLElement;
    for (let step = 1; step <= 10; step += 1) {
      region.scrollTop = step * 7000;
      region.scrollLeft = step * 1300;
      await waitFor(() => {
        const { left, top, right, bottom } = region.getBoundingClientRect();
        const drawn = document.elementsFromPoint((left + right) / 2, (top + bottom) / 2);
        expect(drawn.some((element) => /^\d+\/\d+$/.test(element.textContent ?? ""))).toBe(true);
      });
      expect(document.querySelectorAll("*").length).toBeLessThan(2000);
    }
  });

  test("the same width is kept for a column while its long cells are out of view", async () => {
    const rows = Array.from({ length: 400 }, (_, row) => [
      `r${row}`,
      row === 390 ? "a much longer text than all others" : "x",
      "z",
    ]);
    show({ columns: ["a", "b", "c"], rows });
    await user.click(screen.getByText("r1"));
    const before = screen.getByRole("columnheader", { name: "b" }).getBoundingClientRect().width;
    await press("{Control>}{End}{/Control}");
    expect(await screen.findByText("a much longer text than all others")).toBeVisible();
    expect(screen.getByRole("columnheader", { name: "b" }).getBoundingClientRect().width).toBeCloseTo(before, 0);
  });
});

test("numbers stand with their last digits in line, under their header; texts at the start", () => {
  show(ports);
  const align = (text: string) => getComputedStyle(cell(text)).textAlign;
  expect([align("M TEU"), align("14.45"), align("Country"), align("Belgium")]).toEqual(["right", "right", "start", "start"]);
});

test("rows are whole pixels high, empty ones too, so that no cell which stays in place lies over the line above it", () => {
  show({ ...ports, rows: [...ports.rows, ["", "", ""]] });
  const heights = [...document.querySelectorAll("tbody > [aria-rowindex]")].map((row) => row.getBoundingClientRect().height);
  expect(new Set(heights)).toEqual(new Set([37]));
});

test("hostile headers and cells are text", () => {
  const evil = '<img src=x onerror="alert(1)">';
  const { container } = show({ columns: [evil, "__proto__"], rows: [[evil, "\u202Eabc"]] });
  expect(container.querySelector("img")).toBeNull();
  expect(screen.getAllByText(evil).length).toBeGreaterThan(1);
});

test("what the table lacks is said by the cell that takes the focus", () => {
  show(ports, { lacks: "The table needs at least one row." });
  expect(document.querySelector('[aria-invalid="true"]')).toHaveAccessibleDescription("The table needs at least one row.");
  expect(document.querySelector('[aria-invalid="true"]')).toHaveAttribute("tabindex", "0");
});

test.each(["light", "dark"])("has no accessibility violation at rest, edited and windowed, %s", async (scheme) => {
  document.documentElement.style.colorScheme = scheme;
  const check = async (container: HTMLElement) => {
    const { violations } = await axe.run(container);
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
  };
  const small = show({ ...ports, rows: [...ports.rows, ["", "", ""]] }, { lacks: "The table needs a row." });
  await check(small.container);
  await enter("Belgium");
  await press("{F2}");
  await check(small.container);
  small.unmount();
  const { container } = show(large, { marks: [{ row: 1000, column: 50, words: "answer cell" }] });
  await settle();
  await check(container);
  expect(within(container).getByRole("gridcell", { name: "answer cell 1000/50" })).toBeVisible();
});
