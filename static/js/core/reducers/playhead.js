/**
 * The playhead. `k` is where the reader wants to be: while a text is being typed its graph may have fewer steps, and
 * the playhead returns when they are back. `shownStop` is what there is.
 *
 * `form` is the form of the walk whose steps k counts, and `came` where it came from when the form was changed: there it
 * goes back to.
 *
 * @typedef {import("../pace.js").Stop & {form?: import("../elements.js").Form, came?: {from: import("../pace.js").Stop, to: number}}} Playhead
 * @typedef {import("../store.js").Action} Action
 */
import { carried } from "../carried.js";
import { formIn, formOf } from "../elements.js";
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
      return { ...at(playhead, action.k, action.beat, action.line), form: formIn(action.document) };
    case "exampleChosen":
      return START;
    case "typed":
      return action.rewritten ? START : playhead;
    case "training":
      return action.fit ? START : playhead;
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
  return total > 0 && playhead.k >= total && playhead.beat === BEATS && playhead.line === undefined ? { ...lasting(playhead), k: END, beat: BEATS } : playhead;
}

/**
 * At the same quantity, where the answer walks the same network in another form.
 * @param {Playhead} playhead
 * @param {import("../types.js").Trace | null} before
 * @param {import("../types.js").Trace} after
 * @returns {Playhead}
 */
export function turned(playhead, before, after) {
  const form = formOf(after);
  if (playhead.form === form) return playhead;
  if (!before || !before.network !== !after.network || formOf(before) === form) return { ...playhead, form };
  const { came, k, beat, line } = playhead;
  if (came?.to === k) return { ...came.from, form };
  const to = carried(before, after, k);
  return { k: to, beat: BEATS, form, came: { from: { k, beat, ...(line === undefined ? {} : { line }) }, to } };
}

/**
 * What a move leaves as it is.
 * @param {Playhead} playhead
 */
function lasting({ form, came }) {
  return { ...(form ? { form } : {}), ...(came ? { came } : {}) };
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
  return { ...lasting(playhead), k, beat: k ? beat : BEATS, ...(k && line !== undefined ? { line } : {}) };
}
