/**
 * A node at step k in words, and as the row of a table: the same facts as the picture shows.
 *
 * @typedef {import("./frame.js").Frame} Frame
 * @typedef {import("./types.js").GraphNode} GraphNode
 * @typedef {import("./types.js").Hole} Hole
 * @typedef {import("./types.js").Sentence} Sentence
 * @typedef {import("./types.js").Trace} Trace
 * @typedef {{values: Pick<Frame["values"], "get">, gradients: Pick<Frame["gradients"], "get">}} Known
 */
import { asSpoken } from "./format.js";
import { gradientIn } from "./frame.js";
import { receiversOf } from "./receivers.js";

/**
 * @param {Trace} trace
 * @param {Known} frame
 * @param {GraphNode} node
 * @returns {Sentence}
 */
export function describe(trace, frame, node) {
  return { key: "page.node", holes: { what: whatIs(node), value: valueOf(frame, node.id), gradient: gradientOf(trace, frame, node.id) } };
}

/** A longer text is not read out whole before the graph. */
const LONG = 120;

/**
 * The graph before its nodes: what was typed, how much there is of it, and what comes out, once it is known.
 * @param {import("./picture.js").Picture} picture
 * @param {Frame} frame
 * @param {string} typed
 * @param {boolean} hidden whether numbers are hidden
 * @returns {Sentence}
 */
export function summaryOf({ title, nodes, inputs, output, whole }, { values }, typed, hidden) {
  const lines = typed.split("\n").map((line) => line.trim()).filter(Boolean).join("; ");
  const n = hidden ? undefined : values.get(output);
  /** @type {Record<string, Hole>} */
  const holes = {
    text: lines.length > LONG ? title : lines,
    nodes: { key: "page.stage.nodes", holes: { count: nodes.length } },
    inputs: { key: "page.stage.inputs", holes: { count: inputs.length } },
  };
  if (n === undefined) return { key: "page.stage.summary", holes };
  return { key: "page.stage.summary.whole", holes: { ...holes, name: { face: whole.nodes[output].label }, number: { n } } };
}

/**
 * Its name, and what it does.
 * @param {GraphNode} node
 * @returns {Sentence}
 */
export function whatIs({ inputs, op, label, mark, closed }) {
  if (closed) return { key: "page.node.part", holes: { name: { face: label }, formula: { face: mark } } };
  if (inputs.length) return { key: "page.node.op", holes: { name: { face: label }, op: { face: mark } } };
  return { key: op === "constant" ? "page.node.constant" : "page.node.input", holes: { name: { face: label } } };
}

/**
 * @param {Known} frame
 * @param {number} id
 * @returns {Sentence}
 */
function valueOf({ values }, id) {
  const n = values.get(id);
  return n === undefined ? { key: "page.node.no-value" } : { key: "page.node.value", holes: { number: { n } } };
}

/**
 * @param {Trace} trace
 * @param {Known} frame
 * @param {number} id
 * @returns {Sentence}
 */
function gradientOf(trace, { gradients }, id) {
  const gradient = gradients.get(id);
  if (gradient) {
    /** @type {Hole} */
    const number = gradient.slot === null ? asSpoken(gradientIn(trace, id, gradient)) : { n: gradient.slot };
    return { key: gradient.final ? "page.node.gradient" : "page.node.partial", holes: { number } };
  }
  const comes = receiversOf(trace).has(id);
  return { key: comes ? "page.node.no-gradient" : "page.node.none" };
}

/**
 * How many ways lead from each node to the one that is differentiated. Counted, not walked: there may be 2⁴⁰.
 * @param {Pick<Trace["graph"], "nodes">} drawn
 * @param {number} of
 * @returns {Map<number, bigint>} by id
 */
export function pathsOf({ nodes }, of) {
  const paths = new Map(nodes.map(({ id }) => [id, id === of ? 1n : 0n]));
  for (const { id, inputs } of [...nodes].reverse()) for (const from of inputs) paths.set(from, (paths.get(from) ?? 0n) + (paths.get(id) ?? 0n));
  return paths;
}
