/**
 * Gradients in symbols, at the nodes instead of numbers: ∂f/∂g = x. Where that is too long the number stays.
 *
 * @typedef {import("./chain.js").Chain} Chain
 * @typedef {import("./types.js").Face} Face
 * @typedef {import("./types.js").Trace} Trace
 * @typedef {Map<number, {text: string, face: Face, stated: number[]}>} Symbols by node: what is written, its right-hand side, and slots
 *   one of which is not 0 where it does not hold
 */
import { subjectOf } from "./subject.js";

/** As many letters as there is room for, by how large the graph is drawn. */
const MOST = Object.freeze({ wide: 13, compact: 10, dense: 8 });

/** @type {WeakMap<Map<number, Chain>, Map<string, Symbols>>} */
const known = new WeakMap();

/**
 * The same object for as long as the same chains are at hand.
 * @param {Trace} trace
 * @param {Map<number, Chain>} chains
 * @param {keyof typeof MOST} form
 * @returns {Symbols}
 */
export function symbolsAt(trace, chains, form) {
  const all = known.get(chains) ?? new Map();
  known.set(chains, all);
  const found = all.get(form) ?? made(trace, chains, MOST[form]);
  all.set(form, found);
  return found;
}

/**
 * @param {Trace} trace
 * @param {Map<number, Chain>} chains
 * @param {number} most
 */
function made(trace, chains, most) {
  const { nodes } = trace.graph;
  const of = nodes[subjectOf(trace)].label.text;
  /** @type {Symbols} */
  const symbols = new Map();
  for (const { to, symbols: face, stated = [] } of chains.values()) {
    const { label, inputs, expression } = nodes[to];
    // What has no name of its own stands in brackets under ∂.
    const by = inputs.length && !expression ? `(${label.text})` : label.text;
    const text = `∂${of}/∂${by} = ${face?.text}`;
    if (face && text.replace(/ /g, "").length <= most) symbols.set(to, { text, face, stated });
  }
  return symbols;
}

