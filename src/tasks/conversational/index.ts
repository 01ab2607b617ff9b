import { defineTask } from "../../core/task.js";
import { chatGlyph } from "../../ui/icons.js";
import { createWidget } from "../../widget/createWidget.js";
import { conversation } from "./chat.js";
import { chatInput } from "./Input.js";
import { replyOutput } from "./Output.js";

/**
 * Talks with a model, turn by turn.
 *
 * Source: https://huggingface.co/docs/inference-providers/tasks/chat-completion
 */
export const task = defineTask({
  id: "conversational",
  name: "Conversation",
  icon: chatGlyph,
  verb: "Send",
  layout: "transcript",
  input: chatInput,
  output: replyOutput,
  conversation,
  parameters: [
    { name: "max_tokens", label: "Longest answer, in tokens", kind: "number", min: 1, max: 8192, step: 1 },
    {
      name: "temperature",
      label: "Temperature",
      help: "Near 0 the likeliest words, above 1 surprising ones.",
      kind: "number",
      min: 0,
      max: 2,
      step: 0.05,
    },
    { name: "top_p", label: "Share of likely words", kind: "number", min: 0, max: 1, step: 0.01 },
    { name: "frequency_penalty", label: "Against repeating words", kind: "number", min: -2, max: 2, step: 0.1 },
    { name: "presence_penalty", label: "Against staying on a subject", kind: "number", min: -2, max: 2, step: 0.1 },
    { name: "seed", label: "Seed", help: "The same seed may give the same answer.", kind: "number", min: 0, max: 9999, step: 1 },
  ],
  examples: [
    {
      example_title: "Bread",
      messages: [
        { role: "system", content: "You answer in two sentences at most." },
        { role: "user", content: "Why does bread dough have to rest?" },
      ],
      output: {
        text: "While it rests, yeast fills the dough with gas and the gluten **relaxes**, so that it can be shaped without springing back. A longer rest in the cold also gives more flavour.",
      },
    },
    {
      example_title: "A walk in the rain",
      text: "Name three things to take along on a walk in the rain.",
      output: { text: "1. A jacket with a hood\n2. Dry socks in a bag\n3. Something warm in a flask" },
    },
  ],
});

/** Talks with a model in the page. */
export const ConversationalWidget = createWidget(task);
export default ConversationalWidget;
