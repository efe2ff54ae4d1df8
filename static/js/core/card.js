/**
 * The card of a node: what stands on it, and what can be done there.
 *
 * @typedef {import("./frame.js").Frame} Frame
 * @typedef {import("./types.js").Formula} Formula
 * @typedef {import("./types.js").Sentence} Sentence
 * @typedef {import("./types.js").Trace} Trace
 *
 * @typedef {{says: Sentence} & ({does: "differentiated", change: {of?: string | null, wrt?: string[] | null}}
 *   | {does: "alone"}
 *   | {does: "parted", part: number, open: boolean}
 *   | {does: "unfolded", node: number, open: boolean}
 *   | {does: "rewritten", node: string, to: "named" | "put-back"})} Deed
 * @typedef {object} Card
 * @property {Formula} title
 * @property {number | null} value its slot, null when not known yet
 * @property {Formula | null} head ∂f/∂g, null when no gradient is asked for
 * @property {import("./frame.js").Gradient | null} gradient
 * @property {Deed[]} deeds
 */
import { partOf } from "./closed.js";
import { isArray } from "./cells.js";
import { expressionOf, subjectOf } from "./subject.js";
import { isUnfolded } from "./unfolded.js";

/**
 * @param {Trace} trace
 * @param {Frame} frame
 * @param {number} id
 * @param {boolean} [unfolded] whether it is an array that stands as its elements
 * @returns {Card}
 */
export function cardOf(trace, frame, id, unfolded = false) {
  const node = trace.graph.nodes[id];
  return {
    title: expressionOf(node),
    value: frame.values.get(id) ?? null,
    head: headOf(trace, id),
    gradient: frame.gradients.get(id) ?? null,
    deeds: [...(node.inputs.length ? [...ofThis(trace, id), ...rewrites(trace, id), ...alone(trace, id), ...ofPart(trace, frame.grain, id)] : byThis(trace, id)), ...elements(trace, id, unfolded)],
  };
}

/**
 * @param {Trace} trace
 * @param {number} id
 * @returns {Formula | null}
 */
function headOf(trace, id) {
  const { steps, graph } = trace;
  for (const step of steps) {
    if (step.kind === "forward") continue;
    if ((step.kind === "pull" ? step.to : step.node) === id) return step.lines.gradient ?? null;
    if (step.kind === "seed" && step.zeros.includes(id)) {
      return [`\\frac{\\partial ${graph.nodes[subjectOf(trace)].label.latex}}{\\partial ${graph.nodes[id].label.latex}}`];
    }
  }
  return null;
}

/**
 * A node of numbers can be looked at by itself.
 * @param {Trace} trace
 * @param {number} id
 * @returns {Deed[]}
 */
function alone({ graph: { nodes } }, id) {
  return [id, ...nodes[id].inputs].some((one) => nodes[one].shape.length) ? [] : [{ does: "alone", says: { key: "page.card.alone" } }];
}

/**
 * An array stands as one node, or as its elements.
 * @param {Trace} trace
 * @param {number} id
 * @param {boolean} unfolded
 * @returns {Deed[]}
 */
function elements({ graph }, id, unfolded) {
  return isArray(graph, id) ? [{ does: "unfolded", node: id, open: !unfolded, says: { key: unfolded ? "page.card.fold" : "page.card.unfold" } }] : [];
}

/**
 * A part of several nodes opens and closes.
 * @param {Trace} trace
 * @param {import("./closed.js").Grain} grain
 * @param {number} id
 * @returns {Deed[]}
 */
function ofPart(trace, { closed }, id) {
  const part = partOf(trace, id)?.node;
  if (part === undefined) return [];
  if (closed.has(part)) return [{ does: "parted", part, open: true, says: { key: "page.card.open" } }];
  return [{ does: "parted", part, open: false, says: { key: "page.card.shut", holes: { name: { face: trace.graph.nodes[part].label } } } }];
}

/**
 * @param {Trace} trace
 * @param {number} id
 * @returns {Deed[]}
 */
function ofThis(trace, id) {
  const { nodes, output } = trace.graph;
  const subject = subjectOf(trace);
  if (subject === output && id === output) return [];
  /** @type {Sentence} */
  const again = { key: "page.card.of.output", holes: { name: { face: nodes[output].label } } };
  if (id === output || id === subject) return [{ does: "differentiated", change: { of: null }, says: again }];
  return [{ does: "differentiated", change: { of: nodes[id].name ?? `#${id}` }, says: { key: "page.card.of" } }];
}

/**
 * @param {Trace} trace
 * @param {number} id
 * @returns {Deed[]}
 */
function byThis({ graph: { inputs } }, id) {
  const own = inputs.find(({ node }) => node === id);
  if (!own) return [];
  const others = inputs.some((input) => input.wrt && input !== own);
  if (own.wrt && others) return [{ does: "differentiated", change: { wrt: [own.name] }, says: { key: "page.card.by" } }];
  if (own.wrt) return inputs.length > 1 ? [{ does: "differentiated", change: { wrt: null }, says: { key: "page.card.by.all" } }] : [];
  return [{ does: "differentiated", change: { wrt: [own.name] }, says: { key: "page.card.by" } }];
}

/**
 * A piece without a name can have one; a named piece that is used once can be put back.
 * @param {Trace} trace
 * @param {number} id
 * @returns {Deed[]}
 */
function rewrites({ network, graph }, id) {
  const { nodes, output } = graph;
  // A text of arrays has no elements.
  if (network || id === output || isUnfolded(graph)) return [];
  const { name } = nodes[id];
  if (name === null) return [{ does: "rewritten", node: `#${id}`, to: "named", says: { key: "page.card.name" } }];
  const uses = nodes.flatMap(({ inputs }) => inputs).filter((from) => from === id).length;
  return uses === 1 ? [{ does: "rewritten", node: name, to: "put-back", says: { key: "page.card.put-back" } }] : [];
}
