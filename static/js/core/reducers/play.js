/**
 * @typedef {{playing: boolean, speed: number}} Play
 * @typedef {import("../store.js").Action} Action
 */

/** @type {Play} */
const STILL = Object.freeze({ playing: false, speed: 1 });

/**
 * Playing stops as soon as the reader does something else.
 * @param {Play} play
 * @param {Action} action
 * @returns {Play}
 */
export function playReducer(play = STILL, action) {
  switch (action.type) {
    case "playing":
      return action.on === play.playing ? play : { ...play, playing: action.on };
    case "paced":
      return action.speed === play.speed ? play : { ...play, speed: action.speed };
    case "moved":
      return action.byClock ? play : stopped(play);
    case "typed":
    case "brokenDown":
    case "exampleChosen":
    case "opened":
      return stopped(play);
    default:
      return play;
  }
}

/** @param {Play} play */
function stopped(play) {
  return play.playing ? { ...play, playing: false } : play;
}
