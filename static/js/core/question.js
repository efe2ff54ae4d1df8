/**
 * What the server is asked about a document.
 *
 * @typedef {import("./document.js").Document} Document
 * @typedef {{expression?: string, network?: import("./network.js").NetworkBody, inputs: import("./given.js").Inputs, of: string | null, wrt: string[] | null, merge?: boolean, form?: import("./elements.js").Form, bias?: "split"}} Question form: the document's own, if it is left out
 */
import { formIn } from "./elements.js";
import { isNetwork, networkOf } from "./network.js";

/**
 * @param {Document} document
 * @returns {Question}
 */
export function questionOf(document) {
  const { text, network, inputs, of, wrt = null, merge = false } = document;
  const [form, own] = [formIn(document), isNetwork(text) ? "scalar" : "tensor"];
  return { ...(isNetwork(text) ? { network: networkOf(text, network) } : { expression: text }), inputs, of, wrt, merge, ...(form === own ? {} : { form }), ...(isNetwork(text) && form === "tensor" && network?.bias ? { bias: network.bias } : {}) };
}

/**
 * A question as it is sent.
 * @param {Question} question
 */
export function bodyOf({ expression, network, inputs, ...rest }) {
  return { ...structureOf({ expression, network, ...rest }), inputs };
}

/**
 * The same without its numbers.
 * @param {Omit<Question, "inputs">} question
 */
export function structureOf({ expression, network, of, wrt, merge, form, bias }) {
  return {
    ...(network === undefined ? { expression } : { network }),
    ...(of === null ? {} : { of }),
    ...(wrt === null ? {} : { wrt }),
    ...(merge ? { merge } : {}),
    ...(form ? { form } : {}),
    ...(bias ? { bias } : {}),
  };
}

/**
 * What the structure of a walk depends on: all of the document but the numbers.
 * @param {Document} document
 */
export function aboutOf(document) {
  return aboutIn(questionOf(document));
}

/** @param {Omit<Question, "inputs">} question */
export function aboutIn({ expression, network, of, wrt, merge = false, form, bias }) {
  return JSON.stringify([network ?? expression, of, wrt, merge, ...(form ? [form] : []), ...(bias ? [bias] : [])]);
}

/**
 * Whether a question, or its answer, is about this document; the numbers may have moved on since.
 * @param {Question} question
 * @param {Document} document
 */
export function isAbout(question, document) {
  return aboutIn(question) === aboutOf(document);
}
