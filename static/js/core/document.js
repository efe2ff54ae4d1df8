/**
 * The document: what a link holds. Everything else on the page follows from it and from the server's answer.
 *
 * @typedef {object} Document
 * @property {string} text the expression, or the layers of a network
 * @property {import("./network.js").Beside} [network] what stands beside the layers
 * @property {import("./given.js").Inputs} inputs values given, by name; they outlast the name's absence from the text
 * @property {string | null} of the node to differentiate by name or as `#4`, the output when null
 * @property {string[] | null} [wrt] the inputs to differentiate by, all when null
 * @property {boolean} [merge] whether equal parts without a name are one node
 * @property {import("./picture.js").Look} [view] how a network is drawn, as neurons when left out
 * @property {import("./types.js").Flow} [flow] which way values go on the stage
 * @property {import("./stops.js").Detail} [detail] how large a step is, see `detailOf`
 * @property {readonly string[]} [open] the parts that are open though the detail closes all, by name or as `#4`
 * @property {readonly string[]} [closed] the parts that are closed though the detail closes none
 * @property {import("./trained.js").Trained} [training] how it is trained, where it is
 * @property {string | null} example the example it came from, as long as nothing was typed
 *
 * @typedef {import("./types.js").GraphInput} GraphInput
 */

import { givenOf, isSame } from "./given.js";
import { isNetwork, usualDetail } from "./network.js";
import { DETAILS } from "./stops.js";

/** @type {Document} */
export const EMPTY = Object.freeze({ text: "", inputs: {}, of: null, example: null });

/**
 * @param {import("./types.js").Example} example
 * @returns {Document}
 */
export function fromExample(example) {
  return { text: example.text, ...(example.network ? { network: example.network } : {}), inputs: { ...example.inputs }, of: null, example: example.id };
}

/**
 * A text with its lines ended as the editor ends them, wherever it was copied from.
 * @param {string} text
 */
export function plainLines(text) {
  return text.replace(/\r\n?/g, "\n");
}

/**
 * How large a step is: a network opens part by part, a deep one layer by layer, an expression edge by edge.
 * @param {Pick<Document, "text" | "detail">} document
 * @returns {import("./stops.js").Detail}
 */
export function detailOf({ text, detail }) {
  return detail ?? usualDetail(text);
}

/**
 * The levels of detail that there are for a text: an expression has no layers.
 * @param {string} text
 */
export function detailsOf(text) {
  return isNetwork(text) ? DETAILS : DETAILS.filter((name) => name !== "layer");
}

/**
 * The values given, once an edited text was read: a number that the text says anew counts, not the one given before;
 * one that it no longer says stays as it was on show.
 * @param {import("./given.js").Inputs} given
 * @param {GraphInput[]} before the edit
 * @param {GraphInput[]} now
 * @returns {import("./given.js").Inputs} the same object when all stays
 */
export function inputsAfterEdit(given, before, now) {
  const old = new Map(before.map((input) => [input.name, input]));
  const anew = now.filter(({ name, declared }) => declared !== null && name in given && !isSame(givenOf(declared), givenOf(old.get(name)?.declared ?? NaN)));
  const unsaid = now.flatMap(({ name, declared }) => {
    const was = old.get(name);
    return declared === null && was && was.declared !== null && !(name in given) ? [[name, givenOf(was.declared)]] : [];
  });
  if (!anew.length && !unsaid.length) return given;
  const names = new Set(anew.map(({ name }) => name));
  return { ...Object.fromEntries(Object.entries(given).filter(([name]) => !names.has(name))), ...Object.fromEntries(unsaid) };
}

/**
 * Whether a problem is none of the text, but of what is to be differentiated there: a link's doing.
 * @param {import("./types.js").Problem} problem
 * @param {Document} document
 */
export function isOfLink({ line }, { of, wrt }) {
  return !line && (of !== null || Boolean(wrt?.length));
}

/**
 * How much two texts have in common at their start and, beyond that, at their end.
 * @param {string} before
 * @param {string} after
 */
export function sameEnds(before, after) {
  const short = Math.min(before.length, after.length);
  let start = 0;
  while (start < short && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < short - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  return { start, end };
}

/**
 * Whether a text was written anew rather than edited: little of the old one stands at its start and its end.
 * @param {string} before
 * @param {string} after
 */
export function isRewritten(before, after) {
  const { start, end } = sameEnds(before, after);
  return before.length > 3 && (start + end) * 3 < before.length && Math.abs(before.length - after.length) > 1;
}
