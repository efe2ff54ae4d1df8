/**
 * The playhead. `k` is where the reader wants to be: while a text is being typed its graph may have fewer steps, and
 * the playhead returns when they are back. `shownK` is what there is.
 *
 * @typedef {{k: number}} Playhead
 * @typedef {import("../store.js").Action} Action
 */

/**
 * @param {Playhead} playhead
 * @param {Action} action
 * @returns {Playhead}
 */
export function playheadReducer(playhead = { k: 0 }, action) {
  switch (action.type) {
    case "moved":
      return action.k === playhead.k ? playhead : { k: Math.max(0, action.k) };
    case "opened":
      return { k: action.k };
    case "exampleChosen":
      return { k: 0 };
    case "typed":
      return action.rewritten ? { k: 0 } : playhead;
    default:
      return playhead;
  }
}
