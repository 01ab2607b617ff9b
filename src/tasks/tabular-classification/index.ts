import { defineTask } from "../../core/task.js";
import { tableInput } from "../../inputs/tableInput.js";
import { predictionsOutput } from "../../outputs/predictions.js";
import { tableGlyph } from "../../ui/toolIcons.js";
import { createWidget } from "../../widget/createWidget.js";

/**
 * A class for each row of a table, from what stands in its columns.
 *
 * Source: https://huggingface.co/tasks/tabular-classification
 */
export const task = defineTask({
  id: "tabular-classification",
  name: "Tabular classification",
  icon: tableGlyph,
  layout: "stack",
  input: tableInput({ label: "Rows to classify" }),
  output: predictionsOutput("classes"),
  examples: [
    {
      example_title: "Fruit at the market",
      structured_data: {
        weight_g: [182, 9, 131, 150],
        length_mm: [78, 24, 61, 190],
        colour: ["green", "red", "orange", "yellow"],
      },
      output: {
        predictions: ["apple", "strawberry", "orange", "banana"],
        probabilities: [
          [0.88, 0.04, 0.07, 0.01],
          [0.01, 0.01, 0.01, 0.97],
          [0.21, 0.02, 0.76, 0.01],
          [0.02, 0.95, 0.02, 0.01],
        ],
        classes: ["apple", "banana", "orange", "strawberry"],
      },
    },
  ],
});

/** Tries a tabular-classification model in the page. */
export const TabularClassificationWidget = createWidget(task);
export default TabularClassificationWidget;
