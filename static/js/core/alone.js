/**
 * What is to be said of a node by itself: its value from its inputs, and its partial by each of them.
 *
 * @typedef {import("./types.js").Face} Face
 * @typedef {import("./types.js").Formula} Formula
 * @typedef {import("./types.js").Sentence} Sentence
 * @typedef {import("./types.js").Trace} Trace
 *
 * @typedef {object} Facts
 * @property {Formula} value
 * @property {{slot: number, formula: Formula}[]} partials of each input through which a gradient passes
 * @property {number} more how many of them are left out
 * @property {Sentence[]} notes what holds at these numbers
 * @property {Sentence} says the value, and the partials, for the ear
 */
import { holds } from "./noted.js";

/** So many partials are written out; the others of a long row look the same. */
const MOST = 12;

/**
 * What its inputs are called in the graph, where they are called otherwise there.
 * @param {Trace["graph"]} graph
 * @param {number} id
 * @param {Trace} alone
 * @returns {Sentence | null}
 */
export function callsOf({ nodes }, id, { graph: { inputs } }) {
  const read = [...new Set(nodes[id].inputs)].map((from) => nodes[from]).filter(({ op }) => op !== "constant");
  const others = inputs.flatMap(({ label }, i) => (read[i] && read[i].label.text !== label.text ? [{ own: { face: label }, there: { face: read[i].label } }] : []));
  return others.length ? { key: "page.alone.here", holes: { calls: { list: others.slice(0, MOST).map((holes) => ({ key: "page.alone.calls", holes })) } } } : null;
}

/**
 * @param {Trace} trace of one node
 * @returns {Facts}
 */
export function factsOf({ graph, steps, numbers }) {
  const forward = steps[0];
  const pulls = steps.flatMap((step) => (step.kind === "pull" ? [step] : []));
  const notes = [forward, ...pulls].flatMap((step) => step.notes.filter(({ kind, slot }) => kind !== "cut" && holds(slot, numbers)).map(({ sentence }) => sentence));
  const face = (/** @type {number} */ id) => ({ face: graph.nodes[id].label });
  return {
    value: forward.lines.rule,
    partials: pulls.slice(0, MOST).map(({ slot, lines: { local_rule: formula = [] } }) => ({ slot, formula })),
    more: Math.max(0, pulls.length - MOST),
    notes: [...new Map(notes.map((note) => [JSON.stringify(note), note])).values()],
    says: { key: pulls.length ? "page.alone.now" : "page.alone.only", holes: {
      node: face(graph.output), value: { n: graph.output },
      partials: { list: pulls.slice(0, MOST).map(({ to, local }) => ({ key: "page.alone.by", holes: { input: face(to), slope: { n: local } } })) },
    } },
  };
}
