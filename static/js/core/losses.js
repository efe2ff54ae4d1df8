/**
 * The losses of linear models beside each other: what one example costs at one score, and how steeply each of them
 * rises there.
 *
 * @typedef {import("./listing.js").Kink} Kink
 * @typedef {import("./listing.js").LossRow} LossRow
 * @typedef {import("./listing.js").Networks} Networks
 * @typedef {import("./types.js").Trace} Trace
 * @typedef {[score: number, loss: number]} Point
 *
 * @typedef {object} Compared
 * @property {LossRow} row
 * @property {number} label its own, where the example's is none that it can have
 * @property {number} value
 * @property {number} slope
 * @property {Kink | null} kink its corner, for this label
 * @property {boolean} here whether the score is there
 * @property {(from: number, to: number) => Point[]} curve
 */
import { numberOf } from "./format.js";
import { labelNear, labelsOf } from "./listing.js";
import { numbers, tape } from "./tape.js";

/** As far one looks to both sides of score 0, at least: in it are all corners, and what lies beyond them. */
const REACH = 3;
/** So near to a corner rounding decides on which side of it one is. */
const NEAR = 1e-9;
const POINTS = 60;

/** @type {WeakMap<LossRow, import("./tape.js").Tape>} */
const tapes = new WeakMap();

/**
 * The score of a linear model, and the label of its example; null of all else.
 * @param {Trace | null} trace
 */
export function scoreOf(trace) {
  const { network, graph, numbers: known } = trace ?? {};
  if (!network || !graph || !known || network.layers.length > 1 || network.labels.length > 1) return null;
  const node = network.units.find(({ column, row }) => column === 1 && row === 1)?.node ?? null;
  if (node === null) return null;
  const [label] = network.labels;
  return { score: numberOf(known[node]), label: numberOf(known[label]), faces: { score: graph.nodes[node].label, label: graph.nodes[label].label } };
}

/**
 * @param {Networks} networks
 * @param {number} score
 * @param {number} label
 * @returns {Compared[]}
 */
export function compared(networks, score, label) {
  return networks.losses.filter(({ model }) => model).map((row) => {
    const own = labelNear(labelsOf(networks, row.name), label);
    const at = (/** @type {number} */ s) => numbers(tapeOf(row), [s, own]);
    const [value, slope] = at(score);
    const kink = row.kinks.find((one) => one.label === own) ?? null;
    return { row, label: own, value, slope, kink, here: kink !== null && Math.abs(score - kink.at) <= NEAR, curve: (from, to) => points(from, to, kink, at) };
  });
}

/**
 * A corner is a point of its own: nothing is rounded off there.
 * @param {number} from
 * @param {number} to
 * @param {Kink | null} kink
 * @param {(score: number) => Float64Array} at
 * @returns {Point[]}
 */
function points(from, to, kink, at) {
  const across = Array.from({ length: POINTS + 1 }, (_, i) => from + ((to - from) * i) / POINTS);
  const all = kink && from < kink.at && kink.at < to ? [...across, kink.at].sort((a, b) => a - b) : across;
  return all.map((score) => [score, at(score)[0]]);
}

/** @param {LossRow} row */
function tapeOf(row) {
  const made = tapes.get(row) ?? tape(/** @type {import("./tape.js").Program} */ (row.program));
  tapes.set(row, made);
  return made;
}

/**
 * How far one looks to both sides of score 0, in steps, so that the pictures stand still while the score moves.
 * @param {number} score
 */
export function reachOf(score) {
  return Number.isFinite(score) ? REACH * 2 ** Math.max(0, Math.ceil(Math.log2(Math.abs(score) / REACH))) : REACH;
}
