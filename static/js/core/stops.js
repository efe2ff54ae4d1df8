/**
 * Levels of detail: sets of stopping points over the one walk, whose k always counts edges.
 *
 * @typedef {"edge" | "node" | "part" | "pass"} Detail
 * @typedef {import("./types.js").Trace} Trace
 */

/** @type {readonly Detail[]} from fine to coarse */
export const DETAILS = Object.freeze(["edge", "node", "part", "pass"]);

/** @type {WeakMap<Trace, number[]>} */
const known = new WeakMap();

/**
 * @param {Trace} trace
 * @param {Detail} detail
 * @returns {number[]} each k at which the walk stops, ascending
 */
export function stopsOf(trace, detail) {
  if (detail !== "edge") return trace.stops[detail];
  const every = known.get(trace) ?? Array.from({ length: trace.total_steps }, (_, i) => i + 1);
  known.set(trace, every);
  return every;
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
 * @param {Detail} [detail]
 * @returns {{phase: "forward" | "backward", step: number, of: number}}
 */
export function place(trace, k, detail = "edge") {
  const stops = stopsOf(trace, detail);
  const [forward, at] = [countTo(stops, trace.forward_steps), countTo(stops, k)];
  if (k <= trace.forward_steps) return { phase: "forward", step: at, of: forward };
  return { phase: "backward", step: at - forward, of: stops.length - forward };
}

/**
 * What is shown at the stop at k: at coarse detail a part, or a pass, as one step.
 * @param {Trace} trace
 * @param {number} k
 * @param {Detail} detail
 * @returns {import("./types.js").Step | null} none at the start
 */
export function stepAt(trace, k, detail) {
  if (k === 0) return null;
  const shown = detail === "part" ? trace.part_steps : detail === "pass" ? trace.pass_steps : [];
  return shown[countTo(stopsOf(trace, detail), k) - 1] ?? trace.steps[k - 1];
}

/**
 * One level coarser or finer.
 * @param {Detail} detail
 * @param {1 | -1} way
 * @returns {Detail}
 */
export function otherDetail(detail, way) {
  return DETAILS[Math.max(0, Math.min(DETAILS.length - 1, DETAILS.indexOf(detail) + way))];
}
