/**
 * Formulas: pieces with slots become LaTeX. `plainLatex` is what tests and copies read; `inkedLatex` adds the classes
 * that colour values and gradients.
 *
 * @typedef {import("./types.js").Formula} Formula
 * @typedef {import("./types.js").Piece} Piece
 * @typedef {import("./types.js").Ink} Ink
 * @typedef {import("./types.js").Wire} Wire
 */
import { asLatex, hasPower, inFull, numberOf, readsAlike, shown } from "./format.js";

/** The classes a formula may set: KaTeX trusts these and nothing else. */
export const CLASSES = Object.freeze(["v", "g", "soft", "number", "beat-2", "beat-4"]);

/**
 * How pieces are marked for the page.
 * @typedef {object} Marks
 * @property {(ink: Ink, latex: string, isNumber: boolean) => string} ink
 * @property {(latex: string) => string} number with its brackets
 * @property {(n: number, latex: string) => string} rounded a number that is shown rounded, by its slot
 * @property {(node: number, latex: string) => string} node
 * @property {(latex: string, under: string) => string} brace
 * @property {Owners} owners
 *
 * @typedef {Map<number, number>} Owners slot to the node whose value or gradient it is
 */

/** @type {Marks} */
const PLAIN = { ink: (_ink, latex) => latex, number: (latex) => latex, rounded: (_n, latex) => latex, node: (_node, latex) => latex, brace: (latex) => latex, owners: new Map() };

/**
 * @param {Formula} formula
 * @param {Wire[]} numbers
 * @returns {string}
 */
export function plainLatex(formula, numbers) {
  return formula.map((piece) => write(piece, numbers, PLAIN)).join("");
}

/**
 * @param {Formula} formula
 * @param {Wire[]} numbers
 * @param {Owners} [owners]
 * @returns {string}
 */
export function inkedLatex(formula, numbers, owners = PLAIN.owners) {
  const marks = { ink: coloured, number: asNumber, rounded: ofSlot, node: ofNode, brace: braced, owners };
  return formula.map((piece) => write(piece, numbers, marks)).join("");
}

/**
 * The slots of the numbers that a formula can show.
 * @param {Formula} formula
 * @returns {number[]}
 */
export function slotsOf(formula) {
  return formula.flatMap((piece) => {
    if (typeof piece === "string" || "equal" in piece || "like" in piece) return [];
    if ("if" in piece) return slotsOf([...piece.then, ...piece.else]);
    return "of" in piece ? slotsOf(piece.of) : [piece.n];
  });
}

/**
 * @param {Ink} ink
 * @param {string} latex
 * @param {boolean} isNumber
 */
function coloured(ink, latex, isNumber) {
  // Orange and blue look alike in grey: a gradient's digits are bold as well.
  return `\\htmlClass{${ink}}{${ink === "g" && isNumber ? `\\boldsymbol{${latex}}` : latex}}`;
}

/** @param {string} latex */
function asNumber(latex) {
  return `\\htmlClass{number}{${latex}}`;
}

/**
 * @param {number} n
 * @param {string} latex
 */
function ofSlot(n, latex) {
  return `\\htmlData{slot=${n}}{${latex}}`;
}

/**
 * @param {number} node
 * @param {string} latex
 */
function ofNode(node, latex) {
  return `{\\htmlData{node=${node}}{${latex}}}`;
}

/**
 * @param {Piece} piece
 * @param {Wire[]} numbers
 * @param {Marks} marks
 * @returns {string}
 */
function write(piece, numbers, marks) {
  /** @param {Piece[]} inner */
  const all = (inner) => inner.map((one) => write(one, numbers, marks)).join("");
  if (typeof piece === "string") return piece;
  if ("equal" in piece) return readsAlike(numbers[piece.equal[0]], numbers[piece.equal[1]]) ? "=" : "\\approx";
  if ("like" in piece) return readsAlike(productOf(piece.like[0], numbers), numbers[piece.like[1]]) ? "=" : "\\approx";
  if ("under" in piece) return marks.brace(all(piece.of), all(piece.under));
  if ("if" in piece) return all(numberOf(numbers[piece.if]) ? piece.then : piece.else);
  if ("node" in piece) return marks.node(piece.node, all(piece.of));
  if ("of" in piece) return marks.ink(piece.ink, all(piece.of), false);
  return number(piece, numbers[piece.n], marks);
}

/**
 * What the digits shown give: the sum of products of sums of slots.
 * @param {number[][][]} terms
 * @param {Wire[]} numbers
 */
function productOf(terms, numbers) {
  /** @param {number[]} factor */
  const summed = (factor) => factor.reduce((sum, n) => sum + shown(numberOf(numbers[n])), 0);
  return terms.reduce((total, term) => total + term.reduce((product, factor) => product * summed(factor), 1), 0);
}

/**
 * @param {string} latex
 * @param {string} under
 */
function braced(latex, under) {
  return `\\underbrace{${latex}}${under && `_{${under}}`}`;
}

/**
 * @param {{n: number, as: "plain" | "factor" | "base" | "row", ink?: Ink}} piece
 * @param {Wire} wire
 * @param {Marks} marks
 */
function number({ n, as: role, ink }, wire, { ink: paint, number: mark, rounded, node, owners }) {
  const written = asLatex(wire, role === "row");
  const latex = inFull(wire) ? rounded(n, written) : written;
  const inked = ink ? paint(ink, latex, true) : latex;
  const owner = owners.get(n);
  const marked = owner === undefined ? inked : node(owner, inked);
  const bracketed = role !== "plain" && role !== "row" && (numberOf(wire) < 0 || (role === "base" && hasPower(wire)));
  return mark(bracketed ? `(${marked})` : marked);
}

/**
 * A chain of equalities as on a blackboard, each with the beat at which it is written: `g = y^2 + z` at once, then the
 * numbers, and last what they make. From three on they stand below one another, aligned.
 * Only signs outside all brackets break the chain.
 * @param {string} latex
 * @returns {string}
 */
export function chained(latex) {
  const [head, ...links] = equalities(latex);
  const paced = links.map((link, i) => atBeat(link, links.length - 1 - i));
  if (links.length < 2) return head + paced.join("");
  const [first, ...rest] = paced;
  return `\\begin{aligned}${head} &${first}${rest.map((link) => `\\\\ &${link}`).join("")}\\end{aligned}`;
}

/**
 * @param {string} link
 * @param {number} left how many come after it
 */
function atBeat(link, left) {
  return left > 1 ? link : `\\htmlClass{beat-${left ? 2 : 4}}{${link}}`;
}

const OPENING = /^(?:\{|\(|\[|\\begin|\\left)/;
const CLOSING = /^(?:\}|\)|\]|\\end|\\right)/;
const SIGN = /^(?:=|\\approx)/;

/**
 * Split before every top-level sign of equality.
 * @param {string} latex
 * @returns {string[]}
 */
function equalities(latex) {
  const cuts = [0];
  let depth = 0;
  const tokens = /\\[a-zA-Z]+|\\.|[^\\]/gs;
  for (const match of latex.matchAll(tokens)) {
    const token = match[0];
    if (OPENING.test(token)) depth += 1;
    else if (CLOSING.test(token)) depth -= 1;
    else if (depth === 0 && SIGN.test(token)) cuts.push(match.index);
  }
  return cuts.map((start, i) => latex.slice(start, cuts[i + 1]).trim());
}
