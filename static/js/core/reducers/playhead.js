/**
 * The playhead. `k` is where the reader wants to be: while a text is being typed its graph may have fewer steps, and
 * the playhead returns when they are back. `shownStop` is what there is.
 *
 * @typedef {import("../pace.js").Stop} Playhead
 * @typedef {import("../store.js").Action} Action
 */
import { BEATS } from "../pace.js";

/** At the end is at the end, however long an edit makes the walk. */
export const END = Infinity;

/** @type {Playhead} */
const START = Object.freeze({ k: 0, beat: BEATS });

/**
 * @param {Playhead} playhead
 * @param {Action} action
 * @returns {Playhead}
 */
export function playheadReducer(playhead = START, action) {
  switch (action.type) {
    case "moved":
      return at(playhead, action.k, action.beat, action.line);
    case "opened":
      return at(playhead, action.k, action.beat, action.line);
    case "exampleChosen":
      return START;
    case "typed":
      return action.rewritten ? START : playhead;
    default:
      return playhead;
  }
}

/**
 * After a move to the last step, the whole of it.
 * @param {Playhead} playhead
 * @param {number} total
 * @returns {Playhead}
 */
export function held(playhead, total) {
  return total > 0 && playhead.k >= total && playhead.beat === BEATS && playhead.line === undefined ? { k: END, beat: BEATS } : playhead;
}

/**
 * @param {Playhead} playhead
 * @param {number} wanted
 * @param {number} [beat]
 * @param {number} [line]
 * @returns {Playhead}
 */
function at(playhead, wanted, beat = BEATS, line) {
  const k = Math.max(0, wanted);
  if (k === playhead.k && beat === playhead.beat && line === playhead.line) return playhead;
  return { k, beat: k ? beat : BEATS, ...(k && line !== undefined ? { line } : {}) };
}
