/**
 * What networks are built from, as GET /api/v1/networks lists it.
 *
 * @typedef {"signs" | "bits" | "numbers" | "shares"} Labels what labels are: −1 and 1, 0 and 1, any number, shares of one whole
 * @typedef {{label: number, at: number, left: number, right: number, taken: number}} Kink a corner along the score, for one label
 * @typedef {{name: string, label: string, model: string, labels: Labels, single: boolean, several: boolean, about: string, formula: string | null, program: import("./tape.js").Program | null, kinks: Kink[]}} LossRow
 *   of a score and a label, formula and program say what one output costs, null where several are compared
 * @typedef {{kind: string, settings: Record<string, boolean | number | null>, op: string | null, about: string}} LayerKind
 * @typedef {{layers: LayerKind[], losses: LossRow[], regularisers: {kind: string, formula: string}[], initialisers: {kind: string, settings: Record<string, number>}[]}} Networks
 */

import { namesAt, spread } from "./elements.js";
import { alone, givenOf } from "./given.js";
import { DEFAULTS, networkOf } from "./network.js";

/** What labels can be; any number where nothing is said. */
const VALUES = { signs: [-1, 1], bits: [0, 1], numbers: null, shares: null };

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
  const labels = trace ? (trace.network?.labels ?? []).flatMap((node) => spread(namesAt(trace, node), givenOf(trace.numbers[node]))) : [];
  const near = labelsNear(networks, name, labels.map(([, value]) => alone(value)));
  const given = labels.flatMap(([called, value], i) => (near[i] === value ? [] : [[called, near[i]]]));
  const own = networkOf(text).loss ?? DEFAULTS.loss;
  return { type: /** @type {const} */ ("networked"), change: { loss: name === own ? undefined : name }, inputs: Object.fromEntries(given) };
}

/**
 * The losses that a network of so many outputs cannot have.
 * Those of one output, or those that compare several.
 * @param {Networks} networks
 * @param {number} outputs
 */
export function barred({ losses }, outputs) {
  return losses.filter(({ single, several }) => (outputs > 1 ? single : several));
}

/**
 * The labels of all outputs nearest to these; where they are to add up to 1 and do not, the greatest is the class.
 * @param {Networks} networks
 * @param {string} loss
 * @param {number[]} labels
 */
function labelsNear(networks, loss, labels) {
  const can = labelsOf(networks, loss);
  if (labelsKnown(networks, loss) !== "shares") return labels.map((label) => labelNear(can, label));
  const whole = labels.reduce((sum, label) => sum + label, 0);
  if (labels.every((label) => label >= 0) && Math.abs(whole - 1) < 1e-9) return labels;
  const first = labels.indexOf(Math.max(...labels));
  return labels.map((_, i) => (i === Math.max(0, first) ? 1 : 0));
}

/**
 * The label nearest to a value among those that there can be.
 * @param {number[] | null} values
 * @param {number} value
 */
export function labelNear(values, value) {
  return values ? values.reduce((best, one) => (Math.abs(one - value) < Math.abs(best - value) ? one : best)) : value;
}
