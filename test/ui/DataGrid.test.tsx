import { createEvent, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { mostColumns, mostRows, type Table } from "../../src/core/tables.js";
import { DataGrid } from "../../src/ui/DataGrid.js";

const large: Table = {
  columns: Array.from({ length: mostColumns }, (_, column) => `c${column}`),
  rows: Array.from({ length: mostRows }, (_, row) => Array.from({ length: mostColumns }, (_, column) => `${row}/${column}`)),
};

const copied = [large.columns, ...large.rows].map((row) => row.join("\t")).join("\n");

function paste(text: string) {
  const cell = screen.getByRole("grid").querySelector('[tabindex="0"]') as HTMLElement;
  fireEvent(cell, createEvent.paste(cell, { clipboardData: { getData: () => text } }));
}

afterEach(() => vi.restoreAllMocks());

test("draws no cell anew when only the page around it has changed", () => {
  const draw = vi.fn(() => undefined);
  const { rerender } = render(<DataGrid label="Table" value={large} onChange={() => {}} draw={draw} />);
  const drawn = draw.mock.calls.length;
  expect(drawn).toBeGreaterThan(0);
  rerender(<DataGrid label="Table" value={large} onChange={() => {}} draw={draw} />);
  expect(draw).toHaveBeenCalledTimes(drawn);
});

test("forces no layout while it is drawn", () => {
  const measured = vi.spyOn(Element.prototype, "getBoundingClientRect");
  const { rerender } = render(<DataGrid label="Table" value={large} onChange={() => {}} />);
  rerender(<DataGrid label="Table" value={{ ...large }} onChange={() => {}} />);
  expect(measured).not.toHaveBeenCalled();
});

test("tells of a change whoever listens by then", async () => {
  const [early, late] = [vi.fn(), vi.fn()];
  const { rerender } = render(<DataGrid label="Table" value={large} onChange={early} />);
  rerender(<DataGrid label="Table" value={large} onChange={late} />);
  paste("x");
  await waitFor(() => expect(late.mock.calls[0]?.[0].rows[0]?.[0]).toBe("x"));
  expect(early).not.toHaveBeenCalled();
});

test("writes a large block into the table as it is when the block has been read", async () => {
  const changed = vi.fn<(table: Table) => void>();
  const first = { columns: ["a"], rows: [["1"], ["2"]] };
  const { rerender } = render(<DataGrid label="Table" value={first} onChange={changed} />);
  paste(copied);
  rerender(<DataGrid label="Table" value={{ columns: ["b"], rows: first.rows }} onChange={changed} />);
  await waitFor(() => expect(changed).toHaveBeenCalledTimes(1));
  const [table] = changed.mock.calls[0] ?? [];
  expect(table?.columns[0]).toBe("b");
  expect(table?.rows).toHaveLength(mostRows);
});

test("keeps only the last of two pasted blocks, whichever is read first", async () => {
  const changed = vi.fn<(table: Table) => void>();
  render(<DataGrid label="Table" value={{ columns: ["a"], rows: [["1"]] }} onChange={changed} />);
  paste(copied);
  paste("last");
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(changed.mock.calls.map(([table]) => table.rows[0]?.[0])).toEqual(["last"]);
});

test("shows columns before those of the table without copying its cells", () => {
  let copies = 0;
  const rows = large.rows.map((row) =>
    Object.assign([...row], {
      [Symbol.iterator]() {
        copies += 1;
        return row[Symbol.iterator]();
      },
    }),
  );
  const lead = { columns: ["Prediction"], rows: rows.map((_, row) => [`p${row}`]) };
  render(<DataGrid label="Table" value={{ ...large, rows }} lead={lead} onChange={undefined} />);
  const cells = [...(screen.getAllByRole("row")[1]?.children ?? [])].map((cell) => cell.textContent);
  expect(cells.slice(0, 3)).toEqual(["p0", "0/0", "0/1"]);
  expect(screen.getByRole("grid")).toHaveAttribute("aria-colcount", String(mostColumns + 1));
  expect(copies).toBe(0);
});
