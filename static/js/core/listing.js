/**
 * What networks are built from, as GET /api/v1/networks lists it.
 *
 * @typedef {"signs" | "bits" | "numbers"} Labels what labels are: −1 and 1, 0 and 1, any number
 * @typedef {{label: number, at: number, left: number, right: number, taken: number}} Kink a corner along the score, for one label
 * @typedef {{name: string, label: string, model: string, labels: Labels, single: boolean, about: string, formula: string, program: import("./tape.js").Program, kinks: Kink[]}} LossRow
 *   of a score and a label, formula and program say what one output costs
 * @typedef {{kind: string, settings: Record<string, boolean | number | null>, op: string | null, about: string}} LayerKind
 * @typedef {{layers: LayerKind[], losses: LossRow[], regularisers: {kind: string, formula: string}[], initialisers: {kind: string, settings: Record<string, number>}[]}} Networks
 */

import { namesAt, spread } from "./elements.js";
import { alone, givenOf } from "./given.js";
import { DEFAULTS, networkOf } from "./network.js";

/** What labels can be; any number where nothing is said. */
const VALUES = { signs: [-1, 1], bits: [0, 1], numbers: null };

/**
 * What kind of labels a loss takes.
 * @param {Networks} networks
 * @param {string} loss
 * @returns {Labels}
 */
export function labelsKnown({ losses }, loss) {
  return losses.find(({ name }) => name === loss)?.labels ?? "numbers";
}

/**
 * What the labels of a loss can be, null for any number.
 * @param {Networks} networks
 * @param {string} loss
 * @returns {number[] | null}
 */
export function labelsOf(networks, loss) {
  return VALUES[labelsKnown(networks, loss)];
}

/**
 * What to do to have another loss: labels that it cannot have move to the nearest that it can.
 * @param {Networks} networks
 * @param {string} text the document's
 * @param {import("./types.js").Trace | null} trace
 * @param {string} name
 */
export function lossChange(networks, text, trace, name) {
  const can = labelsOf(networks, name);
  const labels = trace ? (trace.network?.labels ?? []).flatMap((node) => spread(namesAt(trace, node), givenOf(trace.numbers[node]))) : [];
  const given = labels.flatMap(([called, value]) => (labelNear(can, alone(value)) === value ? [] : [[called, labelNear(can, alone(value))]]));
  const own = networkOf(text).loss ?? DEFAULTS.loss;
  return { type: /** @type {const} */ ("networked"), change: { loss: name === own ? undefined : name }, inputs: Object.fromEntries(given) };
}

/**
 * The losses that a network of so many outputs cannot have.
 * @param {Networks} networks
 * @param {number} outputs
 */
export function barred({ losses }, outputs) {
  return losses.filter(({ single }) => single && outputs > 1);
}

/**
 * The label nearest to a value among those that there can be.
 * @param {number[] | null} values
 * @param {number} value
 */
export function labelNear(values, value) {
  return values ? values.reduce((best, one) => (Math.abs(one - value) < Math.abs(best - value) ? one : best)) : value;
}
