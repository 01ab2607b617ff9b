import { defineTask } from "../../core/task.js";
import {
  doSample,
  maxNewTokens,
  repetitionPenalty,
  returnSequences,
  seed,
  stopTexts,
  temperature,
  topK,
  topP,
} from "../../inputs/generation.js";
import { proseGlyph } from "../../ui/icons.js";
import { createWidget } from "../../widget/createWidget.js";
import { promptInput } from "./Input.js";
import { continuationsOutput } from "./Output.js";

/**
 * More text after a beginning: stories, code, lists, or an answer to an instruction.
 *
 * Source: https://huggingface.co/docs/inference-providers/tasks/text-generation
 */
export const task = defineTask({
  id: "text-generation",
  name: "Text generation",
  icon: proseGlyph,
  layout: "split",
  input: promptInput,
  output: continuationsOutput,
  parameters: [
    // Servers of completions stop after sixteen, in the middle of the first sentence.
    { ...maxNewTokens, default: 100 },
    doSample,
    temperature,
    topK,
    topP,
    repetitionPenalty,
    returnSequences,
    seed,
    stopTexts,
  ],
  examples: [
    {
      example_title: "A story",
      text: "The baker on the corner had one rule: whoever came in before sunrise",
      output: {
        text: " was given the first roll for nothing, as long as they told her something she did not yet know about the sea.",
      },
    },
    {
      example_title: "A list",
      text: "Things to pack for three days of rain in a tent:\n1. A second pair of boots\n2.",
      output: { text: " Playing cards in a tin\n3. More tea than seems sensible\n4. A rope to dry socks on" },
    },
  ],
});

/** Tries a text-generation model in the page. */
export const TextGenerationWidget = createWidget(task);
export default TextGenerationWidget;
