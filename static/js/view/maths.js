/** Typeset mathematics: each source is rendered once, and cloned wherever it is shown. */
import { render } from "../../vendor/katex.js";
import { inFull } from "../core/format.js";
import { CLASSES, inkedLatex, plainLatex } from "../core/formula.js";
import { element } from "./element.js";

/**
 * @typedef {import("../core/types.js").Face} Face
 * @typedef {import("../core/types.js").Formula} Formula
 * @typedef {import("../core/types.js").Wire} Wire
 */

/** @type {Map<string, HTMLElement>} */
const rendered = new Map();
const KEPT = 3000;

/**
 * @param {string} latex
 * @param {{display?: boolean, silent?: boolean}} [options] silent: nothing for a screen reader, which is told otherwise
 * @returns {HTMLElement}
 */
export function maths(latex, { display = false, silent = false } = {}) {
  const key = `${display ? "d" : "i"}${silent ? "s" : "r"}${latex}`;
  const known = rendered.get(key);
  if (known) return /** @type {HTMLElement} */ (known.cloneNode(true));
  const target = element("span", { class: "math" });
  render(latex, target, {
    displayMode: display,
    output: silent ? "html" : "htmlAndMathml",
    throwOnError: false,
    strict: "ignore",
    trust: isOurs,
  });
  if (rendered.size >= KEPT) rendered.clear();
  rendered.set(key, target);
  return /** @type {HTMLElement} */ (target.cloneNode(true));
}

/**
 * What a formula may put into the page: our classes, the node that a piece stands for, the slot of a rounded number.
 * @param {{command: string, class?: string, attributes?: Record<string, string>}} context
 */
function isOurs({ command, class: name = "", attributes = {} }) {
  if (command === "\\htmlClass") return CLASSES.includes(name);
  return command === "\\htmlData" && Object.entries(attributes).every(([key, value]) => /^data-(node|slot)$/.test(key) && /^\d+$/.test(value));
}

/**
 * A formula with its numbers; its plain LaTeX stays readable in `data-latex`.
 * @param {Formula} formula
 * @param {Wire[]} numbers
 * @param {{display?: boolean, shape?: (latex: string) => string, owners?: import("../core/formula.js").Owners}} [options]
 */
export function formulaMaths(formula, numbers, { display = false, shape = (latex) => latex, owners } = {}) {
  const made = maths(shape(inkedLatex(formula, numbers, owners)), { display });
  made.dataset.latex = plainLatex(formula, numbers);
  for (const number of /** @type {NodeListOf<HTMLElement>} */ (made.querySelectorAll("[data-slot]"))) number.title = inFull(numbers[Number(number.dataset.slot)]);
  return made;
}

/**
 * A face inside a sentence: typeset for the eye, its text for the ear.
 * @param {Face} face
 */
export function faceMaths(face) {
  const made = maths(face.latex, { silent: true });
  made.setAttribute("aria-hidden", "true");
  return made;
}

/** The smallest letters of mathematics that can be read, in px. */
const READABLE = 13;

/**
 * Shrink what is too wide for its place.
 * @param {HTMLElement} target one piece of maths
 * @param {number} room its place's width
 * @param {number} [least] the smallest size, as a part of the full one
 */
export function fitWidth(target, room, least = 0.5) {
  target.style.removeProperty("font-size");
  const size = sizeIn(target, room, least);
  if (size) target.style.setProperty("font-size", size);
}

/**
 * The font-size at which what is at its full size now fits into its place; none where it does so.
 * @param {HTMLElement} target
 * @param {number} room
 * @param {number} [least]
 * @param {number} [tall] how tall the place is, where a matrix would meet what stands over and under it
 */
export function sizeIn(target, room, least = 0.5, tall = Infinity) {
  const { width, height } = target.getBoundingClientRect();
  const share = Math.min(room / width, tall / height);
  if (share >= 1 || room <= 0 || tall <= 0) return "";
  // Large letters may shrink by more: down to those that can still be read.
  const readable = READABLE / parseFloat(getComputedStyle(target).fontSize);
  return `${Math.max(Math.min(least, readable), Math.floor(share * 100) / 100)}em`;
}
