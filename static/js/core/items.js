/**
 * A pull between arrays element by element, as the board writes it under vᵀJ: the sum that makes one element. Numbers stand
 * by their places among the trace's, so that lines are fetched once for a text and a step.
 *
 * @typedef {import("./types.js").Formula} Formula
 * @typedef {import("./types.js").Sentence} Sentence
 * @typedef {import("./types.js").Trace} Trace
 * @typedef {import("./types.js").Wire} Wire
 * @typedef {{links: Formula[][], spoken: Sentence, picks: [number, number][]}} ItemLine equalities, each term by term
 * @typedef {{about: string, lines: ReadonlyMap<number, ItemLine[]>}} Items by step
 * @typedef {{lines: readonly ItemLine[], at: number}} Itemised the lines of a step, and which of them is looked at
 */
import { flat } from "./grid.js";
import { aboutOf } from "./question.js";
import { stepAt } from "./stops.js";
import { grainOf } from "./closed.js";

/** Of so many steps lines are kept. */
const KEPT = 60;

/**
 * The lines of the step at k.
 * @param {{document: import("./document.js").Document, answer: import("./reducers/answer.js").Answer, view: import("./reducers/view.js").View}} state
 * @param {number} k one of the stops
 * @returns {Itemised | null} null where there are none, or none yet
 */
export function itemsAt({ document, answer: { items, text }, view: { cell } }, k) {
  const lines = text === document.text && items?.about === aboutOf(document) ? items.lines.get(k) : undefined;
  return lines?.length ? { lines, at: Math.min(cell, lines.length - 1) } : null;
}

/**
 * Whether the step at k has lines that are not there yet.
 * @param {{document: import("./document.js").Document, answer: import("./reducers/answer.js").Answer}} state
 * @param {number} k
 */
export function wantsItems({ document, answer: { trace, items } }, k) {
  if (!trace?.graph.arrays || k < 1) return false;
  const step = stepAt(trace, k, grainOf(trace, document));
  if (step?.kind !== "pull" || !step.jacobian?.drawn || step !== trace.steps[k - 1]) return false;
  return items?.about !== aboutOf(document) || !items.lines.has(k);
}

/**
 * With the lines of one more step.
 * @param {Items | null} items
 * @param {string} about
 * @param {number} k
 * @param {ItemLine[]} lines
 * @returns {Items}
 */
export function withItems(items, about, k, lines) {
  const known = items?.about === about ? [...items.lines] : [];
  return { about, lines: new Map([...known.slice(-KEPT), [k, lines]]) };
}

/**
 * The numbers of a line, by its own slots.
 * @param {ItemLine} line
 * @param {readonly import("./types.js").Sent[]} numbers the trace's
 * @returns {Wire[]}
 */
export function numbersOf({ picks }, numbers) {
  return picks.map(([slot, at]) => flat(/** @type {import("./types.js").Value} */ (numbers[slot]))[at]);
}
