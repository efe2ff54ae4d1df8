/** Sentences in the page: text, emphasis, and typeset names. */
import { asText, inFull } from "../core/format.js";
import { pieces, spoken, text } from "../core/say.js";
import { element } from "./element.js";
import { faceMaths } from "./maths.js";

/**
 * @typedef {import("../core/say.js").Part} Part
 * @typedef {import("../core/say.js").Words} Words
 * @typedef {import("../core/types.js").Sentence} Sentence
 * @typedef {import("../core/types.js").Wire} Wire
 */

/**
 * The nodes of a sentence. Where names are typeset, a reader of the page's text gets the plain sentence instead.
 * @param {Sentence} sentence
 * @param {Words} words
 * @returns {Node[]}
 */
export function sentenceNodes(sentence, words) {
  const parts = pieces(sentence, words);
  const nodes = parts.map(partNode);
  if (!parts.some((part) => part.face)) return nodes;
  const plain = parts.map((part) => (part.number === undefined ? part.text : numberText(part.number)));
  return [element("span", { class: "unseen" }, ...plain), element("span", { "aria-hidden": true }, ...nodes)];
}

/**
 * An element that says a sentence; its plain text stands in `data-text`.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, string>} attributes
 * @param {Sentence} sentence
 * @param {Words} words
 */
export function saying(name, attributes, sentence, words) {
  return element(name, { ...attributes, "data-text": text(sentence, words) }, ...sentenceNodes(sentence, words));
}

/**
 * @param {Part} part
 * @returns {Node}
 */
function partNode(part) {
  const content = part.face ? faceMaths(part.face) : part.number === undefined ? document.createTextNode(part.text) : numberText(part.number);
  return part.strong ? element("strong", {}, content) : content;
}

/**
 * A name typeset for the eye, and in words for the ear; one that has no face is the same for both.
 * @param {import("../core/types.js").Face | string} face
 * @param {Words} words
 * @returns {(Node | string)[]}
 */
export function faceNodes(face, words) {
  if (typeof face === "string") return [face];
  return [faceMaths(face), element("span", { class: "unseen" }, spoken({ key: "page.called", holes: { face: { face } } }, words))];
}

/**
 * A number as text, which the reader may hide: then a slot of its size is left. Where it is rounded, pointing at it
 * gives all of it.
 * @param {Wire} wire
 */
export function numberText(wire) {
  return element("span", { class: "number" }, element("span", { title: inFull(wire) || null }, asText(wire)));
}
