import { defineTask } from "../../core/task.js";
import { maxNewTokens, temperature, topP } from "../../inputs/generation.js";
import { tableTextInput } from "../../inputs/tableText.js";
import { textsOutput } from "../../outputs/texts.js";
import { tableGlyph } from "../../ui/toolIcons.js";
import { createWidget } from "../../widget/createWidget.js";

/**
 * Records in sentences: each row of figures as somebody would tell it.
 *
 * The Hub has no contract for it: the records go as `{ table }`, and any answer of a model that writes is read.
 * Source: https://huggingface.co/models?pipeline_tag=tabular-to-text
 */
export const task = defineTask({
  id: "tabular-to-text",
  name: "Tabular to text",
  icon: tableGlyph,
  layout: "stack",
  input: tableTextInput,
  output: { ...textsOutput, promise: "What the records say appears here, in sentences." },
  parameters: [maxNewTokens, temperature, topP],
  examples: [
    {
      example_title: "A match",
      table: { Player: ["Ana", "Ilse"], Goals: ["3", "1"], Minutes: ["90", "62"] },
      output: { text: "Ana scored three goals in ninety minutes, and Ilse one in the 62 she played." },
    },
    {
      example_title: "A hike",
      structured_data: { Stage: ["Lake to hut", "Hut to pass"], Hours: ["2.5", "4"], "Climb (m)": ["310", "940"] },
      output: { text: "The second stage is the hard one: four hours and 940 metres up to the pass." },
    },
  ],
});

/** Tries a tabular-to-text model in the page. */
export const TabularToTextWidget = createWidget(task);
export default TabularToTextWidget;
