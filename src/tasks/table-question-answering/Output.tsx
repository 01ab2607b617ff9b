"use client";
import { useMemo } from "react";
import type { Translate } from "../../core/message.js";
import type { OutputViewProps, TaskOutput } from "../../core/task.js";
import { DataGrid, type GridMark } from "../../ui/DataGrid.js";
import { Notice } from "../../ui/Notice.js";
import { useWords } from "../../ui/words.js";
import { type Reading, readAnswers, readingOf, type TableAnswer, type TableAnswers, workingOf, writeAnswers } from "./answers.js";
import type { TableQuestion } from "./Input.js";

/** Numbers of a sum that are drawn; the text twin has all. */
const mostTerms = 8;

/** Answers out of a table: the answer or the figure worked out of its cells, and the table that was asked, cells marked. */
export const tableAnswersOutput: TaskOutput<TableAnswers, TableQuestion> = {
  promise: "The answer appears here, with the cells it rests on.",
  fromCard: (output, input) => readAnswers(output, input.table),
  fromAnswer: (body, input) => readAnswers(body, input.table),
  toCard: writeAnswers,
  warnings: ({ outside }) =>
    outside === 0
      ? []
      : [
          {
            text: "The answer names {n} {n|cell|cells} outside of the table; {n|it is|they are} left out.",
            values: { n: outside },
          },
        ],
  toText: ({ items }, { table }, t) =>
    items
      .map((item, index) => {
        const lines = textOf(item, readingOf(item, table), table.columns, t);
        return items.length === 1 ? lines : `${index + 1}. ${lines}`;
      })
      .join("\n\n"),
  View: Answers,
};

function textOf({ answer }: TableAnswer, reading: Reading, columns: readonly string[], t: Translate): string {
  const { figure, unit, operator, cells, count } = reading;
  const said = answer.trim();
  if (figure === "") return said === "" ? t("No cell answers this.") : `${t("No cell answers this.")}\n${saidBy(said, t)}`;
  return [
    unit === undefined ? figure : `${figure} ${unit}`,
    ...(operator === undefined
      ? count > 0
        ? [countOf(count, t)]
        : []
      : [`${operator}: ${t.list([workingOf(reading), countOf(count, t)])}`]),
    ...(said === "" || said === figure ? [] : [saidBy(said, t)]),
    ...cells.map(({ row, column, text }) =>
      t("{column}, row {n}: {text}", { column: columns[column]?.trim() || t("Column {n}", { n: column + 1 }), n: row + 1, text }),
    ),
  ].join("\n");
}

function saidBy(answer: string, t: Translate): string {
  return t("Answer of the model: {answer}", { answer });
}

function countOf(count: number, t: Translate): string {
  return t("{n} {n|cell|cells}", { n: count });
}

function Answers({ output, input }: OutputViewProps<TableAnswers, TableQuestion>) {
  const t = useWords();
  const { items } = output;
  const { table } = input;
  const readings = useMemo(() => items.map((item) => readingOf(item, table)), [items, table]);
  const marks = useMemo(() => marksOf(readings), [readings]);
  const label = useMemo(() => ({ text: "Table that was asked, {n} {n|row|rows}", values: { n: table.rows.length } }), [table]);
  return (
    <div className="iw-stack">
      {items.length === 1 ? (
        <Answer item={items[0]} reading={readings[0]} />
      ) : (
        <ol className="iw-g4" aria-label={t("Answers")}>
          {items.map((item, index) => (
            <li key={index}>
              <Answer item={item} reading={readings[index]} />
            </li>
          ))}
        </ol>
      )}
      <DataGrid label={label} value={table} onChange={undefined} marks={marks} />
    </div>
  );
}

function Answer({ item, reading }: { item: TableAnswer | undefined; reading: Reading | undefined }) {
  const t = useWords();
  if (!item || !reading) return null;
  const { figure, unit, operator, terms, count } = reading;
  const said = item.answer.trim();
  const working = workingOf(reading, mostTerms);
  const isWorkedOut = terms.length > 0 || operator?.toUpperCase() === "COUNT";
  const saying = said !== "" && said !== figure && (
    <p className="iw-table-said">
      {t("Answer of the model:")} <bdi>{said}</bdi>
    </p>
  );
  if (figure === "") {
    return (
      <Notice tone="info" title={t("No cell answers this.")}>
        {saying || <p>{t("The model answered, but named neither a cell nor a text.")}</p>}
      </Notice>
    );
  }
  return (
    <div>
      <div className="iw-row4 iw-baseline">
        <p className={isWorkedOut ? "iw-figure" : "iw-answer"} dir={isWorkedOut ? undefined : "auto"}>
          {figure}
          {unit !== undefined && (
            <span className="iw-figure-unit">
              {" "}
              <bdi>{unit}</bdi>
            </span>
          )}
        </p>
        {(operator !== undefined || count > 0) && (
          <p className="iw-soft iw-t3">
            {operator !== undefined && (
              <>
                <bdi className="iw-op">{operator}</bdi>{" "}
              </>
            )}
            {working !== undefined && (
              <>
                <bdi dir="ltr">{working}</bdi> ·{" "}
              </>
            )}
            <bdi>{countOf(count, t)}</bdi>
          </p>
        )}
      </div>
      {saying}
    </div>
  );
}

/** A mark for each cell; where there are several answers, it says which of them rest on the cell. */
function marksOf(readings: readonly Reading[]): readonly GridMark[] {
  const cells = new Map<string, { row: number; column: number; answers: number[] }>();
  for (const [index, reading] of readings.entries()) {
    for (const { row, column } of reading.cells) {
      const cell = cells.get(`${row},${column}`) ?? { row, column, answers: [] };
      cell.answers.push(index + 1);
      cells.set(`${row},${column}`, cell);
    }
  }
  return [...cells.values()].map(({ row, column, answers }) => ({
    row,
    column,
    words:
      readings.length === 1
        ? "answer cell"
        : { text: "cell of {n|answer|answers} {which}", values: { n: answers.length, which: answers.join(", ") } },
  }));
}
