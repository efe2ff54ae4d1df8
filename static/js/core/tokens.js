/**
 * What each piece of the editor's text is, for its colours. The server's parser decides what a text means; this tells
 * apart only what looks apart, of any text, finished or not.
 *
 * @typedef {import("./vocabulary.js").Vocabulary} Vocabulary
 * @typedef {"comment" | "number" | "constant" | "function" | "command" | "name" | "bracket" | "operator"} Kind
 * @typedef {{kind: Kind, from: number, to: number}} Token
 * @typedef {{kind: Kind, text: string, from: number, to: number}} Piece
 */

const LETTERS = String.raw`(?:[A-Za-z]+|\p{L})\p{M}*`;
const INDEX = String.raw`(?:\d+|[\u2080-\u209c\u1d62-\u1d6a]+)?(?:_(?:[A-Za-z]+\d*|\d+|\p{L}))*`;
const NUMBER = String.raw`(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|\p{No}+`;

/** In this order; what matches none is space. */
const PATTERN = new RegExp([
  String.raw`(?<comment>#[^\n]*)`,
  `(?<number>${NUMBER})`,
  String.raw`(?<command>\\[A-Za-z]+)`,
  `(?<name>${LETTERS}${INDEX})`,
  String.raw`(?<bracket>\\?[()[\]{}]|[,;|])`,
  String.raw`(?<operator>[<>!=]=|\*\*|\\?[^\s\\])`,
].join("|"), "gu");

/** What makes a call of the word before it, on a slide too: \sin\left(x\right), \mathrm{ReLU}(x). */
const OPENS = /\s*(?:\}\s*)?(?:\\(?:left|[bB]igg?l?)\s*)?\\?[({[]/y;

/**
 * The text cut into what looks apart; a word that is typed here and declared there is a name in both places.
 * @param {string} text
 * @param {Vocabulary} vocabulary
 * @returns {Token[]}
 */
export function tokens(text, { functions, constants }) {
  const pieces = [...text.matchAll(PATTERN)].map(pieceOf);
  const own = namesGiven(pieces);
  return pieces.map(({ kind, text: typed, from, to }) => {
    const word = typed.replace("\\", "");
    if ((kind !== "name" && kind !== "command") || own.has(word)) return { kind, from, to };
    if (isCall(text, to) && spellings(word).some((spelling) => functions.has(spelling))) return { kind: "function", from, to };
    return { kind: constants.has(word) ? "constant" : kind, from, to };
  });
}

/**
 * The names that a text declares: what stands left of an =, alone or as a head with its names.
 * @param {string} text
 */
export function declared(text) {
  return namesGiven([...text.matchAll(PATTERN)].map(pieceOf));
}

/**
 * @param {RegExpMatchArray} match
 * @returns {Piece}
 */
function pieceOf({ groups = {}, index = 0, 0: text }) {
  const kind = /** @type {Kind} */ (Object.keys(groups).find((name) => groups[name] !== undefined));
  return { kind, text, from: index, to: index + text.length };
}

/** @param {Piece[]} pieces */
function namesGiven(pieces) {
  /** @type {Set<string>} */
  const names = new Set();
  pieces.forEach(({ kind, text }, i) => {
    if (kind !== "operator" || text !== "=") return;
    let at = i - 1;
    /** @type {Piece[]} */
    const within = [];
    if (pieces[at]?.text === ")") {
      for (at -= 1; pieces[at]?.kind === "name" || pieces[at]?.text === ","; at -= 1) within.push(pieces[at]);
      if (pieces[at]?.text !== "(") return;
      at -= 1;
    }
    for (const { kind: inner, text: name } of within) if (inner === "name") names.add(name);
    const head = pieces[at];
    if (head?.kind === "name" || head?.kind === "command") names.add(head.text.replace("\\", ""));
  });
  return names;
}

/**
 * How a function may be written before a bracket: capitals do not matter there, nor how its index is set.
 * @param {string} word
 */
function spellings(word) {
  const plain = word.replace(/_(?=\d+$)/, "");
  return [word, plain, plain.toLowerCase()];
}

/**
 * @param {string} text
 * @param {number} end of a word
 */
function isCall(text, end) {
  OPENS.lastIndex = end;
  return OPENS.test(text);
}
