"use client";
import type { Message } from "../core/message.js";
import type { Table } from "../core/tables.js";
import type { InputViewProps } from "../core/task.js";
import { DataGrid } from "../ui/DataGrid.js";
import { Icon } from "../ui/Icon.js";
import { chevron } from "../ui/icons.js";
import { useWords } from "../ui/words.js";

export interface TableFieldProps extends InputViewProps<Table> {
  label: Message;
  /** Whether a table that cannot be changed is folded, as where the result shows it again. @default false */
  fold?: boolean;
}

/** A table to edit, named `table` to `missing`. */
export function TableField({ label, value, onChange, readOnly, missing, fold = false }: TableFieldProps) {
  const t = useWords();
  const { columns, rows } = value;
  const size = t("{rows} {rows|row|rows}, {columns} {columns|column|columns}", { rows: rows.length, columns: columns.length });
  if (readOnly && fold) {
    return (
      <details className="iw-field iw-params">
        <summary className="iw-params-sum">
          {t(label)}
          <span className="iw-small iw-cut iw-params-value">
            <bdi>{size}</bdi>
          </span>
          <Icon path={chevron} className="iw-params-chevron" />
        </summary>
        <DataGrid label={label} value={value} onChange={undefined} />
      </details>
    );
  }
  return (
    <div className="iw-field">
      <div className="iw-label-row">
        <span className="iw-label">{t(label)}</span>
        <span className="iw-count">
          <bdi>{size}</bdi>
        </span>
      </div>
      <DataGrid
        label={label}
        value={value}
        onChange={readOnly ? undefined : onChange}
        lacks={missing?.field === "table" ? missing.message : undefined}
      />
    </div>
  );
}
