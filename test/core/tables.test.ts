import { afterEach, describe, expect, test, vi } from "vitest";
import {
  addColumn,
  addRow,
  blankTable,
  cellNumber,
  columnValues,
  dataToCard,
  mostColumns,
  mostRows,
  removeColumn,
  removeRow,
  setCell,
  setHeader,
  type Table,
  tableFromCard,
  tableToCard,
  tableToColumns,
  tableToData,
  trimTable,
} from "../../src/core/tables.js";
import {
  type CellBlock,
  pasteCells,
  readCopiedCells,
  readTableFile,
  tableFromText,
  tableToSheet,
  tableToText,
} from "../../src/core/tableText.js";
import { cpuTime } from "../cpuTime.js";

const rivers: Table = {
  columns: ["River", "Length (km)"],
  rows: [
    ["Nile", "6650"],
    ["Danube", "2850"],
  ],
};

const repeated: Table = {
  columns: ["Name", "2021", "Name", "2020", ""],
  rows: [["Ann", "1", "Bo", "2", "x"]],
};

test("reads columns by name and makes every cell a text", () => {
  expect(tableFromCard({ River: ["Nile", "Danube"], "Length (km)": [6650, 2850] })).toEqual(rivers);
  expect(tableFromCard({ a: [true, null, 0, -1.5] })).toEqual({ columns: ["a"], rows: [["true"], [""], ["0"], ["-1.5"]] });
  expect(tableFromCard({ day: [new Date("2020-01-31")], odd: [{ a: 1 }] })?.rows).toEqual([["2020-01-31", '{"a":1}']]);
});

test("fills up ragged columns instead of shifting or cutting them", () => {
  expect(tableFromCard({ a: [1], b: [2, 3], c: [] })).toEqual({
    columns: ["a", "b", "c"],
    rows: [
      ["1", "2", ""],
      ["", "3", ""],
    ],
  });
});

test("reads a list of rows with the header first, and keeps repeated and whole-number headers in their order", () => {
  expect(
    tableFromCard([
      ["Name", 2021, "Name", 2020],
      ["Ann", 1, "Bo"],
      ["Cy", 3, "Di", 4, "over"],
    ]),
  ).toEqual({
    columns: ["Name", "2021", "Name", "2020", ""],
    rows: [
      ["Ann", "1", "Bo", "", ""],
      ["Cy", "3", "Di", "4", "over"],
    ],
  });
});

test("reads a list of row objects, each column at its first mention", () => {
  expect(
    tableFromCard([
      { a: 1, b: 2 },
      { b: 3, c: 4 },
    ]),
  ).toEqual({
    columns: ["a", "b", "c"],
    rows: [
      ["1", "2", ""],
      ["", "3", "4"],
    ],
  });
});

test("takes a column that is one value as one row, and never spreads a text into letters", () => {
  expect(tableFromCard({ name: "Nile", length: 6650 })).toEqual({ columns: ["name", "length"], rows: [["Nile", "6650"]] });
});

test.each([undefined, null, "River,Length", 7, ["a", "b"], [["a"], { a: 1 }], { a: { b: 1 } }, new Date()])(
  "reads no table out of %j",
  (value) => {
    expect(tableFromCard(value)).toBeUndefined();
  },
);

test("reads an empty object and an empty list as a table of nothing", () => {
  expect(tableFromCard({})).toEqual({ columns: [], rows: [] });
  expect(tableFromCard([])).toEqual({ columns: [], rows: [] });
  expect(tableFromCard([[], []])).toEqual({ columns: [], rows: [] });
});

test("treats a column named __proto__ like any other", () => {
  const table = tableFromCard(JSON.parse('{"__proto__": ["x"], "constructor": ["y"]}'));
  expect(table).toEqual({ columns: ["__proto__", "constructor"], rows: [["x", "y"]] });
  expect(JSON.stringify(tableToColumns(table as Table))).toBe('{"__proto__":["x"],"constructor":["y"]}');
  expect(tableFromCard(JSON.parse(JSON.stringify(tableToCard(table as Table))))).toEqual(table);
  expect(tableFromCard([JSON.parse('{"__proto__": 1}'), {}])?.rows).toEqual([["1"], [""]]);
  expect(({} as Record<string, unknown>).x).toBeUndefined();
});

test("cuts a hostile card before it is filled up", () => {
  const wide = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`c${index}`, []]));
  const table = tableFromCard({ tall: new Array(60_000).fill(1), ...wide });
  expect(table?.rows.length).toBe(mostRows);
  expect(table?.columns.length).toBe(mostColumns);
});

test("names every column of a request, so that none is lost", () => {
  expect(
    tableToColumns({ columns: ["Name", "Name", "Name (2)", "", " ", "Name"], rows: [["a", "b", "c", "d", "e", "f"]] }),
  ).toEqual({
    Name: ["a"],
    "Name (3)": ["b"],
    "Name (2)": ["c"],
    "Column 4": ["d"],
    "Column 5": ["e"],
    "Name (4)": ["f"],
  });
});

test("keeps the order of columns in a request, whose places an answer names", () => {
  expect(Object.values(tableToColumns(repeated))).toEqual([["Ann"], ["1"], ["Bo"], ["2"], ["x"]]);
  expect(Object.keys(tableToColumns({ columns: ["2020", "2021"], rows: [] }))).toEqual(["2020", "2021"]);
  expect(Object.keys(tableToColumns({ columns: ["2021", "2020", "2020"], rows: [] }))).toEqual(["2021 ", "2020 ", "2020  (2)"]);
});

test("sends equally long columns even of a ragged table", () => {
  expect(tableToColumns({ columns: ["a", "b"], rows: [["1"], ["2", "3"]] })).toEqual({ a: ["1", "2"], b: ["", "3"] });
});

test.each([
  ["columns by name", rivers],
  ["rows", repeated],
  ["no rows", { columns: ["a", "b"], rows: [] }],
  ["nothing", blankTable(0, 0)],
])("writes a card's table that reads back the same: %s", (_, table) => {
  expect(tableFromCard(JSON.parse(JSON.stringify(tableToCard(table))))).toEqual(table);
});

test("writes columns by name where it can, as cards do", () => {
  expect(tableToCard(rivers)).toEqual({ River: ["Nile", "Danube"], "Length (km)": ["6650", "2850"] });
  expect(tableToCard(repeated)).toEqual([repeated.columns, ...repeated.rows]);
});

test("drops blank rows and columns at the end only", () => {
  const table = tableFromText(",a,\n,,\n,1,\n , ,\n,,")?.table as Table;
  expect(trimTable(table)).toEqual({
    columns: ["", "a"],
    rows: [
      ["", ""],
      ["", "1"],
    ],
  });
  expect(trimTable(blankTable(3, 3))).toEqual({ columns: [], rows: [] });
  expect(trimTable(rivers)).toBe(rivers);
});

test.each([
  ["14.45", 14.45],
  [" -3 ", -3],
  ["\u22123.5", -3.5],
  ["1,234,567.8", 1234567.8],
  [".5", 0.5],
  ["0", 0],
])("reads %j as a number", (cell, number) => {
  expect(cellNumber(cell)).toBe(number);
});

test.each(["", " ", "12 km", "3,5", "1,23", "1e5", "0x10", "Infinity", "NaN", "1 2", "5.", "9".repeat(400)])(
  "reads %j as no number",
  (cell) => {
    expect(cellNumber(cell)).toBeUndefined();
  },
);

test("edits without changing the table it was given", () => {
  const before = structuredClone(rivers);
  expect(setCell(rivers, 1, 0, "Rhine").rows).toEqual([
    ["Nile", "6650"],
    ["Rhine", "2850"],
  ]);
  expect(setHeader(rivers, 0, "Name").columns).toEqual(["Name", "Length (km)"]);
  expect(addRow(rivers).rows[2]).toEqual(["", ""]);
  expect(addColumn(rivers, "Mouth")).toEqual({
    columns: ["River", "Length (km)", "Mouth"],
    rows: [
      ["Nile", "6650", ""],
      ["Danube", "2850", ""],
    ],
  });
  expect(removeRow(rivers, 0).rows).toEqual([["Danube", "2850"]]);
  expect(removeColumn(rivers, 0)).toEqual({ columns: ["Length (km)"], rows: [["6650"], ["2850"]] });
  expect(removeColumn(removeColumn(rivers, 0), 0)).toEqual({ columns: [], rows: [] });
  expect(rivers).toEqual(before);
});

test("adds nothing to a full table", () => {
  const full = blankTable(mostRows, mostColumns);
  expect(addRow(full)).toBe(full);
  expect(addColumn(full, "more")).toBe(full);
});

/** A copied text short enough to be read at once. */
const block = (text: string) => readCopiedCells(text) as CellBlock;

describe("a large copied text", () => {
  const line = Array.from({ length: mostColumns }, (_, column) => String(column)).join("\t");
  const large = `${line}\n`.repeat(mostRows);

  afterEach(() => vi.restoreAllMocks());

  test("is read in turns, between which the page lives on", async () => {
    let now = 0;
    // A line takes a millisecond.
    vi.spyOn(performance, "now").mockImplementation(() => now++);
    const turns = vi.spyOn(globalThis, "setTimeout");
    const { rows } = await readCopiedCells(large);
    expect(rows).toHaveLength(mostRows);
    expect(turns.mock.calls.length).toBeGreaterThan(mostRows / 20);
  });

  test("gives the table its lines as they are, without copying a cell", async () => {
    const cells = await readCopiedCells(large);
    const { table } = pasteCells(rivers, 0, 0, cells);
    expect(table.rows.every((row, index) => row === cells.rows[index])).toBe(true);
  });
});

test("pastes a block at a cell and grows the table for it", () => {
  const { table, cut } = pasteCells(rivers, 1, 1, block('2\t"two\nlines"\r\n3\t4\r\n'));
  expect(table).toEqual({
    columns: ["River", "Length (km)", ""],
    rows: [
      ["Nile", "6650", ""],
      ["Danube", "2", "two\nlines"],
      ["", "3", "4"],
    ],
  });
  expect(cut).toBe(false);
});

test("pastes at a header into the headers and the rows below them", () => {
  expect(pasteCells(rivers, -1, 1, block("km\n1\n2\n3")).table).toEqual({
    columns: ["River", "km"],
    rows: [
      ["Nile", "1"],
      ["Danube", "2"],
      ["", "3"],
    ],
  });
});

test("pastes a sentence with commas and quotes as one cell", () => {
  expect(pasteCells(rivers, 0, 0, block('He said "hi", twice; or 5" more')).table.rows[0]?.[0]).toBe(
    'He said "hi", twice; or 5" more',
  );
});

test("says when a pasted block was cut", () => {
  const tall = "x\n".repeat(mostRows + 5);
  expect(pasteCells(rivers, -1, 0, block(tall)).cut).toBe(true);
  expect(pasteCells(rivers, 0, 0, block(tall)).table.rows.length).toBe(mostRows);
  expect(pasteCells(rivers, 0, 0, block("x\t".repeat(mostColumns + 5))).cut).toBe(true);
  expect(pasteCells(rivers, 0, 0, block(`${"x\t".repeat(mostColumns - 1)}x`))).toMatchObject({ cut: false });
});

test.each([
  ["commas", "a,b\n1,2"],
  ["semicolons and decimal commas", "a;b\n1;2"],
  ["tabs", "a\tb\n1\t2"],
  ["CRLF", "a,b\r\n1,2\r\n"],
  ["CR", "a,b\r1,2\r"],
  ["a byte order mark", "\uFEFFa,b\n1,2"],
  ["blank lines", "\na,b\n\n1,2\n\n\n"],
  ["quotes", '"a","b"\n"1","2"'],
])("reads delimited text with %s", (_, text) => {
  expect(tableFromText(text)).toEqual({ table: { columns: ["a", "b"], rows: [["1", "2"]] }, cut: false });
});

test("reads quoted delimiters, quotes and line breaks as part of the cell", () => {
  expect(tableFromText('name;note\nAnn;"a; ""b""\r\nc, d"\n')?.table.rows).toEqual([["Ann", 'a; "b"\r\nc, d']]);
});

test("tells the delimiter by all the first lines, not by the header alone", () => {
  expect(tableFromText("City, Country;Pop\nParis, France;2,1\nOslo;0,7")?.table.columns).toEqual(["City, Country", "Pop"]);
});

test("keeps a quote that never closes as a character", () => {
  expect(tableFromText('a,b\n"1,2\n3,4')?.table.rows).toEqual([
    ['"1', "2"],
    ["3", "4"],
  ]);
});

test("reads one column of anything, and no table of nothing", () => {
  expect(tableFromText("only")).toEqual({ table: { columns: ["only"], rows: [] }, cut: false });
  expect(tableFromText("name\nAnn\n\nBo")?.table.rows).toEqual([["Ann"], [""], ["Bo"]]);
  expect(tableFromText("")).toBeUndefined();
  expect(tableFromText("PK\u0003\u0004\0\0")).toBeUndefined();
});

test("cuts long and wide text and says so", () => {
  const long = tableFromText(`a,b\n${"1,2\n".repeat(mostRows + 1)}`);
  expect(long?.cut).toBe(true);
  expect(long?.table.rows.length).toBe(mostRows);
  const wide = tableFromText(`${"x,".repeat(mostColumns)}x\n`);
  expect(wide?.cut).toBe(true);
  expect(wide?.table.columns.length).toBe(mostColumns);
  expect(tableFromText(`a,b\n${"1,2\n".repeat(mostRows)}`)?.cut).toBe(false);
  expect(tableFromText(`${"x,".repeat(mostColumns - 1)}x${",".repeat(50)}\n`)?.cut).toBe(false);
});

test.each([",", ";", "\t"] as const)("writes text delimited by %j that reads back the same", (delimiter) => {
  const odd: Table = {
    columns: ["a,b", 'c"d', "e;f", "__proto__", "g\th"],
    rows: [
      ["", " x ", "line\nbreak", "\r\n", '"'],
      ["1", "2", "3", "4", "5"],
      ["", "", "", "", ""],
    ],
  };
  expect(tableFromText(tableToText(odd, delimiter))?.table).toEqual(odd);
  const single: Table = { columns: ["name"], rows: [["Ann"], [""], ["a;b"], [""]] };
  expect(tableFromText(tableToText(single, delimiter))?.table).toEqual(single);
});

test("reads hostile text in linear time", () => {
  // Time that grows with the square would be hours.
  for (const piece of ['"', '""', '",', ',"', '\n"', ",", "\r", '"a""b",', "x"]) {
    const text = piece.repeat(2_000_000 / piece.length);
    expect(
      cpuTime(() => tableFromText(text)),
      JSON.stringify(piece),
    ).toBeLessThan(10_000);
  }
}, 90_000);

test.each([
  ["UTF-8", new TextEncoder().encode("name,é\nZoë,1")],
  ["UTF-8 with its mark", new TextEncoder().encode("\uFEFFname,é\nZoë,1")],
  ["UTF-16", new Uint8Array([0xff, 0xfe, ...[..."name,é\nZoë,1"].flatMap((letter) => [letter.charCodeAt(0), 0])])],
  ["Windows-1252", Uint8Array.from("name,é\nZoë,1", (letter) => letter.charCodeAt(0))],
])("reads a file in %s", async (_, bytes) => {
  expect(await readTableFile(new Blob([bytes]))).toEqual({ table: { columns: ["name", "é"], rows: [["Zoë", "1"]] }, cut: false });
});

test("keeps the last letter of a Windows-1252 file", async () => {
  expect((await readTableFile(new Blob([Uint8Array.from("a\ncafé", (letter) => letter.charCodeAt(0))])))?.table.rows).toEqual([
    ["café"],
  ]);
});

test("drops the half line at which a huge file was cut", async () => {
  const line = `${"é".repeat(1499)}\n`;
  const read = await readTableFile(new Blob([`head\n${line.repeat(1500)}`]));
  expect(read?.cut).toBe(true);
  expect(read?.table.rows.every(([cell]) => cell?.length === 1499)).toBe(true);
  expect(read?.table.rows.length).toBeGreaterThan(1300);
});

test("a table for a spreadsheet holds no formula, and its numbers stay numbers", () => {
  const table = {
    columns: ["=A", "score"],
    rows: [
      ["@SUM(1)", "-0.5"],
      ["+1e-3", "-cmd|'/C calc'!A0"],
    ],
  };
  expect(tableToSheet(table)).toBe("\uFEFF'=A,score\r\n'@SUM(1),-0.5\r\n+1e-3,'-cmd|'/C calc'!A0");
});

describe("what cells hold for a model of rows", () => {
  const column = (...cells: readonly string[]) => columnValues({ columns: ["a"], rows: cells.map((cell) => [cell]) }, 0);

  test.each<[string, readonly string[], readonly unknown[]]>([
    ["numbers", ["1.4", " -3 ", "1e-7", "1,200"], [1.4, -3, 1e-7, 1200]],
    ["numbers, some missing", ["1", "", "NaN", "nan", " "], [1, null, null, null, null]],
    ["booleans", ["true", "False", ""], [true, false, null]],
    ["texts", ["red", "", "2"], ["red", null, "2"]],
    ["texts around nan and null", ["banana", "null", "finance", "nan"], ["banana", "null", "finance", "nan"]],
    ["texts with a NaN that is exactly that", ["a", "NaN"], ["a", null]],
    ["ids with leading zeros", ["007", "12"], ["007", "12"]],
    ["digits that no number holds", ["12345678901234567890", "1"], ["12345678901234567890", "1"]],
    ["nothing", ["", ""], [null, null]],
  ])("is a column of %s", (_name, cells, values) => {
    expect(column(...cells)).toEqual(values);
  });

  test("goes by the names of the columns, which stay as they are", () => {
    const table = tableFromCard([
      ["finance", "Prediction", "2", "1", "", "finance", "__proto__"],
      [1, 2, 3, 4, 5, 6, 7],
    ]) as Table;
    expect(Object.entries(tableToData(table)).sort()).toEqual(
      [
        ["1", [4]],
        ["2", [3]],
        ["Column 5", [5]],
        ["Prediction", [2]],
        ["__proto__", [7]],
        ["finance", [1]],
        ["finance (2)", [6]],
      ].sort(),
    );
  });

  test("is written to a card as it was read", () => {
    const data = { width: [1.5, null], wet: [true, false], name: ["a", null] };
    expect(dataToCard(tableFromCard(data) as Table)).toEqual(data);
    const twins = tableFromCard([
      ["a", "a"],
      [1, "x"],
    ]) as Table;
    expect(tableFromCard(dataToCard(twins))).toEqual(twins);
  });
});
