import { defineTask } from "../../core/task.js";
import { tableInput } from "../../inputs/tableInput.js";
import { predictionsOutput } from "../../outputs/predictions.js";
import { tableGlyph } from "../../ui/toolIcons.js";
import { createWidget } from "../../widget/createWidget.js";

/**
 * A number, or several, for each row of a table, from what stands in its columns.
 *
 * Source: https://huggingface.co/tasks/tabular-regression
 */
export const task = defineTask({
  id: "tabular-regression",
  name: "Tabular regression",
  icon: tableGlyph,
  layout: "stack",
  input: tableInput({ label: "Rows to predict a number for" }),
  output: predictionsOutput("numbers"),
  examples: [
    {
      example_title: "Rent of a flat",
      structured_data: {
        area_m2: [34, 58, 71, 96],
        rooms: [1, 2, 3, 4],
        balcony: [false, true, true, false],
        district: ["harbour", "harbour", "old town", "garden city"],
      },
      output: [612.5, 948.2, 1105, 1218.75],
    },
  ],
});

/** Tries a tabular-regression model in the page. */
export const TabularRegressionWidget = createWidget(task);
export default TabularRegressionWidget;
