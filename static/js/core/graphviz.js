/**
 * A graph as Graphviz reads it, and Graphviz's "plain" answer as a layout.
 *
 * @typedef {import("./types.js").Graph} Graph
 * @typedef {import("./types.js").Layout} Layout
 * @typedef {import("./types.js").Point} Point
 */
import { edgeKey } from "./frame.js";
import { INPUTS_IN_A_COLUMN, columnsOf, inOrder } from "./rank.js";

const INCH = 72;
/** In larger graphs the order before an edit would cost more crossings than it is worth. */
const ORDERED = 120;

/**
 * @param {Graph} graph
 * @param {(id: number) => {along: number, across: number}} size
 * @param {Map<number, number>} [before] where nodes stood across their column before an edit
 * @returns {string}
 */
export function toDot(graph, size, before = new Map()) {
  const lines = ["digraph {", "rankdir=LR; nodesep=0.15; ranksep=1.2; node [shape=box, fixedsize=true];"];
  for (const { id } of graph.nodes) {
    const { along, across } = size(id);
    lines.push(`${id} [width=${(along / INCH).toFixed(3)}, height=${(across / INCH).toFixed(3)}];`);
  }
  const columns = columnsOf(graph);
  const last = Math.max(...columns.keys());
  if (last > 0) lines.push(`node [width=0.01, height=0.01]; ${Array.from({ length: last + 1 }, (_, rank) => `r${rank}`).join(" -> ")} [style=invis];`);
  for (const [rank, ids] of columns) lines.push(`{rank=same; r${rank}; ${ids.join("; ")};${chain(fixed(graph, ids, before))}}`);
  for (const node of graph.nodes) {
    for (const from of node.inputs) lines.push(`${from} -> ${node.id};`);
  }
  return [...lines, "}"].join("\n");
}

/**
 * Those nodes of a column whose order is settled: inputs in order of appearance, and what stood there before.
 * @param {Graph} graph
 * @param {number[]} ids
 * @param {Map<number, number>} before
 */
function fixed(graph, ids, before) {
  if (graph.nodes.length > ORDERED) return inputsAmong(graph, ids);
  const inputs = new Set(inputsAmong(graph, ids));
  const others = inOrder(ids.filter((id) => !inputs.has(id) && before.has(id)), before);
  return inputs.size ? placed([...inputs], others, before) : others;
}

/**
 * Inputs keep the order they had; a new one comes after the one it follows in the text.
 * @param {number[]} inputs
 * @param {number[]} others
 * @param {Map<number, number>} before
 */
function placed(inputs, others, before) {
  const order = inOrder([...inputs.filter((id) => before.has(id)), ...others], before);
  for (const [i, id] of inputs.entries()) {
    if (!before.has(id)) order.splice(i ? order.indexOf(inputs[i - 1]) + 1 : 0, 0, id);
  }
  return order;
}

/**
 * @param {Graph} graph
 * @param {number[]} ids
 */
function inputsAmong({ inputs }, ids) {
  if (inputs.length > INPUTS_IN_A_COLUMN) return [];
  const here = new Set(ids);
  return inputs.map(({ node }) => node).filter((node) => here.has(node));
}

/** @param {number[]} ids */
function chain(ids) {
  return ids.length > 1 ? ` ${ids.join(" -> ")} [style=invis];` : "";
}

/**
 * @param {string} plain
 * @param {Graph} graph
 * @returns {{nodes: Layout["nodes"], routes: Layout["routes"]}}
 */
export function fromPlain(plain, graph) {
  /** @type {Map<number, Point>} */
  const nodes = new Map();
  /** @type {number[]} */
  const columns = [];
  /** @type {Map<string, Point[][]>} */
  const lines = new Map();
  for (const line of plain.replace(/\\\n/g, "").split("\n")) {
    const words = line.split(/\s+/);
    if (words[0] === "node") {
      const at = point(words[2], words[3]);
      if (words[1].startsWith("r")) columns[Number(words[1].slice(1))] = at.x;
      else nodes.set(Number(words[1]), at);
    }
    if (words[0] === "edge") {
      const key = `${words[1]} ${words[2]}`;
      lines.set(key, [...(lines.get(key) ?? []), points(words)]);
    }
  }
  /** @param {Point} at @returns {Point} */
  const ranked = ({ x, y }) => ({ x: rankAt(x, columns), y });
  /** @type {Layout["routes"]} */
  const routes = new Map();
  for (const node of graph.nodes) {
    node.inputs.forEach((from, slot) => {
      const route = lines.get(`${from} ${node.id}`)?.shift();
      if (route) routes.set(edgeKey(node.id, slot), route.map(ranked));
    });
  }
  return { nodes: new Map([...nodes].map(([id, at]) => [id, { ...ranked(at), x: Math.round(rankAt(at.x, columns)) }])), routes };
}

/**
 * Graphviz's columns are as wide as their nodes; ours are counted.
 * @param {number} x
 * @param {number[]} columns
 */
function rankAt(x, columns) {
  if (columns.length < 2) return 0;
  const after = columns.findIndex((column) => column >= x - 1e-6);
  const i = Math.min(Math.max(after < 0 ? columns.length - 1 : after, 1), columns.length - 1);
  return i - 1 + (x - columns[i - 1]) / (columns[i] - columns[i - 1]);
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
