/**
 * Chains: the chain rule unrolled down to one gradient, the other face of the board. A chain has its numbers by slot,
 * so it is fetched once for a text.
 *
 * @typedef {import("./document.js").Document} Document
 * @typedef {import("./reducers/answer.js").Answer} Answer
 * @typedef {import("./reducers/view.js").View} View
 * @typedef {import("./types.js").Formula} Formula
 * @typedef {import("./types.js").Sentence} Sentence
 * @typedef {import("./types.js").Step} Step
 *
 * @typedef {{formulas: Formula[], move: Sentence, known?: boolean}} ChainLine formulas side by side, or a sum term by term;
 *   `known`: it has the numbers
 * @typedef {{to: number, gradient: Formula, through: number[], opens: boolean, lines: ChainLine[], symbols?: import("./types.js").Face | null, stated?: number[]}} Chain
 * @typedef {{about: string, first: number, last: number, chains: Map<number, Chain>}} Chains those that are reached in the
 *   steps from `first` to `last`
 * @typedef {{chain: Chain, lines: ChainLine[], shown: number}} Unrolled the lines that there are at a step, and how many of
 *   them are written so far
 */
import { grainOf } from "./closed.js";
import { detailOf } from "./document.js";
import { aboutOf } from "./question.js";
import { BEATS } from "./pace.js";
import { isWide, stepAt } from "./stops.js";

/** So near the last chain that is there the next ones are fetched. */
const NEAR = 60;

/**
 * The chain that the board can turn to at k.
 * @param {{document: Document, answer: Answer}} state
 * @param {number} k one of the stops
 * @returns {Chain | null}
 */
export function chainAt({ document, answer: { trace, chains, text } }, k) {
  const step = trace && !isWide(detailOf(document)) ? stepAt(trace, k, grainOf(trace, document)) : null;
  if (step?.kind !== "pull" || text !== document.text || chains?.about !== aboutOf(document)) return null;
  return chains.chains.get(step.to) ?? null;
}

/**
 * The chains of what is on show, by node; none before they are there.
 * @param {{document: Document, answer: Answer}} state
 * @returns {Map<number, Chain> | null}
 */
export function chainsOf({ document, answer: { chains, text } }) {
  return text === document.text && chains?.about === aboutOf(document) ? chains.chains : null;
}

/**
 * Whether the board shows a chain: as the reader wants it, else where the chain is the thing to see.
 * @param {Chain | null} chain
 * @param {View} view
 * @param {Document} document
 */
export function showsChain(chain, { face }, document) {
  return chain !== null && (face === "chain" || (face === null && detailOf(document) === "part" && chain.opens));
}

/**
 * The lines that can be written at a step: those with numbers once all contributions have arrived.
 * @param {Chain} chain
 * @param {Step} step
 */
export function linesAt({ lines }, step) {
  return step.kind === "pull" && step.final ? lines : lines.filter(({ known }) => !known);
}

/**
 * How many lines are written: as many as were asked for one by one, or as a beat of the step allows.
 * @param {number} count of all
 * @param {number} beat
 * @param {number} [line]
 */
export function written(count, beat, line) {
  if (line !== undefined) return Math.min(line, count);
  return beat === BEATS ? count : Math.max(1, Math.floor((count * beat) / BEATS));
}

/**
 * The beat of the step while lines are written one by one: its number lands with the last.
 * @param {number} count
 * @param {number} line
 */
export function beatOfLine(count, line) {
  return line >= count ? BEATS : 1 + Math.floor(((BEATS - 1) * (line - 1)) / Math.max(1, count - 1));
}

/**
 * Around which step chains are to be fetched; none where those at hand reach further than one steps at once.
 * @param {{document: Document, answer: Answer}} state
 * @param {number} k
 * @returns {number | null}
 */
export function wantedAround({ document, answer: { trace, chains, text } }, k) {
  if (!trace || text !== document.text || trace.total_steps <= trace.forward_steps) return null;
  const around = Math.round(k / NEAR) * NEAR;
  if (chains?.about !== aboutOf(document)) return around;
  const { first, last } = chains;
  if (last < trace.total_steps && k > last - NEAR) return around;
  return first > trace.forward_steps + 1 && k < first + NEAR && k > trace.forward_steps ? around : null;
}
