import { defineTask } from "../../core/task.js";
import { jsonInput } from "../../inputs/jsonInput.js";
import { createWidget } from "../../widget/createWidget.js";
import { graphOutput } from "./Output.js";

const graphGlyph =
  "M5.2 11.4l1.9-5M9 6.4l1.9 5M5.9 12.5h4.2M9.5 4.5a1.5 1.5 0 1 1-3 0a1.5 1.5 0 1 1 3 0M5.9 12.5a1.5 1.5 0 1 1-3 0a1.5 1.5 0 1 1 3 0M13.1 12.5a1.5 1.5 0 1 1-3 0a1.5 1.5 0 1 1 3 0";

/**
 * Asks about a graph of nodes and edges, or any other structure in JSON; the answer is drawn by what it is.
 *
 * Source: https://huggingface.co/tasks/graph-ml
 */
export const task = defineTask({
  id: "graph-ml",
  name: "Graph machine learning",
  icon: graphGlyph,
  layout: "stack",
  input: jsonInput({
    label: "Graph (JSON)",
    lacks: "Write a graph first.",
    placeholder: '{\n  "nodes": ["a", "b", "c"],\n  "edges": [["a", "b"], ["b", "c"]]\n}',
    inputs: "bare",
  }),
  output: graphOutput,
  examples: [
    {
      example_title: "Friends at a tea house",
      nodes: ["Ama", "Bao", "Cleo", "Dina", "Emil", "Fatu"],
      edges: [
        ["Ama", "Bao"],
        ["Ama", "Cleo"],
        ["Bao", "Cleo"],
        ["Cleo", "Dina"],
        ["Dina", "Emil"],
        ["Dina", "Fatu"],
        ["Emil", "Fatu"],
      ],
      output: ["window table", "window table", "window table", "garden table", "garden table", "garden table"],
    },
  ],
});

/** Tries a graph-ml model in the page. */
export const GraphMlWidget = createWidget(task);
export default GraphMlWidget;
