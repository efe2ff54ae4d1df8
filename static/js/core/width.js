/** How wide an edge is drawn while an input is moved: by the size of the gradient that came through it. */
import { arrivalAt } from "./frame.js";
import { numberOf } from "./format.js";

const MOST = 8;
/** Of a weight on its line: at 0, and more with its size. */
const LINE = Object.freeze({ least: 0.75, more: 1.5 });

/**
 * The widths of a network's lines, by the keys of their edges: the larger a weight, the wider.
 * @param {import("./types.js").Trace} trace
 * @param {import("./scene.js").Scene} scene
 * @returns {Map<string, number>}
 */
export function weightWidths({ numbers }, { edges, byId }) {
  return new Map(edges.flatMap(({ key, from, pair }) => {
    if (pair || byId.get(from)?.kind !== "weight") return [];
    const size = Math.abs(numberOf(numbers[from]));
    return [[key, Math.round(100 * Math.min(MOST, LINE.least + LINE.more * Math.sqrt(Number.isFinite(size) ? size : 0))) / 100]];
  }));
}

/**
 * @param {number} gradient
 * @returns {number} px
 */
export function widthOf(gradient) {
  const size = Math.abs(gradient);
  return Number.isNaN(size) ? 1 : Math.round(100 * Math.min(MOST, 1 + 1.6 * Math.log1p(size))) / 100;
}

/**
 * The widths of the edges the gradient has passed, by their keys.
 * @param {import("./types.js").Trace} trace
 * @param {import("./frame.js").Frame} frame
 * @returns {Map<string, number>}
 */
export function widthsOf(trace, { done, grain }) {
  const arrivals = trace.steps.flatMap((_, i) => arrivalAt(trace, i + 1, grain) ?? []);
  return new Map(arrivals.flatMap(({ pull: { contribution }, edges }) => edges.filter((key) => done.has(key))
    .map((key) => [key, widthOf(numberOf(trace.numbers[contribution]))])));
}
