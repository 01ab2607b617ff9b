import type { CardExample } from "../src/core/task.js";

/** An answer in the shape a real server sends, to an input written as in a card. */
export interface Recording {
  /** What is particular about this shape. */
  readonly name: string;
  readonly example: CardExample;
  readonly body?: unknown;
  /** A file under public/ that is the answer, for media. */
  readonly bodyFile?: string;
}

const files = import.meta.glob<readonly Recording[]>("./recordings/*.json", { eager: true, import: "default" });

/** The recordings of one task. */
export function recordingsOf(tag: string): readonly Recording[] {
  return files[`./recordings/${tag}.json`] ?? [];
}

/** What the server sent. */
export async function bodyOf(recording: Recording): Promise<unknown> {
  if (recording.bodyFile === undefined) return recording.body;
  return (await fetch(recording.bodyFile)).blob();
}
