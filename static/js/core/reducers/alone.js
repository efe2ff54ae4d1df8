/**
 * A node looked at by itself: its own walk, whose inputs move without the document's.
 *
 * @typedef {import("../tape.js").Tape} Tape
 * @typedef {import("../types.js").Trace} Trace
 * @typedef {import("../store.js").Action} Action
 *
 * @typedef {object} Alone
 * @property {number} key of the node, the same through edits
 * @property {Trace | null} trace of the node alone, null until it is there
 * @property {string | null} problem why it cannot be
 * @property {Tape | null} tape what gives its numbers for other inputs
 */
import { moved } from "../moving.js";

/**
 * @param {Alone | null} alone
 * @param {Action} action
 * @returns {Alone | null}
 */
export function aloneReducer(alone = null, action) {
  switch (action.type) {
    case "aloned":
      return action.key === null ? null : { key: action.key, trace: null, tape: null, problem: null };
    case "aloneTold":
      return alone?.key === action.key ? { ...alone, trace: action.trace, tape: action.tape } : alone;
    case "aloneRefused":
      return alone?.key === action.key ? { ...alone, problem: action.problem } : alone;
    case "aloneSet":
      return alone?.trace && alone.tape ? { ...alone, trace: moved(alone.trace, alone.tape, { [action.name]: action.value }) } : alone;
    case "typed":
    case "brokenDown":
    case "exampleChosen":
    case "opened":
    case "tabled":
      return null;
    default:
      return alone;
  }
}
