"use client";
import { categoryClasses } from "../../ui/category.js";
import { useWords } from "../../ui/words.js";
import { type Graph, sizeOf } from "./graph.js";

export interface GraphDrawingProps {
  graph: Graph;
  /** What the model says of each node. */
  values: readonly string[] | undefined;
}

const width = 640;
const height = 380;
/** From the centre to the nodes, in units of the drawing. */
const radius = 120;
/** Characters of a label that are drawn. */
const longest = 24;
/** Nodes up to which their labels stand upright. */
const fewNodes = 16;

/** The nodes of a graph on a circle, their edges as lines; equal values have one colour. Below, the values as a table. */
export default function GraphDrawing({ graph, values }: GraphDrawingProps) {
  const t = useWords();
  const { nodes, edges } = graph;
  // Numbers are no categories.
  const colours = categoryClasses(values?.every((value) => Number.isNaN(Number(value))) ? values : []);
  const around = (turn: number, far: number) => [
    Number((width / 2 + far * Math.sin(turn)).toFixed(1)),
    Number((height / 2 - far * Math.cos(turn)).toFixed(1)),
  ];
  const placed = nodes.map((name, index) => {
    const turn = (index / nodes.length) * 2 * Math.PI;
    const [x = 0, y = 0] = around(turn, radius);
    return { name, index, turn, x, y };
  });
  return (
    <figure className="iw-g2">
      <figcaption className="iw-sub">
        <bdi>{sizeOf(graph, t)}</bdi>
      </figcaption>
      <svg className="iw-wide iw-ltr iw-graph-svg" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={sizeOf(graph, t)}>
        {edges.map(([from, to], index) => {
          const [start, end] = [placed[from], placed[to]];
          return start && end && <path className="iw-hair-edge" fill="none" key={index} d={edgeBetween(start, end)} />;
        })}
        {placed.map(({ name, index, turn, x, y }) => {
          const value = values?.[index];
          const [labelX = 0, labelY = 0] = around(turn, radius + 12);
          const isLeft = Math.sin(turn) < -0.01;
          const isUpright = nodes.length <= fewNodes;
          const middle = isUpright && Math.abs(Math.sin(turn)) < 0.01;
          const degrees = (turn * 180) / Math.PI - (isLeft ? 270 : 90);
          return (
            <g key={index}>
              <circle className={`iw-node ${colours.get(value ?? "") ?? ""}`} cx={x} cy={y} r="5" />
              <text
                className="iw-graph-label"
                x={labelX}
                y={labelY + (middle ? (Math.cos(turn) > 0 ? -2 : 10) : 4)}
                textAnchor={middle ? "middle" : isLeft ? "end" : "start"}
                transform={isUpright ? undefined : `rotate(${degrees.toFixed(1)} ${labelX} ${labelY})`}
              >
                {shortened(name)}
                {value !== undefined && <tspan className="iw-graph-value">{` · ${shortened(value)}`}</tspan>}
              </text>
            </g>
          );
        })}
      </svg>
      {values && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <div className="iw-any-box iw-inset" role="region" aria-label={t("Predictions by node")} tabIndex={0}>
          <table className="iw-table iw-any">
            <thead>
              <tr>
                <th className="iw-th" scope="col">
                  {t("Node")}
                </th>
                <th className="iw-th" scope="col">
                  {t("Prediction")}
                </th>
              </tr>
            </thead>
            <tbody>
              {nodes.map((name, index) => (
                <tr className="iw-tr" key={index}>
                  <th className="iw-td iw-graph-name" scope="row">
                    <bdi>{name}</bdi>
                  </th>
                  <td className="iw-td">
                    {colours.size > 0 && <span className={`iw-dash ${colours.get(values[index] ?? "")}`} />}
                    <bdi>{values[index]}</bdi>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </figure>
  );
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** A straight line; an edge from a node to itself is a loop towards the middle. */
function edgeBetween(from: Place, to: Place): string {
  if (from !== to) return `M${from.x} ${from.y}L${to.x} ${to.y}`;
  const [inX, inY] = [(width / 2 - from.x) / 4, (height / 2 - from.y) / 4];
  return `M${from.x} ${from.y}c${inX - inY / 2} ${inY + inX / 2} ${inX + inY / 2} ${inY - inX / 2} 0 0`;
}

function shortened(text: string): string {
  const characters = [...text.slice(0, 2 * longest)];
  return characters.length > longest ? `${characters.slice(0, longest - 1).join("")}…` : characters.join("");
}
