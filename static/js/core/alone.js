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
import { grainOf } from "./closed.js";
import { holds } from "./noted.js";
import { stepAt, stopsOf } from "./stops.js";

/** So many partials are written out; the others of a long row look the same. */
const MOST = 12;

/**
 * What its inputs are called in the graph, where they are called otherwise there.
 * @param {Pick<Trace, "graph" | "parts">} trace
 * @param {number} id
 * @param {Trace} alone
 * @returns {Sentence | null}
 */
export function callsOf({ graph: { nodes }, parts }, id, { graph: { inputs, nodes: own } }) {
  const boundary = isPart(own) ? [...parts.find(({ node }) => node === id)?.inputs ?? []].sort((a, b) => a - b) : null;
  const read = (boundary ?? [...new Set(nodes[id].inputs)]).map((from) => nodes[from]).filter(({ op }) => op !== "constant");
  const others = inputs.flatMap(({ label }, i) => (read[i] && read[i].label.text !== label.text ? [{ own: { face: label }, there: { face: read[i].label } }] : []));
  return others.length ? { key: "page.alone.here", holes: { calls: { list: others.slice(0, MOST).map((holes) => ({ key: "page.alone.calls", holes })) } } } : null;
}

/**
 * Whether what is looked at is a part as one node.
 * @param {Trace["graph"]["nodes"]} nodes its own
 */
function isPart(nodes) {
  return nodes.filter(({ inputs }) => inputs?.length).length > 1;
}

/**
 * @param {Trace} trace of one node, or of a part as one
 * @returns {Facts}
 */
export function factsOf(trace) {
  const { graph, steps, numbers } = trace;
  const grain = isPart(graph.nodes) ? grainOf(trace, { detail: "part" }) : null;
  const told = grain ? stopsOf(trace, grain).flatMap((k) => stepAt(trace, k, grain) ?? []) : steps;
  const [forward] = told;
  const pulls = told.flatMap((step) => (step.kind === "pull" ? [step] : []));
  // What is to be noted of a part is noted inside of it.
  const notes = steps.filter(({ kind }) => kind !== "seed").flatMap((step) => step.notes.filter(({ kind, slot }) => kind !== "cut" && holds(slot, numbers)).map(({ sentence }) => sentence));
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
