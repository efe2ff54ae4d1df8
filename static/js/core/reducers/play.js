/**
 * @typedef {{playing: boolean}} Play
 * @typedef {import("../store.js").Action} Action
 */

/**
 * Playing stops as soon as the reader does something else.
 * @param {Play} play
 * @param {Action} action
 * @returns {Play}
 */
export function playReducer(play = { playing: false }, action) {
  switch (action.type) {
    case "playing":
      return action.on === play.playing ? play : { playing: action.on };
    case "moved":
      return action.byClock || !play.playing ? play : { playing: false };
    case "typed":
    case "brokenDown":
    case "exampleChosen":
    case "opened":
      return play.playing ? { playing: false } : play;
    default:
      return play;
  }
}
