/**
 * The document: what a link holds. Everything else on the page follows from it and from the server's answer.
 *
 * @typedef {object} Document
 * @property {string} text the expression
 * @property {Record<string, number>} inputs values given, by name; they outlast the name's absence from the text
 * @property {string | null} of the node to differentiate by name or as `#4`, the output when null
 * @property {string[] | null} [wrt] the inputs to differentiate by, all when null
 * @property {import("./types.js").Flow} [flow] which way values go on the stage
 * @property {string | null} example the example it came from, as long as nothing was typed
 */

/** @type {Document} */
export const EMPTY = Object.freeze({ text: "", inputs: {}, of: null, example: null });

/**
 * @param {import("./types.js").Example} example
 * @returns {Document}
 */
export function fromExample(example) {
  return { text: example.text, inputs: { ...example.inputs }, of: null, example: example.id };
}

const DECLARED = /(?:^|[\n;,])\s*(\w+)\s*=\s*([-+\u2212]?[\d.][\d.eE/]*)\s*(?=$|[\n;,])/g;

/**
 * The numbers a text itself gives to its inputs, as in `x = 5`.
 * @param {string} text
 * @returns {Map<string, string>}
 */
function declared(text) {
  return new Map([...text.matchAll(DECLARED)].map(([, name, value]) => [name, value]));
}

/**
 * The values given, after the text was edited: a number just typed into the text counts, not the slider's old one.
 * @param {Document} document
 * @param {string} text
 * @returns {Record<string, number>}
 */
export function inputsAfterEdit({ inputs, text: before }, text) {
  const old = declared(before);
  const fresh = [...declared(text)].filter(([name, value]) => name in inputs && old.get(name) !== value);
  if (!fresh.length) return inputs;
  const names = new Set(fresh.map(([name]) => name));
  return Object.fromEntries(Object.entries(inputs).filter(([name]) => !names.has(name)));
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
