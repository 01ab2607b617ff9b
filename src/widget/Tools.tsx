"use client";
import type { Run } from "../core/run.js";
import { CopyButton } from "../ui/CopyButton.js";
import { tableGlyph } from "../ui/toolIcons.js";
import { useWords } from "../ui/words.js";
import { useWidget } from "./context.js";
import { SaveButton } from "./SaveButton.js";

/** Copies and saves a result: as text and, where it has rows, as a table. */
export default function Tools({ run }: { run: Extract<Run<unknown, unknown>, { status: "done" }> }) {
  const { task } = useWidget().state;
  const t = useWords();
  const { toText, toTable } = task.output;
  const text = () => toText(run.output, run.input, t);
  return (
    <>
      <CopyButton text={text} label={t("Copy result")} />
      <SaveButton label={t("Download result")} make={text} type="text/plain" extension="txt" />
      {toTable && (
        <SaveButton
          label={t("Download CSV")}
          icon={tableGlyph}
          make={() => toTable(run.output, run.input, t)}
          type="text/csv"
          extension="csv"
        />
      )}
    </>
  );
}
