"use client";
import { blankTable, type Table, tableFromCard, tableToCard, tableToColumns, trimTable } from "../core/tables.js";
import type { TaskInput } from "../core/task.js";
import { TableField } from "./tableField.js";
import { asText, TextField } from "./textInput.js";

/** A table, and what to do with it. */
export interface TableText {
  /** An instruction, or the whole input as one text for a model that takes no tables. May be empty. */
  readonly text: string;
  readonly table: Table;
}

const empty: TableText = { text: "", table: blankTable(3, 3) };

/**
 * Asks about a table as a whole. Reads `table` or `structured_data` and `text` of a card's example.
 *
 * Sends `{ table }`, or `{ table, text }` where there is an instruction, with the columns by name and every cell as text; a
 * text without a table goes as the text alone.
 */
export const tableTextInput: TaskInput<TableText> = {
  empty,
  fromCard(example) {
    const text = asText(example.text);
    const written = example.table ?? example.structured_data ?? undefined;
    if (written === undefined) return text === undefined ? undefined : { ...empty, text };
    const table = tableFromCard(written);
    return table && { text: text ?? "", table };
  },
  missing: ({ text, table }) =>
    hasRows(table) || text.trim() !== ""
      ? undefined
      : { field: "table", message: "The table needs at least one row. Write or paste some cells, or choose a CSV file." },
  toRequest: ({ text, table }, parameters) => ({
    inputs: hasRows(table) ? { table: tableToColumns(trimTable(table)), ...(text.trim() !== "" && { text }) } : text,
    parameters,
  }),
  toCard: ({ text, table }) => ({ ...(text !== "" && { text }), ...(hasRows(table) && { table: tableToCard(table) }) }),
  View: ({ value, onChange, readOnly, missing }) => (
    <>
      <TableField
        label="Table"
        value={value.table}
        onChange={(table) => onChange({ ...value, table })}
        readOnly={readOnly}
        missing={missing}
      />
      {!(readOnly && value.text === "") && (
        <TextField
          label="Instruction (optional)"
          name="text"
          low
          enterKeyHint="go"
          placeholder="Say what to write about the table…"
          value={value.text}
          onChange={(text) => onChange({ ...value, text })}
          readOnly={readOnly}
          missing={missing}
        />
      )}
    </>
  ),
};

function hasRows(table: Table): boolean {
  return trimTable(table).rows.length > 0;
}
