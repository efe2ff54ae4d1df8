/**
 * What caching saves: a gradient that was computed once and serves again.
 *
 * @typedef {import("./closed.js").Grain} Grain
 * @typedef {import("./types.js").Sentence} Sentence
 * @typedef {import("./types.js").Trace} Trace
 */
import { isWide, stepAt, stopsOf } from "./stops.js";
import { subjectOf } from "./subject.js";

/** @type {WeakMap<Grain, Map<number, number>>} */
const known = new WeakMap();

/**
 * How often the upstream of the stop at k has served by then, this stop included; 0 where there is none. The seed is 1
 * by definition: nothing was computed for it.
 * @param {Trace} trace
 * @param {number} k
 * @param {Grain} grain
 */
export function usesAt(trace, k, grain) {
  const found = known.get(grain) ?? counted(trace, grain);
  known.set(grain, found);
  return found.get(k) ?? 0;
}

/**
 * How often the gradient at a node has served by the stop at k.
 * @param {Trace} trace
 * @param {number} node
 * @param {number} k
 * @param {Grain} grain
 */
export function usesOf(trace, node, k, grain) {
  const before = stopsOf(trace, grain).filter((stop) => stop <= k);
  return before.reduce((most, stop) => (stepAt(trace, stop, grain)?.node === node ? Math.max(most, usesAt(trace, stop, grain)) : most), 0);
}

/**
 * What is to be read out of a gradient that serves again; nothing where it does not.
 * @param {Trace} trace
 * @param {number} k
 * @param {Grain} grain
 * @param {Sentence} said what is said of the stop anyway
 * @returns {Sentence}
 */
export function saidWithReuse(trace, k, grain, said) {
  const count = usesAt(trace, k, grain);
  return count > 1 ? { key: "page.reused.spoken", holes: { said, count } } : said;
}

/**
 * @param {Trace} trace
 * @param {Grain} grain
 */
function counted(trace, grain) {
  const subject = subjectOf(trace);
  /** @type {Map<number, number>} */
  const uses = new Map();
  /** @type {Map<number, number>} */
  const found = new Map();
  const sources = grain.detail === "node" ? sourcesOf(trace, grain) : null;
  for (const k of isWide(grain.detail) ? [] : stopsOf(trace, grain)) {
    const step = stepAt(trace, k, grain);
    if (step?.kind !== "pull") continue;
    for (const node of sources?.get(step.to) ?? [step.node]) uses.set(node, (uses.get(node) ?? 0) + 1);
    if (step.node !== subject) found.set(k, uses.get(step.node) ?? 0);
  }
  return found;
}

/**
 * For each node those whose gradients are passed on to it; of a closed part its own.
 * @param {Trace} trace
 * @param {Grain} grain
 */
function sourcesOf({ steps, graph: { nodes } }, { closed }) {
  /** @type {Map<number, Set<number>>} */
  const sources = new Map();
  for (const step of steps) {
    if (step.kind !== "pull") continue;
    const { part } = nodes[step.node];
    sources.set(step.to, (sources.get(step.to) ?? new Set()).add(closed.has(part) ? part : step.node));
  }
  return sources;
}
