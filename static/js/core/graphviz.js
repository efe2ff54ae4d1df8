/**
 * A graph as Graphviz reads it, and Graphviz's "plain" answer as a layout.
 *
 * @typedef {import("./types.js").Graph} Graph
 * @typedef {import("./types.js").Layout} Layout
 * @typedef {import("./types.js").Point} Point
 */
import { edgeKey } from "./frame.js";

const INCH = 72;
/** Above so many inputs, a fixed order costs more crossings than it is worth. */
const ORDERED_INPUTS = 30;

/**
 * @param {Graph} graph
 * @param {(id: number) => {width: number, height: number}} size
 * @returns {string}
 */
export function toDot(graph, size) {
  const inputs = graph.inputs.map((input) => input.node);
  const lines = ["digraph {", "rankdir=LR; nodesep=0.15; ranksep=1.2; node [shape=box, fixedsize=true];"];
  for (const { id } of graph.nodes) {
    const { width, height } = size(id);
    lines.push(`${id} [width=${(width / INCH).toFixed(3)}, height=${(height / INCH).toFixed(3)}];`);
  }
  if (inputs.length > 1 && inputs.length <= ORDERED_INPUTS) {
    lines.push(`{rank=source; ${inputs.join("; ")}; ${inputs.join(" -> ")} [style=invis];}`);
  }
  for (const node of graph.nodes) {
    for (const from of node.inputs) lines.push(`${from} -> ${node.id};`);
  }
  return [...lines, "}"].join("\n");
}

/**
 * @param {string} plain
 * @param {Graph} graph
 * @returns {Layout}
 */
export function fromPlain(plain, graph) {
  /** @type {Map<number, Point>} */
  const nodes = new Map();
  /** @type {Map<string, Point[][]>} */
  const lines = new Map();
  for (const line of plain.replace(/\\\n/g, "").split("\n")) {
    const words = line.split(/\s+/);
    if (words[0] === "node") nodes.set(Number(words[1]), point(words[2], words[3]));
    if (words[0] === "edge") {
      const key = `${words[1]} ${words[2]}`;
      lines.set(key, [...(lines.get(key) ?? []), points(words)]);
    }
  }
  /** @type {Layout["routes"]} */
  const routes = new Map();
  for (const node of graph.nodes) {
    node.inputs.forEach((from, slot) => {
      const route = lines.get(`${from} ${node.id}`)?.shift();
      if (route) routes.set(edgeKey(node.id, slot), route);
    });
  }
  return { nodes, routes };
}

/**
 * The knots of the edge's curve: every third of its control points.
 * @param {string[]} words
 * @returns {Point[]}
 */
function points(words) {
  const count = Number(words[3]);
  return Array.from({ length: Math.ceil(count / 3) }, (_, i) => point(words[4 + 6 * i], words[5 + 6 * i]));
}

/**
 * Graphviz counts inches upwards.
 * @param {string} x
 * @param {string} y
 * @returns {Point}
 */
function point(x, y) {
  return { x: Number(x) * INCH, y: -Number(y) * INCH };
}
