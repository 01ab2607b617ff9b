"use client";
import { useMemo } from "react";
import type { Message } from "../core/message.js";
import {
  blankTable,
  columnValues,
  dataToCard,
  exactNumber,
  type Table,
  tableFromCard,
  tableToData,
  trimTable,
} from "../core/tables.js";
import type { InputViewProps, TaskInput } from "../core/task.js";
import { Icon } from "../ui/Icon.js";
import { info } from "../ui/icons.js";
import { useWords } from "../ui/words.js";
import { TableField } from "./tableField.js";

/**
 * Asks about the rows of a table. Reads `structured_data` or `table` of a card's example; sends `{ data }` with the columns
 * by name, numbers as numbers and empty cells as null.
 *
 * Source: https://huggingface.co/docs/hub/models-widgets-examples
 */
export function tableInput({ label }: { label: Message }): TaskInput<Table> {
  return {
    empty: blankTable(3, 3),
    fromCard: (example) => tableFromCard(example.structured_data ?? example.table),
    missing: (table) =>
      trimTable(table).rows.length === 0
        ? { field: "table", message: "The table needs at least one row. Write or paste some cells, or choose a CSV file." }
        : undefined,
    toRequest: (table, parameters) => ({ inputs: { data: tableToData(trimTable(table)) }, parameters }),
    toCard: (table) => ({ structured_data: dataToCard(table) }),
    View: (props: InputViewProps<Table>) => (
      <>
        <TableField {...props} label={label} fold />
        {!props.readOnly && <Oddity table={props.value} />}
      </>
    ),
  };
}

/** Says that a column of numbers goes as text, and for which cell. */
function Oddity({ table }: { table: Table }) {
  const t = useWords();
  const oddity = useMemo(() => oddityOf(table), [table]);
  if (!oddity) return null;
  return (
    <p className="iw-note">
      <Icon path={info} />
      <span>
        {t("Column {column} is sent as text: row {n} holds {text}, which is not a number.", {
          column: isolated(oddity.column),
          n: oddity.row + 1,
          text: isolated(oddity.text.slice(0, 40)),
        })}
      </span>
    </p>
  );
}

/** Cells looked through for an odd one. */
const mostCells = 20_000;

/** The first cell that is no number in a column where most cells are. */
function oddityOf({
  columns,
  rows,
}: Table): { readonly column: string; readonly row: number; readonly text: string } | undefined {
  const table = { columns, rows: rows.slice(0, Math.ceil(mostCells / Math.max(1, columns.length))) };
  for (const [column, name] of columns.entries()) {
    const values = columnValues(table, column);
    const texts = values.filter((value) => typeof value === "string");
    const odd = texts.filter((text) => exactNumber(text) === undefined);
    if (odd[0] === undefined || odd.length * 2 >= texts.length) continue;
    return { column: name.trim() || `${column + 1}`, row: values.indexOf(odd[0]), text: odd[0] };
  }
  return undefined;
}

/** A text set off, so that its direction changes nothing around it. */
function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}
