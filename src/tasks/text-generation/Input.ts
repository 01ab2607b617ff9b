import { isRecord } from "../../core/parse.js";
import type { TaskInput } from "../../core/task.js";
import { type TextInput, textInput } from "../../inputs/textInput.js";

/** The beginning of a text. */
export interface Prompt extends TextInput {
  /** Set where the text is the first turn of a chat, which the model replies to instead of going on with it. */
  readonly role?: "user";
}

const prompt = textInput({ label: "Prompt", placeholder: "Write how a text begins…" });

/**
 * Asks for more of a text. Reads `text` of a card's example, or `messages` with one turn; sends the text as it is, blanks and
 * all, or `{ messages }`.
 */
export const promptInput: TaskInput<Prompt> = {
  ...prompt,
  fromCard: (example) => prompt.fromCard(example) ?? readTurn(example.messages),
  toRequest: (input, parameters) => ({ inputs: input.role ? writeTurn(input.text) : input.text, parameters }),
  toCard: (input) => (input.role ? writeTurn(input.text) : prompt.toCard(input)),
};

/** Of a longer chat the model would have to know what was said before. */
function readTurn(messages: unknown): Prompt | undefined {
  const [turn, ...more] = Array.isArray(messages) ? messages : [];
  const isOwn = more.length === 0 && isRecord(turn) && turn.role === "user" && typeof turn.content === "string";
  return isOwn ? { text: String(turn.content), role: "user" } : undefined;
}

function writeTurn(content: string) {
  return { messages: [{ role: "user", content }] };
}
