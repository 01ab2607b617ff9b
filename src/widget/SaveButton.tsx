"use client";
import type { Table } from "../core/tables.js";
import { Icon } from "../ui/Icon.js";
import { save } from "../ui/toolIcons.js";
import { useWidget } from "./context.js";
import { bringLater } from "./later.js";

export interface SaveButtonProps {
  label: string;
  /** Path data of its glyph. @default an arrow into a tray */
  icon?: string;
  /** What is saved, made when it is asked for. */
  make(): string | Table | Promise<Blob>;
  /** Media type of the file. */
  type: string;
  extension: string;
}

/** Saves a file named after the task. */
export function SaveButton({ label, icon = save, make, type, extension }: SaveButtonProps) {
  const { task } = useWidget().state;
  return (
    <button
      className="iw-tool"
      type="button"
      aria-label={label}
      onClick={() => {
        bringLater()
          .then(({ saveFile }) => saveFile(make(), type, `${task.id}.${extension}`))
          .catch(() => {});
      }}
    >
      <Icon path={icon} className="iw-i16" />
    </button>
  );
}
