/**
 * A document written out for others: what it can be written as, and what such a file is called.
 *
 * @typedef {"pytorch" | "numpy" | "expression" | "json"} Format
 */
import { isNetwork } from "./network.js";

/** @type {readonly Format[]} */
const OF_NETWORKS = Object.freeze(["pytorch", "numpy", "expression", "json"]);
/** @type {readonly Format[]} */
const OF_EXPRESSIONS = Object.freeze(["expression", "json"]);
const ENDINGS = Object.freeze({ pytorch: ".py", numpy: "-numpy.py", expression: ".txt", json: ".json" });

/**
 * What a document can be written as, that which one opens it with first.
 * @param {import("./document.js").Document} document
 */
export function formatsOf({ text }) {
  return isNetwork(text) ? OF_NETWORKS : OF_EXPRESSIONS;
}

/**
 * The format that is shown: the one that was chosen, if the document has it.
 * @param {import("./document.js").Document} document
 * @param {Format} chosen
 */
export function formatOf(document, chosen) {
  const all = formatsOf(document);
  return all.includes(chosen) ? chosen : all[0];
}

/**
 * @param {import("./document.js").Document} document
 * @param {Format} format
 */
export function fileName({ text }, format) {
  return `${isNetwork(text) ? "network" : "expression"}${ENDINGS[format]}`;
}

/**
 * A text in runs, remarks apart from code: in a program what follows the sign of a remark.
 * @param {string} text
 * @param {Format} format
 * @returns {{text: string, remark: boolean}[]}
 */
export function remarked(text, format) {
  if (format !== "pytorch" && format !== "numpy") return [{ text, remark: false }];
  return text.split(/(#[^\n]*)/).flatMap((run, i) => (run ? [{ text: run, remark: i % 2 === 1 }] : []));
}
