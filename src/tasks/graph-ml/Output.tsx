"use client";
import { useMemo } from "react";
import type { OutputViewProps, TaskOutput } from "../../core/task.js";
import type { JsonRequest } from "../../inputs/jsonRequest.js";
import type { Answer } from "../../outputs/anything/answer.js";
import { answerOutput } from "../../outputs/anything/index.js";
import { lazily } from "../../ui/lazily.js";
import { useWords } from "../../ui/words.js";
import type { GraphDrawingProps } from "./GraphDrawing.js";
import { readGraph, sizeOf, valuesOfNodes } from "./graph.js";

/** Any answer, drawn by its shape; before it the graph that was asked about, where it is small. */
export const graphOutput: TaskOutput<Answer, JsonRequest> = {
  ...answerOutput,
  toText(output, input, t) {
    const graph = readGraph(input);
    const values = graph && valuesOfNodes(output, graph);
    if (!graph) return answerOutput.toText(output, input, t);
    const told = values
      ? graph.nodes.map((name, at) => `${name}: ${values[at]}`).join("\n")
      : answerOutput.toText(output, input, t);
    return `${sizeOf(graph, t)}\n\n${told}`;
  },
  View: GraphView,
};

const GraphDrawing = lazily<GraphDrawingProps>(() => import("./GraphDrawing.js"), InWords, true);

function InWords({ graph }: GraphDrawingProps) {
  const t = useWords();
  return (
    <p className="iw-sub">
      <bdi>{sizeOf(graph, t)}</bdi>
    </p>
  );
}

function GraphView({ output, input }: OutputViewProps<Answer, JsonRequest>) {
  const graph = useMemo(() => readGraph(input), [input]);
  const values = useMemo(() => graph && valuesOfNodes(output, graph), [graph, output]);
  if (!graph) return <answerOutput.View output={output} input={input} />;
  return (
    <div className="iw-stack">
      <GraphDrawing graph={graph} values={values} />
      <answerOutput.View output={output} input={input} />
    </div>
  );
}
