/**
 * The server's answer: the last good one stays when a text has a problem or the server is away.
 *
 * @typedef {import("../types.js").Trace} Trace
 * @typedef {import("../types.js").Layout} Layout
 * @typedef {import("../types.js").Problem} Problem
 * @typedef {object} Answer
 * @property {Trace | null} trace
 * @property {Layout | null} layout
 * @property {Problem | null} problem
 * @property {boolean} away the server does not answer
 * @typedef {import("../store.js").Action} Action
 */

/** @type {Answer} */
const NONE = Object.freeze({ trace: null, layout: null, problem: null, away: false });

/**
 * @param {Answer} answer
 * @param {Action} action
 * @returns {Answer}
 */
export function answerReducer(answer = NONE, action) {
  switch (action.type) {
    case "answered":
      return { trace: action.trace, layout: action.layout, problem: null, away: false };
    case "refused":
      return { ...answer, problem: action.problem, away: false };
    case "unreachable":
      return answer.away ? answer : { ...answer, away: true };
    default:
      return answer;
  }
}
