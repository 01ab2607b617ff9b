"use client";
import { useMemo } from "react";
import type { OutputViewProps, TaskOutput } from "../../core/task.js";
import type { JsonRequest } from "../../inputs/jsonRequest.js";
import type { Answer } from "../../outputs/anything/answer.js";
import { answerOutput } from "../../outputs/anything/index.js";
import { Passage } from "../../outputs/anything/Passage.js";
import { lazily } from "../../ui/lazily.js";
import { useWords } from "../../ui/words.js";
import type { GraphDrawingProps } from "./GraphDrawing.js";
import { readGraph, valuesOfNodes, wordGraph } from "./graph.js";

/** Any answer, drawn by its shape; before it the graph that was asked about, where it is small. */
export const graphOutput: TaskOutput<Answer, JsonRequest> = {
  ...answerOutput,
  toText(output, input, t) {
    const graph = readGraph(input);
    if (!graph) return answerOutput.toText(output, input, t);
    const values = valuesOfNodes(output, graph, t);
    const words = wordGraph(graph, values, t);
    return values ? words : `${answerOutput.toText(output, input, t)}\n\n${words}`;
  },
  View: GraphView,
};

const GraphDrawing = lazily<GraphDrawingProps>(() => import("./GraphDrawing.js"), InWords, true);

function InWords({ graph, values }: GraphDrawingProps) {
  const t = useWords();
  return <Passage text={wordGraph(graph, values, t)} score={null} />;
}

function GraphView({ output, input }: OutputViewProps<Answer, JsonRequest>) {
  const graph = useMemo(() => readGraph(input), [input]);
  const t = useWords();
  const values = useMemo(() => graph && valuesOfNodes(output, graph, t), [graph, output, t]);
  if (!graph) return <answerOutput.View output={output} input={input} />;
  return (
    <div className="iw-stack">
      <GraphDrawing graph={graph} values={values} />
      {!values && <answerOutput.View output={output} input={input} />}
    </div>
  );
}
