"use client";
import type { TaskInput } from "../../core/task.js";
import { useWords } from "../../ui/words.js";

/** Asks nothing: what a card writes beside the parameters says nothing to the model. */
export const nothingInput: TaskInput<Readonly<Record<string, never>>> = {
  empty: {},
  fromCard: () => ({}),
  missing: () => undefined,
  toRequest: (_input, parameters) => ({ inputs: "", parameters }),
  toCard: () => ({}),
  View: NothingToAsk,
};

function NothingToAsk() {
  const t = useWords();
  return (
    <p className="iw-note">{t("Nothing to write here: the model draws by chance. Parameters choose how many, and which.")}</p>
  );
}
