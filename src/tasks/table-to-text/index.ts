import { defineTask } from "../../core/task.js";
import { maxNewTokens, temperature, topP } from "../../inputs/generation.js";
import { tableTextInput } from "../../inputs/tableText.js";
import { textsOutput } from "../../outputs/texts.js";
import { tableGlyph } from "../../ui/toolIcons.js";
import { createWidget } from "../../widget/createWidget.js";

/**
 * A table in sentences: a report of its rows, or what an instruction asks of it.
 *
 * The Hub has no contract for it: the table goes as `{ table }`, and any answer of a model that writes is read.
 * Source: https://huggingface.co/models?pipeline_tag=table-to-text
 */
export const task = defineTask({
  id: "table-to-text",
  name: "Table to text",
  icon: tableGlyph,
  layout: "stack",
  input: tableTextInput,
  output: { ...textsOutput, promise: "What the table says appears here, in sentences." },
  parameters: [maxNewTokens, temperature, topP],
  examples: [
    {
      example_title: "Weather of a week",
      table: { Day: ["Monday", "Tuesday", "Wednesday"], "Rain (mm)": ["0", "12", "3"], "High (°C)": ["21", "16", "18"] },
      output: { text: "Tuesday was the coolest and wettest of the three days, with 12 mm of rain and at most 16 °C." },
    },
    {
      example_title: "Menu, with an instruction",
      text: "Recommend the cheapest dish.",
      table: { Dish: ["Leek soup", "Fish cakes", "Plum tart"], "Price (€)": ["5.50", "11.00", "4.20"] },
      output: { text: "For 4.20 € the plum tart is the cheapest thing on the menu." },
    },
  ],
});

/** Tries a table-to-text model in the page. */
export const TableToTextWidget = createWidget(task);
export default TableToTextWidget;
