import type { Translate } from "../../core/message.js";
import { formatScore } from "../../ui/Bars.js";
import { labelsOutput } from "../labels.js";
import type { Answer, Grid } from "./answer.js";
import type { AnswerFile } from "./files.js";
import { printJson } from "./printJson.js";

/** Says an answer in words, all of it. */
export function wordAnswer(output: Answer, input: unknown, t: Translate): string {
  switch (output.kind) {
    case "nothing":
      return t(nothing);
    case "labels":
      return labelsOutput.toText(output.labels, input, t);
    case "text":
      return output.texts.map(({ text, score }) => (score === null ? text : `${text}\n${scoreWords(score, t)}`)).join("\n\n");
    case "numbers":
    case "table": {
      const { columns, rows } = output;
      const lines = columns ? [columns, ...rows] : rows;
      return [sizeOf(rows, t), ...lines.map((cells) => cells.map((value) => cellText(value, t)).join("\t"))].join("\n");
    }
    case "media": {
      const { files, total } = output;
      const rest = total > files.length ? [t(more, { n: total - files.length })] : [];
      return [...files.map((file) => captionOf(file, t)), ...rest].join("\n");
    }
    case "json":
      return printJson(output.body);
  }
}

/** What is said of an empty answer. */
export const nothing = "The model answered with nothing.";
/** What is said of the part of an answer that is not drawn. */
export const more = "{n} more not shown.";

/** A score in words. */
export const scoreWords = (score: number, t: Translate) => t("Score {score}", { score: t.figure(formatScore(score)) });

/** The size of a grid in words. */
export function sizeOf(rows: Grid, t: Translate): string {
  return t("{rows} {rows|row|rows}, {columns} {columns|column|columns}", { rows: rows.length, columns: rows[0]?.length ?? 0 });
}

/** A value of a cell: whole numbers as they are, others with six digits that count. */
export function cellText(value: unknown, t: Translate): string {
  if (typeof value !== "number") return value === null || value === undefined ? "–" : String(value);
  if (!Number.isFinite(value)) return "–";
  return t.figure(String(Number.isInteger(value) ? value : Number(value.toPrecision(6))));
}

const kinds = { image: "Picture", audio: "Sound", video: "Video", file: "File" } as const;

/** What a file is, and its name or, of bytes, their type and size. */
export function captionOf({ kind, media, name }: AnswerFile, t: Translate): string {
  if (name !== undefined) return `${t(kinds[kind])}: ${name}`;
  if (typeof media === "string") return t(kinds[kind]);
  const facts = { kind: t(kinds[kind]), type: media.type || t("unknown type"), n: media.size };
  return t("{kind}: {type}, {n} {n|byte|bytes}", facts);
}
