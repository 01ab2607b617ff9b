import { act, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, describe, expect, test } from "vitest";
import { createTranslate } from "../../src/core/message.js";
import type { CardExample } from "../../src/core/task.js";
import type { JsonRequest } from "../../src/inputs/jsonRequest.js";
import { readGraph } from "../../src/tasks/graph-ml/graph.js";
import { GraphMlWidget, task } from "../../src/tasks/graph-ml/index.js";
import { answeringFetcher } from "../controlledFetcher.js";
import { recordingsOf } from "../recordings.js";

const t = createTranslate();

// The parts that are loaded when they are first drawn.
beforeAll(async () => {
  await import("../../src/tasks/graph-ml/GraphDrawing.js");
  await import("../../src/outputs/anything/Drawing.js");
});

const inputOf = (example: CardExample) => task.input.fromCard(example) as JsonRequest;
const line = inputOf({
  nodes: ["a", "b", "c"],
  edges: [
    ["a", "b"],
    ["b", "c"],
  ],
});
const textOf = (body: unknown, asked = line) => task.output.toText(task.output.fromAnswer(body, asked), asked, t);

async function show(body: unknown, asked = line) {
  const View = task.output.View;
  const view = render(<View output={task.output.fromAnswer(body, asked)} input={asked} />);
  await act(async () => {});
  return view;
}

describe("a graph", () => {
  test.each<[string, unknown]>([
    ["names and pairs", { nodes: ["a", "b"], edges: [["a", "b"]] }],
    ["places", { nodes: ["a", "b"], edges: [[0, 1]] }],
    [
      "objects",
      {
        nodes: [
          { id: 7, label: "a" },
          { id: 9, label: "b" },
        ],
        links: [{ source: 7, target: 9 }],
      },
    ],
    ["edges that name the nodes", { edges: [{ from: "a", to: "b" }] }],
    ["a table of edges", { table: { From: ["a"], To: ["b"] } }],
    ["a field of its own", { graph: { nodes: ["a", "b"], edges: [["a", "b"]] } }],
    ["a request", { inputs: { nodes: ["a", "b"], edges: [["a", "b"]] } }],
  ])("is seen in %s", (_name, value) => {
    expect(readGraph({ json: JSON.stringify(value) })).toEqual({ nodes: ["a", "b"], edges: [[0, 1]] });
  });

  test("is seen in an index of edges", () => {
    expect(readGraph({ json: '{"edge_index": [[0, 1], [1, 2]], "num_nodes": 3}' })?.edges).toEqual([
      [0, 1],
      [1, 2],
    ]);
  });

  test.each<[string, unknown]>([
    ["too many nodes", { nodes: Array.from({ length: 61 }, (_, at) => at), edges: [[0, 1]] }],
    ["too many edges", { nodes: ["a", "b"], edges: Array.from({ length: 301 }, () => ["a", "b"]) }],
    ["no edges", { nodes: ["a", "b"], edges: [] }],
    ["an edge to nowhere", { nodes: ["a", "b"], edges: [["a", "z"]] }],
    ["edges of no kind", { nodes: ["a", "b"], edges: [null, 7] }],
    ["a molecule", "CCO"],
    ["a count that is huge", { num_nodes: 1e12, edge_index: [[0], [1]] }],
  ])("is not drawn out of %s", (_name, value) => {
    expect(readGraph({ json: JSON.stringify(value) })).toBeUndefined();
  });

  test("is not looked for in what is no JSON, or very long", () => {
    expect(readGraph({ json: "{" })).toBeUndefined();
    expect(readGraph({ json: `{"edges": [["a", "${"b".repeat(60_000)}"]]}` })).toBeUndefined();
  });

  test("is sent as it is written", async () => {
    const fetcher = answeringFetcher(["hub", "leaf"]);
    render(<GraphMlWidget fetcher={fetcher} />);
    const field = screen.getByRole("textbox", { name: "Graph (JSON)" });
    await userEvent.click(field);
    await userEvent.paste('{"nodes": ["a", "b"], "edges": [["a", "b"]]}');
    await userEvent.click(screen.getByRole("button", { name: "Run" }));
    expect(await screen.findByRole("img", { name: "Graph with 2 nodes and 1 edge" })).toBeInTheDocument();
    expect(fetcher.requests).toMatchObject([{ task: "graph-ml", inputs: { nodes: ["a", "b"], edges: [["a", "b"]] } }]);
  });
});

describe("an answer", () => {
  test.each(recordingsOf(task.id))("is drawn by what it is: $name", async ({ example, body }) => {
    await show(body, inputOf(example));
    expect(document.body.textContent).not.toMatch(/undefined|NaN|\[object/);
    expect(textOf(body, inputOf(example))).not.toBe("");
  });

  test("with one label for each node stands at the nodes, and in a table", async () => {
    await show(["hub", "hub", "end"]);
    expect(screen.getByRole("img").textContent).toBe("a · hubb · hubc · end");
    const row = screen.getByRole("rowheader", { name: "c" }).closest("tr") as HTMLElement;
    expect(within(row).getByRole("cell")).toHaveTextContent("end");
  });

  test("says in words all that the picture shows: nodes, edges, and what the model says of them", () => {
    expect(textOf(["hub", "hub", "end"])).toBe("Graph with 3 nodes and 2 edges\na: hub\nb: hub\nc: end\nEdges: a – b, b – c");
    expect(textOf([{ label: "cyclic", score: 0.93 }])).toBe(
      "cyclic: 0.930\n\nGraph with 3 nodes and 2 edges\nNodes: a, b, c\nEdges: a – b, b – c",
    );
  });

  test("with numbers for the nodes gives them no colours, and equal decimals", async () => {
    const { container } = await show([0.5, 0.25, 1]);
    expect(screen.getByRole("cell", { name: "0.50" })).toBeVisible();
    expect(container.querySelector(".iw-dash")).toBeNull();
  });

  test("for the whole graph stands below the graph", async () => {
    const body = [
      { label: "cyclic", score: 0.93 },
      { label: "acyclic", score: 0.07 },
    ];
    await show(body);
    expect(screen.getByRole("img").textContent).toBe("abc");
    expect(screen.getByText("cyclic")).toBeVisible();
    expect(textOf(body)).toContain("cyclic: 0.930");
  });

  test("has markup in names as text, and long names cut in the drawing only", async () => {
    const name = `<img src=x onerror=alert(1)>${"x".repeat(100)}`;
    const asked = inputOf({ nodes: [name, "b"], edges: [[name, "b"]] });
    const { container } = await show(["<b>1</b>", "y"], asked);
    expect(container.querySelector("img, b")).toBeNull();
    expect(screen.getByRole("img").textContent).toMatch(/^<img src=x onerror=aler…/);
    expect(screen.getByRole("rowheader", { name })).toBeVisible();
  });
});
