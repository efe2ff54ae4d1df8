/**
 * The graph to draw: the walk's own graph with each closed part of several nodes as one node, which has an edge for each
 * input of the part. Ids stay those of the whole graph, so that numbers, steps and pieces of text are found by them. A
 * network can be drawn as its neurons: the same nodes, all parts closed, weights on the lines.
 *
 * @typedef {import("./types.js").Graph} Graph
 * @typedef {import("./types.js").GraphNode} GraphNode
 * @typedef {import("./types.js").Trace} Trace
 * @typedef {import("./types.js").Network} Network
 * @typedef {typeof LOOKS[number]} Look
 * @typedef {Graph & {whole: Graph, closed: readonly number[], neurons: Network | null, apart: readonly number[]}} Picture
 *   closed: the parts drawn as one node, by their own; apart: the arrays drawn as their elements
 */
import { cellsIn, unfoldedIn } from "./cells.js";
import { closes, grainOf } from "./closed.js";
import { detailOf } from "./document.js";

/** How a network can be drawn; as tensors it is another graph, whose nodes are vectors and matrices. */
export const LOOKS = /** @type {const} */ (["neurons", "graph", "tensors"]);

/** @type {WeakMap<Graph, Map<string, Picture>>} */
const known = new WeakMap();

/**
 * How a document wants its walk drawn: a network as neurons, for as long as nothing inside of a part is to be seen.
 * @param {Pick<Trace, "network">} trace
 * @param {Pick<import("./document.js").Document, "text" | "detail" | "open" | "view">} document
 * @returns {Look}
 */
export function lookOf({ network }, document) {
  if (network?.elements) return "tensors";
  return network && document.view !== "graph" && closes(detailOf(document)) && !document.open?.length ? "neurons" : "graph";
}

/**
 * The picture that a document wants.
 * @param {Trace} trace
 * @param {import("./document.js").Document} document
 */
export function pictureFor(trace, document) {
  return pictureOf(trace, grainOf(trace, document).closed, lookOf(trace, document), unfoldedIn(trace.graph, document.open));
}

/**
 * The picture that is laid out so.
 * @param {Trace} trace
 * @param {Pick<import("./types.js").Layout, "closed" | "look" | "apart">} layout
 */
export function pictureOn(trace, { closed, look, apart }) {
  return pictureOf(trace, closed, look, apart);
}

/**
 * The same object for as long as the same is closed.
 * @param {Pick<Trace, "graph" | "parts" | "network">} trace
 * @param {Iterable<number>} closed the closed parts, each by its own node
 * @param {Look} [look]
 * @param {readonly number[]} [apart]
 * @returns {Picture}
 */
export function pictureOf({ graph, parts, network }, closed, look = "graph", apart = []) {
  const shut = new Set(closed);
  const folded = parts.filter(({ node, nodes }) => nodes.length > 1 && shut.has(node));
  const all = known.get(graph) ?? new Map();
  known.set(graph, all);
  const neurons = look === "neurons" ? network ?? null : null;
  const key = `${neurons ? look : ""} ${folded.map(({ node }) => node).join()} ${apart.join()}`;
  const found = all.get(key) ?? { ...graph, nodes: inCells(graph, folded.length ? drawn(graph, folded) : graph.nodes, apart), whole: graph, closed: folded.map(({ node }) => node), apart, neurons };
  all.set(key, found);
  return found;
}

/**
 * @param {Graph} graph
 * @param {Trace["parts"]} folded
 * @returns {GraphNode[]}
 */
function drawn({ nodes }, folded) {
  const inputs = new Map(folded.map((part) => [part.node, part.inputs]));
  const inside = new Set(folded.flatMap((part) => part.nodes));
  const read = new Set(nodes.flatMap((node) => (inside.has(node.id) ? [] : node.inputs)));
  const within = new Set(nodes.flatMap((node) => (inside.has(node.id) ? node.inputs : [])));
  /** @type {Map<number, number>} */
  const ranks = new Map();
  return nodes.flatMap((node) => {
    const { id, op } = node;
    const own = inputs.get(id);
    if (!own && (inside.has(id) || (op === "constant" && within.has(id) && !read.has(id)))) return [];
    const sources = own ?? node.inputs;
    const rank = 1 + Math.max(-1, ...sources.map((from) => ranks.get(from) ?? 0));
    ranks.set(id, rank);
    return [own ? { ...node, inputs: own, rank, mark: node.expression ?? node.label, closed: true } : { ...node, rank }];
  });
}

/**
 * @param {Graph} graph
 * @param {GraphNode[]} nodes
 * @param {readonly number[]} apart
 * @returns {GraphNode[]}
 */
function inCells(graph, nodes, apart) {
  return apart.length ? nodes.map((node) => (apart.includes(node.id) ? { ...node, unfolded: cellsIn(graph, node.id) ?? [] } : node)) : nodes;
}

/**
 * How large steps are in a picture that has not caught up with what was opened or closed.
 * @param {Trace} trace
 * @param {import("./closed.js").Grain} grain
 * @param {Picture} picture
 * @returns {import("./closed.js").Grain}
 */
export function grainIn(trace, grain, picture) {
  if (pictureOf(trace, grain.closed, picture.neurons ? "neurons" : "graph", picture.apart) === picture) return grain;
  const several = new Set(trace.parts.filter(({ nodes }) => nodes.length > 1).map(({ node }) => node));
  return { ...grain, closed: new Set([...[...grain.closed].filter((id) => !several.has(id)), ...picture.closed]) };
}

/**
 * Whether a layout is of this picture.
 * @param {import("./types.js").Layout} layout
 * @param {Picture} picture
 */
export function isOf({ closed, nodes, apart = [], look = "graph" }, picture) {
  return apart.join() === picture.apart.join() && (look === "neurons") === Boolean(picture.neurons) && closed.join() === picture.closed.join() && picture.nodes.length === nodes.size && picture.nodes.every(({ id }) => nodes.has(id));
}

/**
 * The one node that is drawn otherwise in one of two pictures: a part that is closed there and open in the other, or an
 * array that is unfolded.
 * @typedef {{closed: readonly number[], apart?: readonly number[]}} Drawn
 * @param {Drawn} one
 * @param {Drawn} other
 * @returns {number | null} null where there are none, or several
 */
export function turnedIn(one, other) {
  const [before, after] = [one, other].map(({ closed, apart = [] }) => [...closed, ...apart]);
  const turned = [...before.filter((id) => !after.includes(id)), ...after.filter((id) => !before.includes(id))];
  return turned.length === 1 ? turned[0] : null;
}
