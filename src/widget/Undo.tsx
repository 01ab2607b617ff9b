"use client";
import { Icon } from "../ui/Icon.js";
import { undo as undoGlyph } from "../ui/laterIcons.js";
import { useWords } from "../ui/words.js";
import type { TaskState } from "./useTask.js";

type UndoProps = Pick<TaskState<unknown, unknown>, "undo"> & { kept: NonNullable<TaskState<unknown, unknown>["kept"]> };

/** Brings back what an example or a result took the place of. */
export default function Undo({ kept, undo }: UndoProps) {
  const t = useWords();
  return (
    <button className="iw-accent iw-under iw-t2 iw-key iw-undo" type="button" onClick={undo}>
      <Icon path={undoGlyph} className="iw-flip" />
      {kept.before === "use" ? t("Undo") : t("Bring back what I wrote")}
    </button>
  );
}
