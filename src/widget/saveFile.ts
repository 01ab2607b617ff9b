import type { Table } from "../core/tables.js";
import { tableToSheet } from "../core/tableText.js";

/** Saves a text, bytes, or a table as a sheet, to a file of the visitor's. */
export async function saveFile(made: string | Table | Promise<Blob>, type: string, name: string): Promise<void> {
  const data = await made;
  const bytes = typeof data === "string" || data instanceof Blob ? data : tableToSheet(data);
  const url = URL.createObjectURL(new Blob([bytes], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The download has taken the bytes by the next turn in every engine.
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
