/**
 * Undo and redo: the documents before the one on show, and those after it that were undone. Changes of one kind that
 * follow each other without a pause are one: a word typed, a slider dragged.
 *
 * @typedef {import("./document.js").Document} Document
 * @typedef {{document: Document, k: number | null}} Moment k is null where the change left the playhead alone
 * @typedef {{past: readonly Moment[], future: readonly Moment[], group: string | null}} History group: what a next change of the same kind joins
 */

const KEPT = 200;

/** @type {History} */
export const NO_HISTORY = Object.freeze({ past: Object.freeze([]), future: Object.freeze([]), group: null });

/**
 * The document has changed.
 * @param {History} history
 * @param {Moment} before
 * @param {string | null} group the kind of change, null for one that stands alone
 * @returns {History}
 */
export function changed({ past, group: current }, before, group) {
  const joins = group !== null && group === current;
  return { past: joins ? past : [...past, before].slice(-KEPT), future: [], group };
}

/**
 * A pause: what comes next is a change of its own.
 * @param {History} history
 * @returns {History}
 */
export function paused(history) {
  return history.group === null ? history : { ...history, group: null };
}

/**
 * @param {History} history
 * @param {Moment} now
 * @returns {{history: History, moment: Moment} | null} null when there is nothing to undo
 */
export function undo({ past, future }, now) {
  const moment = past.at(-1);
  return moment ? { moment, history: { past: past.slice(0, -1), future: [...future, seenFrom(now, moment)], group: null } } : null;
}

/**
 * @param {History} history
 * @param {Moment} now
 * @returns {{history: History, moment: Moment} | null} null when there is nothing to redo
 */
export function redo({ past, future }, now) {
  const moment = future.at(-1);
  return moment ? { moment, history: { past: [...past, seenFrom(now, moment)], future: future.slice(0, -1), group: null } } : null;
}

/**
 * The way back leaves the playhead alone where the way there does.
 * @param {Moment} now
 * @param {Moment} other
 * @returns {Moment}
 */
function seenFrom({ document, k }, other) {
  return { document, k: other.k === null ? null : k };
}
