/**
 * Levels of detail: sets of stopping points over the one walk, whose k always counts edges.
 *
 * @typedef {"edge" | "node" | "part" | "layer" | "pass"} Detail
 * @typedef {import("./closed.js").Grain} Grain
 * @typedef {import("./types.js").Step} Step
 * @typedef {import("./types.js").Trace} Trace
 */

/** @type {readonly Detail[]} from fine to coarse */
export const DETAILS = Object.freeze(["edge", "node", "part", "layer", "pass"]);

/**
 * Whether a level stops for many nodes at once, whatever is closed.
 * @param {Detail} detail
 */
export function isWide(detail) {
  return detail === "layer" || detail === "pass";
}

/** @type {WeakMap<Grain | Trace, number[]>} */
const known = new WeakMap();

/**
 * @param {Trace} trace
 * @param {Grain} grain
 * @returns {number[]} each k at which the walk stops, ascending
 */
export function stopsOf(trace, grain) {
  const { detail, closed } = grain;
  const plain = isWide(detail) || closed.size === (detail === "part" ? trace.parts.length : 0);
  if (plain && detail !== "edge") return trace.stops[detail];
  const key = plain ? trace : grain;
  const found = known.get(key) ?? Array.from({ length: trace.total_steps }, (_, i) => i + 1).filter((k) => plain || isStop(trace, k, grain));
  known.set(key, found);
  return found;
}

/**
 * @param {{steps: Step[], graph: {nodes: Trace["graph"]["nodes"]}}} trace
 * @param {number} k
 * @param {Grain} grain
 */
function isStop({ steps, graph: { nodes } }, k, { detail, closed }) {
  const step = steps[k - 1];
  const { part } = nodes[step.node];
  if (step.kind === "seed") return true;
  if (step.kind === "forward") return !closed.has(part) || part === step.node;
  return (!closed.has(part) || lastPulls(steps, nodes).get(pairOf(part, step.to)) === k) && (detail !== "node" || step.final);
}

/** @type {WeakMap<Step[], Map<string, number>>} */
const lasts = new WeakMap();

/**
 * The k at which a part has given an input of its own all that it gives.
 * @param {Step[]} steps
 * @param {Trace["graph"]["nodes"]} nodes
 * @returns {Map<string, number>} by part and input
 */
export function lastPulls(steps, nodes) {
  const before = lasts.get(steps);
  if (before) return before;
  /** @type {Map<string, number>} */
  const found = new Map();
  steps.forEach((step, i) => {
    if (step.kind === "pull" && nodes[step.to].part !== nodes[step.node].part) found.set(pairOf(nodes[step.node].part, step.to), i + 1);
  });
  lasts.set(steps, found);
  return found;
}

/**
 * @param {number} part
 * @param {number} to
 */
export function pairOf(part, to) {
  return `${part} ${to}`;
}

/** @type {WeakMap<Grain, Map<number, {arrived: number, expected: number}>>} */
const seen = new WeakMap();

/**
 * Which contribution of how many each pull brings: all that a closed part gives to an input is one.
 * @param {Trace} trace
 * @param {Grain} grain
 * @returns {Map<number, {arrived: number, expected: number}>} by k
 */
function countsOf({ steps, graph: { nodes } }, grain) {
  const before = seen.get(grain);
  if (before) return before;
  /** @type {Map<number, {arrived: number, expected: number}[]>} */
  const arrivals = new Map();
  /** @type {Map<number, {arrived: number, expected: number}>} */
  const found = new Map();
  steps.forEach((step, i) => {
    if (step.kind !== "pull" || !isStop({ steps, graph: { nodes } }, i + 1, { detail: "edge", closed: grain.closed })) return;
    const others = arrivals.get(step.to) ?? [];
    const own = { arrived: others.length + 1, expected: 0 };
    arrivals.set(step.to, [...others, own]);
    found.set(i + 1, own);
  });
  for (const all of arrivals.values()) for (const one of all) one.expected = all.length;
  seen.set(grain, found);
  return found;
}

/**
 * How many stops there are up to k: which one it is, where it is one.
 * @param {readonly number[]} stops
 * @param {number} k
 */
export function countTo(stops, k) {
  let [from, to] = [0, stops.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (stops[middle] <= k) from = middle + 1;
    else to = middle;
  }
  return from;
}

/**
 * The stop at k or the nearest one before it; 0 is the start.
 * @param {readonly number[]} stops
 * @param {number} k
 */
export function stopAt(stops, k) {
  return stops[countTo(stops, k) - 1] ?? 0;
}

/**
 * The stop after k, the last where there is none.
 * @param {readonly number[]} stops
 * @param {number} k
 */
export function stopAfter(stops, k) {
  return stops[Math.min(countTo(stops, k), stops.length - 1)] ?? 0;
}

/**
 * The stop before k.
 * @param {readonly number[]} stops
 * @param {number} k
 */
export function stopBefore(stops, k) {
  return stopAt(stops, k - 1);
}

/**
 * Where the stop at k stands in its own pass.
 * @param {Trace} trace
 * @param {number} k
 * @param {Grain} grain
 * @returns {{phase: "forward" | "backward", step: number, of: number}}
 */
export function place(trace, k, grain) {
  const stops = stopsOf(trace, grain);
  const [forward, at] = [countTo(stops, trace.forward_steps), countTo(stops, k)];
  if (k <= trace.forward_steps) return { phase: "forward", step: at, of: forward };
  return { phase: "backward", step: at - forward, of: stops.length - forward };
}

/**
 * What is shown at the stop at k: at coarse detail a part, a layer or a pass, as one step.
 * @param {Trace} trace
 * @param {number} k
 * @param {Grain} grain
 * @returns {Step | null} none at the start
 */
export function stepAt(trace, k, grain) {
  if (k === 0) return null;
  if (isWide(grain.detail)) {
    const [shown, stops] = grain.detail === "pass" ? [trace.pass_steps, trace.stops.pass] : [trace.layer_steps, trace.stops.layer];
    return shown[countTo(stops, k) - 1] ?? trace.steps[k - 1];
  }
  const { step, counts } = pulledAt(trace, k, grain);
  return step.kind === "pull" && counts && counts.expected !== step.expected ? Object.assign(Object.create(step), counts) : step;
}

/**
 * The step at k, through a closed part as one node, and which contribution of how many it brings.
 * @param {Trace} trace
 * @param {number} k
 * @param {Grain} grain
 * @returns {{step: Step, counts?: {arrived: number, expected: number}}}
 */
export function pulledAt(trace, k, grain) {
  const { steps, stops, part_steps: parts, graph: { nodes } } = trace;
  const step = steps[k - 1];
  const shown = (grain.closed.has(nodes[step.node].part) ? parts[countTo(stops.part, k) - 1] : null) ?? step;
  if (shown.kind !== "pull") return { step: shown };
  return { step: shown, counts: grain.closed.size ? countsOf(trace, grain).get(k) ?? shown : shown };
}

/**
 * One level coarser or finer.
 * @param {Detail} detail
 * @param {1 | -1} way
 * @param {readonly Detail[]} levels those that there are
 * @returns {Detail}
 */
export function otherDetail(detail, way, levels) {
  const at = levels.indexOf(detail);
  return at < 0 ? levels[levels.length - 1] : levels[Math.max(0, Math.min(levels.length - 1, at + way))];
}
