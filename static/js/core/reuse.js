/**
 * What caching saves: a gradient that was computed once and serves again.
 *
 * @typedef {import("./stops.js").Detail} Detail
 * @typedef {import("./types.js").Sentence} Sentence
 * @typedef {import("./types.js").Trace} Trace
 */
import { stepAt, stopsOf } from "./stops.js";
import { subjectOf } from "./subject.js";

/** @type {WeakMap<Trace["steps"], Map<Detail, Map<number, number>>>} */
const known = new WeakMap();

/**
 * How often the upstream of the stop at k has served by then, this stop included; 0 where there is none. The seed is 1
 * by definition: nothing was computed for it.
 * @param {Trace} trace
 * @param {number} k
 * @param {Detail} detail
 */
export function usesAt(trace, k, detail) {
  const all = known.get(trace.steps) ?? new Map();
  known.set(trace.steps, all);
  if (!all.has(detail)) all.set(detail, counted(trace, detail));
  return all.get(detail)?.get(k) ?? 0;
}

/**
 * How often the gradient at a node has served by the stop at k.
 * @param {Trace} trace
 * @param {number} node
 * @param {number} k
 * @param {Detail} detail
 */
export function usesOf(trace, node, k, detail) {
  const before = stopsOf(trace, detail).filter((stop) => stop <= k);
  return before.reduce((most, stop) => (stepAt(trace, stop, detail)?.node === node ? Math.max(most, usesAt(trace, stop, detail)) : most), 0);
}

/**
 * What is to be read out of a gradient that serves again; nothing where it does not.
 * @param {Trace} trace
 * @param {number} k
 * @param {Detail} detail
 * @param {Sentence} said what is said of the stop anyway
 * @returns {Sentence}
 */
export function saidWithReuse(trace, k, detail, said) {
  const count = usesAt(trace, k, detail);
  return count > 1 ? { key: "page.reused.spoken", holes: { said, count } } : said;
}

/**
 * @param {Trace} trace
 * @param {Detail} detail
 */
function counted(trace, detail) {
  const subject = subjectOf(trace);
  /** @type {Map<number, number>} */
  const uses = new Map();
  /** @type {Map<number, number>} */
  const found = new Map();
  const sources = detail === "node" ? sourcesOf(trace) : null;
  for (const k of detail === "pass" ? [] : stopsOf(trace, detail)) {
    const step = stepAt(trace, k, detail);
    if (step?.kind !== "pull") continue;
    for (const node of sources?.get(step.to) ?? [step.node]) uses.set(node, (uses.get(node) ?? 0) + 1);
    if (step.node !== subject) found.set(k, uses.get(step.node) ?? 0);
  }
  return found;
}

/**
 * For each node those whose gradients are passed on to it.
 * @param {Trace} trace
 */
function sourcesOf({ steps }) {
  /** @type {Map<number, Set<number>>} */
  const sources = new Map();
  for (const step of steps) if (step.kind === "pull") sources.set(step.to, (sources.get(step.to) ?? new Set()).add(step.node));
  return sources;
}
