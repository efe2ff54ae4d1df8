/** How a key is written on its cap: arrows as arrows, letters large, the rest in the page's language. */
import { text } from "./say.js";

/**
 * @typedef {import("./keymap.js").Binding} Binding
 * @typedef {import("./say.js").Words} Words
 */

const ARROWS = new Map([["ArrowLeft", "←"], ["ArrowRight", "→"], ["ArrowUp", "↑"], ["ArrowDown", "↓"]]);
const NAMED = new Map([[" ", "space"], ["Escape", "escape"], ["Home", "home"], ["End", "end"], ["PageUp", "page-up"], ["PageDown", "page-down"], ["Enter", "enter"]]);

/**
 * The caps to press for a binding, one list for each of its keys: what is held comes first.
 * @param {Binding} binding
 * @param {Words} words
 * @returns {string[][]}
 */
export function capsOf({ keys, held = "" }, words) {
  const first = held.split("+").filter(Boolean).map((name) => text({ key: `page.key.${name}` }, words));
  return keys.map((key) => [...first, cap(key, words)]);
}

/**
 * @param {string} key
 * @param {Words} words
 */
function cap(key, words) {
  const name = NAMED.get(key);
  return name ? text({ key: `page.key.${name}` }, words) : ARROWS.get(key) ?? key.toUpperCase();
}
