/**
 * Sentences: a key of the catalogue and what fills its holes, as text, as speech, or as pieces for the page.
 *
 * @typedef {import("./types.js").Catalogue} Catalogue
 * @typedef {import("./types.js").Face} Face
 * @typedef {import("./types.js").Hole} Hole
 * @typedef {import("./types.js").Sentence} Sentence
 * @typedef {import("./types.js").Wire} Wire
 *
 * @typedef {{text: string, strong: boolean, hole: string | null, face?: Face, number?: Wire}} Part
 * @typedef {{catalogue: Catalogue, numbers: Wire[]}} Words what a sentence is said with
 */
import { asSpoken, asText, numberOf } from "./format.js";

const HOLE = /\{(\w+)(?:\|([^|}]*))?(?:\|([^}]*))?\}/g;

/**
 * The sentence as plain text.
 * @param {Sentence} sentence
 * @param {Words} words
 */
export function text(sentence, words) {
  return pieces(sentence, words).map((part) => part.text).join("");
}

/**
 * The sentence as it is read out.
 * @param {Sentence} sentence
 * @param {Words} words
 */
export function spoken(sentence, words) {
  const said = emphasised(flatten(sentence, words, true)).map((part) => part.text).join("");
  return said.replace(/,(?=[.,])/g, "");
}

/**
 * The sentence in pieces: runs of text, emphasised or not, and faces to be typeset.
 * @param {Sentence} sentence
 * @param {Words} words
 * @returns {Part[]}
 */
export function pieces(sentence, words) {
  return emphasised(flatten(sentence, words, false));
}

/**
 * @param {Sentence} sentence
 * @param {Words} words
 * @param {boolean} aloud
 * @returns {Part[]}
 */
function flatten(sentence, words, aloud) {
  const holes = sentence.holes ?? {};
  const template = chosen(words.catalogue[sentence.key], holes) ?? sentence.key;
  /** @type {Part[]} */
  const parts = [];
  let end = 0;
  for (const match of template.matchAll(HOLE)) {
    const [whole, name, between, last] = match;
    if (!(name in holes)) continue;
    parts.push(run(template.slice(end, match.index), null));
    parts.push(...filled(holes[name], words, aloud, name, between ?? ", ", last));
    end = match.index + whole.length;
  }
  parts.push(run(template.slice(end), null));
  return parts;
}

/**
 * @param {Catalogue[string] | undefined} entry
 * @param {Record<string, Hole>} holes
 * @returns {string | undefined}
 */
function chosen(entry, holes) {
  if (entry === undefined || typeof entry === "string") return entry;
  return holes.count === 1 ? entry.one : entry.other;
}

/**
 * @param {Hole} hole
 * @param {Words} words
 * @param {boolean} aloud
 * @param {string} name
 * @param {string} between
 * @param {string | undefined} last
 * @returns {Part[]}
 */
function filled(hole, words, aloud, name, between, last) {
  if (typeof hole === "number" || typeof hole === "string") return [run(String(hole), name)];
  if ("face" in hole) {
    if (aloud) return filled(hole.face.spoken, words, aloud, name, between, last);
    return [{ ...run(hole.face.text, name), face: hole.face }];
  }
  if ("if" in hole) {
    return filled(numberOf(words.numbers[hole.if]) ? hole.then : hole.else, words, aloud, name, between, last);
  }
  if ("n" in hole) return [{ ...run((aloud ? asSpoken : asText)(words.numbers[hole.n]), name), number: words.numbers[hole.n] }];
  if ("key" in hole) return flatten(hole, words, aloud).map((part) => ({ ...part, hole: name }));
  return hole.list.flatMap((item, i) => {
    const parts = filled(item, words, aloud, name, between, last);
    if (i === 0) return parts;
    return [run(last !== undefined && i === hole.list.length - 1 ? last : between, name), ...parts];
  });
}

/**
 * @param {string} content
 * @param {string | null} hole
 * @returns {Part}
 */
function run(content, hole) {
  return { text: content, strong: false, hole };
}

/**
 * Turn the marks of emphasis, which may stand around holes, into a property of each part.
 * @param {Part[]} parts
 * @returns {Part[]}
 */
function emphasised(parts) {
  let strong = false;
  return parts.flatMap((part) => {
    if (part.face) return [{ ...part, strong }];
    return part.text.split("**").flatMap((content, i) => {
      if (i > 0) strong = !strong;
      return content === "" ? [] : [{ ...part, text: content, strong }];
    });
  });
}
