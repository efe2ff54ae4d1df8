/**
 * The state of the page and the one way to change it.
 *
 * @typedef {import("./types.js").Trace} Trace
 * @typedef {import("./types.js").Layout} Layout
 *
 * @typedef {{type: "typed", text: string, values: Record<string, number>}
 *   | {type: "brokenDown", text: string, values: Record<string, number>}
 *   | {type: "inputSet", name: string, value: number}
 *   | {type: "exampleChosen", example: import("./types.js").Example}
 *   | {type: "opened", document: import("./document.js").Document, k: number}
 *   | {type: "moved", k: number, byClock?: boolean}
 *   | {type: "playing", on: boolean}
 *   | {type: "answered", trace: Trace, layout: Layout}
 *   | {type: "refused", problem: import("./types.js").Problem}
 *   | {type: "unreachable"}
 *   | {type: "begun"}} Action
 *
 * @typedef {object} State
 * @property {import("./document.js").Document} document
 * @property {import("./reducers/playhead.js").Playhead} playhead
 * @property {import("./reducers/answer.js").Answer} answer
 * @property {import("./reducers/play.js").Play} play
 */
import { answerReducer } from "./reducers/answer.js";
import { documentReducer } from "./reducers/document.js";
import { playReducer } from "./reducers/play.js";
import { playheadReducer } from "./reducers/playhead.js";

/**
 * @param {State | undefined} state
 * @param {Action} action
 * @returns {State}
 */
export function reduce(state, action) {
  return {
    document: documentReducer(state?.document, action),
    playhead: playheadReducer(state?.playhead, action),
    answer: answerReducer(state?.answer, action),
    play: playReducer(state?.play, action),
  };
}

/**
 * The step on show: the one wanted, as far as the answer has it.
 * @param {State} state
 */
export function shownK({ playhead, answer }) {
  return Math.min(playhead.k, answer.trace?.total_steps ?? 0);
}

/** @returns {{get: () => State, dispatch: (action: Action) => void, subscribe: (listener: (state: State, action: Action) => void) => void}} */
export function createStore() {
  let state = reduce(undefined, { type: "begun" });
  /** @type {((state: State, action: Action) => void)[]} */
  const listeners = [];
  return {
    get: () => state,
    dispatch(action) {
      state = reduce(state, action);
      for (const listener of listeners) listener(state, action);
    },
    subscribe: (listener) => void listeners.push(listener),
  };
}
