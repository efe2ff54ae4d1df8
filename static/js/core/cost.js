/**
 * What keeping partials saves, up to a step; and the chains that one would write without keeping any.
 *
 * @typedef {import("./types.js").Trace} Trace
 * @typedef {{k: number, node: number, to: number, operations: number}} Pulled
 * @typedef {{name: string, node: number, k: number, paths: string, operations: string}} Chain
 * @typedef {{sizes: number[], weights: string, paths: string, chains: string, reverse: string, forward: string}} Layers
 * @typedef {{reverse: string, chains: string, forward: string, pulls: Pulled[], inputs: Chain[], deeper: Layers[]}} Cost counts as decimal strings
 * @typedef {{node: number, to: number, again: boolean}} Factor `again`: the product up to here was multiplied out before
 * @typedef {{to: number, ways: Factor[][], operations: bigint}} Written an input's gradient from nothing
 */
import { walked } from "./paths.js";
import { subjectOf } from "./subject.js";

/** More chains than these are counted, not written out. */
const MOST = 12;

/**
 * Operations of the steps up to k, and of the chains of all gradients by inputs that are final by then.
 * @param {Cost} cost
 * @param {number} k
 * @returns {{done: bigint, chains: bigint}}
 */
export function upTo({ pulls, inputs }, k) {
  return {
    done: sum(pulls.filter((pull) => pull.k <= k).map(({ operations }) => BigInt(operations))),
    chains: sum(inputs.filter((chain) => chain.k > 0 && chain.k <= k).map(({ operations }) => BigInt(operations))),
  };
}

/**
 * The chains as one would multiply them out, one input after the other, what was multiplied out before marked.
 * @param {Cost} cost
 * @param {Trace} trace
 * @returns {Written[] | null} null where there are too many to be read
 */
export function written({ pulls, inputs }, trace) {
  const reached = inputs.filter(({ k }) => k > 0);
  if (reached.reduce((count, { paths }) => count + BigInt(paths), 0n) > MOST) return null;
  const done = new Set();
  return reached.map(({ node: to, operations }) => {
    const ways = walked(pulls, subjectOf(trace), to).map((way) => {
      let sofar = "";
      return way.map(({ node, to: end }) => {
        sofar += ` ${node}>${end}`;
        const again = done.has(sofar);
        done.add(sofar);
        return { node, to: end, again };
      });
    });
    return { to, ways, operations: BigInt(operations) };
  });
}

/**
 * A count as one reads it: grouped, or with a power of ten.
 * @param {string | bigint} count
 * @param {string} [times] before the power
 */
export function countText(count, times = "×") {
  const digits = String(count);
  if (digits.length <= 9) return digits.replace(/\B(?=(\d{3})+$)/g, ",");
  const power = [...String(digits.length - 1)].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)]).join("");
  return `${Number(`${digits[0]}.${digits.slice(1, 4)}`).toPrecision(2)} ${times} 10${power}`;
}

/** @param {bigint[]} counts */
function sum(counts) {
  return counts.reduce((total, count) => total + count, 0n);
}
