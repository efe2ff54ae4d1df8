/**
 * What networks are built from, as GET /api/v1/networks lists it.
 *
 * @typedef {"signs" | "bits" | "numbers"} Labels what labels are: −1 and 1, 0 and 1, any number
 * @typedef {{name: string, label: string, labels: Labels, single: boolean, about: string}} LossRow
 * @typedef {{kind: string, settings: Record<string, boolean | number | null>, op: string | null, about: string}} LayerKind
 * @typedef {{layers: LayerKind[], losses: LossRow[], regularisers: string[], initialisers: {kind: string, settings: Record<string, number>}[]}} Networks
 */

/** What labels can be; any number where nothing is said. */
const VALUES = { signs: [-1, 1], bits: [0, 1], numbers: null };

/**
 * What the labels of a loss can be, null for any number.
 * @param {Networks} networks
 * @param {string} loss
 * @returns {number[] | null}
 */
export function labelsOf({ losses }, loss) {
  return VALUES[losses.find(({ name }) => name === loss)?.labels ?? "numbers"];
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
