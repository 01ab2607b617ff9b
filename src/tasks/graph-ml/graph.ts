import { figuresOf } from "../../core/figures.js";
import type { Translate } from "../../core/message.js";
import { isRecord } from "../../core/parse.js";
import type { JsonRequest } from "../../inputs/jsonRequest.js";
import type { Answer } from "../../outputs/anything/answer.js";

/** A graph that is small enough to be drawn. */
export interface Graph {
  /** What each node is called. */
  readonly nodes: readonly string[];
  /** Places of two nodes each. */
  readonly edges: readonly (readonly [from: number, to: number])[];
}

const mostNodes = 60;
const mostEdges = 300;
/** Characters of a request that is looked into. */
const longest = 50_000;

/**
 * The graph in a request: `nodes` and `edges`, or `links`, or `edge_index` with `num_nodes`, or a `table` of edges.
 *
 * A node is a name or an object with one; an edge is a pair of nodes or an object with `source` and `target` or `from` and
 * `to`, each a name or a place counted from 0. Undefined for more than 60 nodes or 300 edges, and for anything else.
 */
export function readGraph({ json }: JsonRequest): Graph | undefined {
  const inputs = json.length > longest ? undefined : parse(json);
  const graph = isRecord(inputs) && isRecord(inputs.graph) ? inputs.graph : inputs;
  if (!isRecord(graph)) return undefined;
  const pairs = pairsOf(graph);
  if (!pairs || pairs.length === 0 || pairs.length > mostEdges) return undefined;
  const nodes = nodesOf(graph, pairs);
  if (nodes.length === 0 || nodes.length > mostNodes) return undefined;
  const places = new Map<unknown, number>();
  for (const [place, { id }] of nodes.entries()) if (!places.has(id)) places.set(id, place);
  const placeOf = (node: unknown) =>
    places.get(node) ?? places.get(String(node)) ?? (typeof node === "number" && nodes[node] ? node : undefined);
  const edges: (readonly [number, number])[] = [];
  for (const [from, to] of pairs) {
    const [start, end] = [placeOf(from), placeOf(to)];
    if (start === undefined || end === undefined) return undefined;
    edges.push([start, end]);
  }
  return { nodes: nodes.map(({ name }) => name), edges };
}

/** What a model says of each node, where it says one thing of each. */
export function valuesOfNodes(output: Answer, { nodes }: Graph, t: Translate): readonly string[] | undefined {
  if (nodes.length < 2) return undefined;
  if (output.kind === "text" && output.texts.length === nodes.length) return output.texts.map(({ text }) => text);
  if (output.kind === "numbers" && output.rows.length === nodes.length && output.rows[0]?.length === 1) {
    const write = figuresOf(output.rows.flatMap(([value]) => (typeof value === "number" ? [value] : [])));
    return output.rows.map(([value]) => (typeof value === "number" ? t.figure(write(value)) : "–"));
  }
  return undefined;
}

/** The size of a graph in words. */
export function sizeOf({ nodes, edges }: Graph, t: Translate): string {
  return t("Graph with {nodes} {nodes|node|nodes} and {edges} {edges|edge|edges}", { nodes: nodes.length, edges: edges.length });
}

/** A graph in words: its size, its nodes with what a model says of each, and its edges. */
export function wordGraph(graph: Graph, values: readonly string[] | undefined, t: Translate): string {
  const { nodes, edges } = graph;
  return [
    sizeOf(graph, t),
    ...(values ? nodes.map((name, at) => `${name}: ${values[at]}`) : [`${t("Nodes")}: ${t.list(nodes)}`]),
    `${t("Edges")}: ${t.list(edges.map(([from, to]) => `${nodes[from]} – ${nodes[to]}`))}`,
  ].join("\n");
}

interface Node {
  readonly id: unknown;
  readonly name: string;
}

type Pair = readonly [from: unknown, to: unknown];

function parse(json: string): unknown {
  try {
    const value: unknown = JSON.parse(json);
    return isRecord(value) && Object.hasOwn(value, "inputs") ? value.inputs : value;
  } catch {
    return undefined;
  }
}

function pairsOf(graph: Readonly<Record<string, unknown>>): readonly Pair[] | undefined {
  const { edge_index: index } = graph;
  if (Array.isArray(index) && Array.isArray(index[0]) && Array.isArray(index[1])) {
    const [from, to]: readonly unknown[][] = index;
    return from?.map((node, at) => [node, to?.[at]]);
  }
  const edges = graph.edges ?? graph.links ?? rowsOf(graph.table);
  if (!Array.isArray(edges)) return undefined;
  return edges.map((edge: unknown): Pair => {
    if (Array.isArray(edge)) return [edge[0], edge[1]];
    return isRecord(edge) ? [edge.source ?? edge.from, edge.target ?? edge.to] : [undefined, undefined];
  });
}

/** A table of edges as a list of them. */
function rowsOf(table: unknown): readonly Pair[] | undefined {
  const columns = isRecord(table) ? Object.entries(table) : [];
  const column = (names: RegExp) => columns.find(([name, cells]) => names.test(name) && Array.isArray(cells))?.[1];
  const [from, to] = [column(/^(source|from)$/i), column(/^(target|to)$/i)];
  return Array.isArray(from) && Array.isArray(to) ? from.map((node: unknown, at): Pair => [node, to[at]]) : undefined;
}

/** The nodes as listed, else as counted, else as the edges name them. */
function nodesOf(graph: Readonly<Record<string, unknown>>, pairs: readonly Pair[]): readonly Node[] {
  const { nodes, num_nodes: count } = graph;
  if (Array.isArray(nodes)) {
    return nodes.slice(0, mostNodes + 1).map((node: unknown, place) => {
      const id = isRecord(node) ? (node.id ?? node.name ?? node.label) : typeof node === "object" ? undefined : node;
      const name = isRecord(node) ? (node.label ?? node.name ?? node.id) : id;
      return { id: id ?? place, name: typeof name === "string" || typeof name === "number" ? String(name) : String(place) };
    });
  }
  if (typeof count === "number" && count >= 1) {
    return Array.from({ length: Math.min(count, mostNodes + 1) }, (_, place) => ({ id: place, name: String(place) }));
  }
  const named = new Set(pairs.flat().filter((node) => typeof node === "string" || typeof node === "number"));
  return [...named].map((id) => ({ id, name: String(id) }));
}
