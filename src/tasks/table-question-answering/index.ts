import { defineTask } from "../../core/task.js";
import { tableGlyph } from "../../ui/toolIcons.js";
import { createWidget } from "../../widget/createWidget.js";
import { tableQuestionInput } from "./Input.js";
import { tableAnswersOutput } from "./Output.js";

const ports = {
  Port: ["Rotterdam", "Antwerp", "Hamburg", "Valencia", "Piraeus"],
  Country: ["Netherlands", "Belgium", "Germany", "Spain", "Greece"],
  "M TEU": ["14.45", "13.53", "7.74", "5.04", "4.79"],
  "Mt cargo": ["436", "287", "114", "77", "51"],
  "Draught m": ["29.1", "25.4", "21.8", "20.2", "19.6"],
};

/**
 * A question about a table, answered by its cells, by their sum, average or count, or in words.
 *
 * Source: https://huggingface.co/tasks/table-question-answering
 */
export const task = defineTask({
  id: "table-question-answering",
  name: "Table question answering",
  icon: tableGlyph,
  layout: "stack",
  input: tableQuestionInput,
  output: tableAnswersOutput,
  parameters: [
    {
      name: "sequential",
      label: "Sequential",
      help: "Lets an answer know of those before it, for models trained on conversations; slower.",
      kind: "boolean",
    },
  ],
  examples: [
    {
      example_title: "European ports",
      text: "How many containers do the three busiest ports move together?",
      table: ports,
      output: {
        answer: "SUM > 14.45, 13.53, 7.74",
        coordinates: [
          [0, 2],
          [1, 2],
          [2, 2],
        ],
        cells: ["14.45", "13.53", "7.74"],
        aggregator: "SUM",
      },
    },
    {
      example_title: "One cell",
      text: "Which port is in Spain?",
      table: ports,
      output: { answer: "Valencia", coordinates: [[3, 0]], cells: ["Valencia"], aggregator: "NONE" },
    },
    {
      example_title: "Counting",
      text: "How many ports handle more than 100 Mt of cargo?",
      table: ports,
      output: {
        answer: "COUNT > Rotterdam, Antwerp, Hamburg",
        coordinates: [
          [0, 0],
          [1, 0],
          [2, 0],
        ],
        cells: ["Rotterdam", "Antwerp", "Hamburg"],
        aggregator: "COUNT",
      },
    },
  ],
});

export const TableQuestionAnsweringWidget = createWidget(task);
export default TableQuestionAnsweringWidget;
