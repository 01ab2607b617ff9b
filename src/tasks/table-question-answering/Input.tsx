"use client";
import { blankTable, type Table, tableFromCard, tableToCard, tableToColumns, trimTable } from "../../core/tables.js";
import type { InputViewProps, TaskInput } from "../../core/task.js";
import { TableField } from "../../inputs/tableField.js";
import { asText, TextField } from "../../inputs/textInput.js";

/** A question, and the table that holds its answer. */
export interface TableQuestion {
  readonly question: string;
  readonly table: Table;
}

const empty: TableQuestion = { question: "", table: blankTable(3, 3) };

/**
 * Asks a question about a table. Reads `table` and `text`, `question` or `query` of a card's example; sends
 * `{ query, table }` with the columns by name and every cell as text.
 */
export const tableQuestionInput: TaskInput<TableQuestion> = {
  empty,
  fromCard(example) {
    const question = asText(example.text) ?? asText(example.question) ?? asText(example.query);
    const written = example.table ?? undefined;
    if (written === undefined) return question === undefined ? undefined : { ...empty, question };
    const table = tableFromCard(written);
    return table && { question: question ?? "", table };
  },
  missing({ question, table }) {
    if (question.trim() === "") return { field: "question", message: "Ask a question first." };
    if (trimTable(table).rows.length === 0) {
      return { field: "table", message: "The table needs at least one row. Write or paste some cells, or choose a CSV file." };
    }
    return undefined;
  },
  toRequest: ({ question, table }, parameters) => ({
    inputs: { query: question, table: tableToColumns(trimTable(table)) },
    parameters,
  }),
  toCard: ({ question, table }) => ({ text: question, table: tableToCard(table) }),
  View: TableQuestionFields,
};

function TableQuestionFields({ value, onChange, readOnly, missing }: InputViewProps<TableQuestion>) {
  return (
    <>
      <TextField
        label="Question"
        name="question"
        low
        enterKeyHint="go"
        placeholder="Ask something the table can answer…"
        value={value.question}
        onChange={(question) => onChange({ ...value, question })}
        readOnly={readOnly}
        missing={missing}
      />
      {/* Folded: the recorded answer shows the same table. */}
      <TableField
        label="Table"
        value={value.table}
        onChange={(table) => onChange({ ...value, table })}
        readOnly={readOnly}
        missing={missing}
        fold
      />
    </>
  );
}
