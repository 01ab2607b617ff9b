import { conversation } from "../../core/chat.js";
import { defineTask } from "../../core/task.js";
import { chatInput } from "../../inputs/chat/chatInput.js";
import { chatParameters } from "../../inputs/chat/chatParameters.js";
import { chatOutput } from "../../outputs/chat/chatOutput.js";
import { chatGlyph } from "../../ui/icons.js";
import { useHeadingLevel } from "../../widget/context.js";
import { createWidget } from "../../widget/createWidget.js";

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
  input: chatInput(),
  output: chatOutput({ useHeadingLevel }),
  conversation,
  parameters: chatParameters,
  examples: [
    {
      example_title: "Bread",
      messages: [
        { role: "system", content: "You answer in two sentences at most." },
        { role: "user", content: "Why does bread dough have to rest?" },
      ],
      output: {
        text: "While it rests, yeast fills the dough with gas and the gluten **relaxes**, so that it can be shaped.",
      },
    },
    {
      example_title: "A walk in the rain",
      text: "Name three things for a walk in the rain.",
      output: { text: "1. A jacket with a hood\n2. Dry socks in a bag\n3. Something warm in a flask" },
    },
  ],
});

/** Talks with a model in the page. */
export const ConversationalWidget = createWidget(task);
export default ConversationalWidget;
