/**
 * What can be put where one types: the functions that begin as the word there does, or all that there are.
 *
 * @typedef {import("./vocabulary.js").Entry} Entry
 * @typedef {import("./vocabulary.js").Vocabulary} Vocabulary
 * @typedef {{label: string, takes: string, about: string}} Offer
 * @typedef {{from: number, to: number, offers: Offer[]}} Offered the stretch of the text that an offer is put in place of
 * @typedef {"typing" | "narrowing" | "all"} Way a name of one letter is most often no function; of a list that was asked
 *   for the first letter is enough, and where none begins so it is the whole list
 */
import { declared } from "./tokens.js";

const LEAST = { typing: 2, narrowing: 1, all: 1 };
/** Behind it nothing else can stand. */
const MEMBER = /\bnn\s*\.\s*$/;
const WORD_BEFORE = /[A-Za-z][A-Za-z0-9_]*$/;
const WORD_AFTER = /^[A-Za-z0-9_]*/;
/** What a keyboard types. */
const PLAIN = /^[A-Za-z]\w*$/;

/**
 * @param {Vocabulary} vocabulary
 * @param {string} text
 * @param {number} at where one types
 * @param {Way} way
 * @returns {Offered | null}
 */
export function offered({ entries }, text, at, way) {
  const line = text.slice(text.lastIndexOf("\n", at - 1) + 1, at);
  if (line.includes("#")) return null;
  const word = WORD_BEFORE.exec(line)?.[0] ?? "";
  const rest = WORD_AFTER.exec(text.slice(at))?.[0] ?? "";
  const isOwn = declared(text).has(word + rest) || line.endsWith(`\\${word}`);
  const least = MEMBER.test(line.slice(0, line.length - word.length)) ? 0 : LEAST[way];
  if (word.length >= least && !isOwn && (way === "all" || !rest)) {
    const offers = beginning(entries, word);
    if (offers.length) return { from: at - word.length, to: at + rest.length, offers };
  }
  return way === "all" ? { from: at, to: at, offers: beginning(entries, "") } : null;
}

/**
 * Whether the word at a place is so far the beginning of a function's name, which nobody means as a product of letters.
 * @param {Vocabulary} vocabulary
 * @param {string} text
 * @param {number} at
 */
export function isHalfTyped(vocabulary, text, at) {
  const found = offered(vocabulary, text, at, "typing");
  return found !== null && found.offers.some(({ label }) => label.length > at - found.from);
}

/**
 * The text with an offer taken: what is put there, where the caret is then, and the bracket that closes what was opened.
 * @param {Offer} offer
 * @param {string} text
 * @param {number} from
 * @param {number} to
 * @returns {{insert: string, caret: number, closes: number | null}}
 */
export function taken({ label, takes }, text, from, to) {
  const word = /\w$/.test(text.slice(0, from)) ? ` ${label}` : label;
  const end = from + word.length;
  if (!takes) return { insert: word, caret: end, closes: null };
  const open = /^\s*\(/.exec(text.slice(to));
  if (open) return { insert: word, caret: end + open[0].length, closes: null };
  if (takes === "()") return { insert: `${word}()`, caret: end + 2, closes: null };
  return { insert: `${word}()`, caret: end + 1, closes: end + 1 };
}

/**
 * Those that begin so, each once, by the first of its words that does: functions by name, then constants.
 * @param {Entry[]} entries
 * @param {string} typed
 * @returns {Offer[]}
 */
function beginning(entries, typed) {
  const begun = typed.toLowerCase();
  return entries.flatMap(({ words, takes, about }) => {
    const label = words.find((word) => PLAIN.test(word) && word.toLowerCase().startsWith(begun));
    return label === undefined || (!takes && label === begun) ? [] : [{ label, takes, about }];
  }).sort((a, b) => Number(!a.takes) - Number(!b.takes) || (a.label < b.label ? -1 : 1));
}
