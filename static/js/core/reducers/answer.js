/**
 * The server's answer: the last good one stays when a text has a problem or the server is away.
 *
 * @typedef {import("../types.js").Trace} Trace
 * @typedef {import("../types.js").Layout} Layout
 * @typedef {import("../types.js").Problem} Problem
 * @typedef {object} Answer
 * @property {string} text the text that the trace walks
 * @property {Trace | null} trace
 * @property {Layout | null} layout
 * @property {number[]} keys of the graph's nodes, the same for the same node through all edits
 * @property {number} nextKey the first key that no node ever had
 * @property {boolean} fresh whether another document was opened: what comes next is no edit of what is on show
 * @property {boolean} edited whether the text was typed in since, so that the numbers it says may be new
 * @property {Problem | null} problem
 * @property {{about: string, tape: import("../tape.js").Tape} | null} tape what gives the numbers of that structure for other inputs
 * @property {import("../chain.js").Chains | null} chains the chain rule, unrolled down to the gradients near the step at hand
 * @property {import("../items.js").Items | null} items pulls between arrays element by element
 * @property {import("../form.js").Forms | null} forms derivatives in closed form
 * @property {{about: string, cost: import("../cost.js").Cost} | null} cost what the gradients of that structure cost, once somebody asked
 * @property {boolean} moved whether the trace's numbers are the tape's: the inputs moved since the server answered
 * @property {"away" | "busy" | null} away the server does not answer, or asks to be left alone for a moment
 * @typedef {import("../store.js").Action} Action
 */
import { isTurned, valuesIn } from "../elements.js";
import { isSame } from "../given.js";
import { withItems } from "../items.js";
import { inherit } from "../match.js";
import { wholeInputs, wholeValues } from "../unfolded.js";

/** @type {Answer} */
const NONE = Object.freeze({ text: "", trace: null, layout: null, keys: [], nextKey: 0, fresh: true, edited: false, problem: null, tape: null, chains: null, items: null, forms: null, cost: null, moved: false, away: null });

/**
 * @param {Answer} answer
 * @param {Action} action
 * @returns {Answer}
 */
export function answerReducer(answer = NONE, action) {
  switch (action.type) {
    case "answered":
      return { ...inherit(answer.trace && answer.trace.graph, answer, action.trace.graph), text: action.text, trace: action.trace, layout: action.layout, fresh: false, edited: false, problem: null, tape: answer.tape, chains: answer.chains, items: answer.items, forms: answer.forms, cost: answer.cost, moved: false, away: null };
    case "programmed":
      return { ...answer, tape: { about: action.about, tape: action.tape } };
    case "formed":
      return { ...answer, forms: action.forms };
    case "costed":
      return { ...answer, cost: { about: action.about, cost: action.cost } };
    case "chained":
      return { ...answer, chains: action.chains };
    case "itemised":
      return { ...answer, items: withItems(answer.items, action.about, action.k, action.lines) };
    case "laidOut":
      return action.trace === answer.trace ? { ...answer, layout: action.layout } : answer;
    case "exampleChosen":
    case "opened":
      return { ...answer, fresh: true, edited: false };
    case "typed":
      return answer.edited ? answer : { ...answer, edited: true };
    case "gaveWay":
      return { ...answer, edited: false };
    case "refused":
      return { ...answer, problem: action.problem, away: null };
    case "unreachable":
      return { ...answer, away: action.busy ? "busy" : "away" };
    default:
      return answer;
  }
}

/**
 * Whether the answer is of this very text, in the form that is asked for: only then do its nodes' ids, and what it offers,
 * mean anything there.
 * @param {Answer} answer
 * @param {import("../document.js").Document} document
 */
export function isCurrent({ trace, text }, document) {
  return trace !== null && text === document.text && !isTurned({ answer: { trace }, document });
}

/**
 * The values that stay through an edit: those on show which the text does not say itself, unless another document is
 * on its way.
 * @param {Answer} answer
 * @returns {import("../given.js").Inputs}
 */
export function valuesKept({ trace, fresh }) {
  // What a network's inputs start at is said by its layers, not one by one.
  if (fresh || !trace || trace.network?.elements) return {};
  const [shown, values] = [wholeInputs(trace.graph).filter(({ declared }) => declared === null), wholeValues(trace)];
  return Object.fromEntries(shown.map(({ name }) => [name, values[name]]));
}

/**
 * The values of all inputs on show, by name.
 * @param {Answer} answer
 * @returns {import("../given.js").Inputs}
 */
export function valuesShown({ trace }) {
  return trace ? valuesIn(trace) : {};
}

/**
 * Whether what is on show is not what the document says: the text has a problem, or the server cannot be asked.
 * @param {Answer} answer
 * @param {import("../document.js").Document} document
 */
export function isStale({ text, trace, problem, away }, document) {
  if (problem !== null || !away) return problem !== null;
  const moved = trace && Object.entries(valuesIn(trace)).some(([name, value]) => name in document.inputs && !isSame(document.inputs[name], value));
  return text !== document.text || moved === true || isTurned({ answer: { trace }, document });
}
