"use client";
import { blankTable, type Table, tableFromCard, tableToCard, tableToColumns, trimTable } from "../core/tables.js";
import type { InputViewProps, TaskInput } from "../core/task.js";
import { DataGrid } from "../ui/DataGrid.js";
import { Icon } from "../ui/Icon.js";
import { chevron } from "../ui/icons.js";
import { useWords } from "../ui/words.js";
import { asText, TextField } from "./textInput.js";

/** A table, and what to do with it. */
export interface TableInput {
  /** An instruction, or the whole input as one text for a model that takes no tables. May be empty. */
  readonly text: string;
  readonly table: Table;
}

const empty: TableInput = { text: "", table: blankTable(3, 3) };

/**
 * Asks about a table as a whole. Reads `table` or `structured_data` and `text` of a card's example.
 *
 * Sends `{ table }`, or `{ table, text }` where there is an instruction, with the columns by name and every cell as text; a
 * text without a table goes as the text alone.
 */
export const tableInput: TaskInput<TableInput> = {
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
      <TableField value={value.table} onChange={(table) => onChange({ ...value, table })} readOnly={readOnly} missing={missing} />
      {!(readOnly && value.text === "") && (
        <TextField
          label="Instruction (optional)"
          name="text"
          low
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

interface TableFieldProps extends InputViewProps<Table> {
  /** Whether a table that cannot be changed is folded, as where the result shows it again. @default false */
  fold?: boolean;
}

/** A labelled table with its size, which `missing` calls `table`. */
export function TableField({ value, onChange, readOnly, missing, fold = false }: TableFieldProps) {
  const t = useWords();
  const size = t("{rows} {rows|row|rows}, {columns} {columns|column|columns}", {
    rows: value.rows.length,
    columns: value.columns.length,
  });
  if (readOnly && fold) {
    return (
      <details className="iw-params">
        <summary className="iw-params-sum">
          {t("Table")}
          <span className="iw-params-now">
            <bdi>{size}</bdi>
          </span>
          <Icon path={chevron} className="iw-params-chevron" />
        </summary>
        <DataGrid label="Table" value={value} onChange={undefined} />
      </details>
    );
  }
  return (
    <div className="iw-field">
      <div className="iw-label-row">
        <span className="iw-label">{t("Table")}</span>
        <span className="iw-count">
          <bdi>{size}</bdi>
        </span>
      </div>
      <DataGrid
        label="Table"
        value={value}
        onChange={readOnly ? undefined : onChange}
        lacks={missing?.field === "table" ? missing.message : undefined}
      />
    </div>
  );
}
