/**
 * What stands beside the nodes of a network drawn as neurons: units that are always 1, and the names of columns.
 *
 * @typedef {import("./measure.js").Measures} Measures
 * @typedef {import("./neurons.js").Bias} Bias
 * @typedef {import("./neurons.js").Heading} Heading
 * @typedef {import("./picture.js").Picture} Picture
 * @typedef {import("./types.js").Flow} Flow
 * @typedef {import("./types.js").Network} Network
 * @typedef {import("./types.js").Point} Point
 */
import { LINEAR } from "./layers.js";

/**
 * What is applied to the units of a column, by PyTorch's names.
 * @param {Pick<Network, "layers">} network
 * @param {number} column
 */
function appliedIn({ layers }, column) {
  const linears = layers.flatMap(({ kind }, i) => (kind === LINEAR ? i : []));
  return layers.slice((linears[column - 1] ?? layers.length) + 1, linears[column] ?? layers.length).map(({ kind }) => kind);
}

/**
 * The units that are always 1, each beside those of its column.
 * @param {Network} network
 * @param {Picture} picture
 * @param {Point[]} units
 * @param {Measures} measured
 * @returns {Bias[]}
 */
export function biasesOf(network, { whole }, units, measured) {
  return network.units.flatMap(({ column, node }, i) => {
    const like = network.units.find((unit) => unit.column === column && unit.row === 1)?.node ?? null;
    if (node !== null || like === null) return [];
    const { latex } = whole.nodes[like].label;
    return [{ ...units[i], size: measured.size.constant, latex: latex.replace(/1(\}?)$/, "0$1"), value: measured.value.constant }];
  });
}

/**
 * What stands above each column: what it is, and what is applied there.
 * @param {Network} network
 * @param {Picture} picture
 * @param {Point[]} places
 * @param {Flow} flow
 * @returns {Heading[]}
 */
export function headingsOf(network, { whole }, places, flow) {
  // Upwards there is no room beside the layers.
  if (flow === "up") return [];
  const columns = Math.max(...network.units.map((unit) => unit.column)) + 1;
  return places.map((at, column) => {
    const unit = network.units.find((one) => one.column === column && one.row === 1);
    const applied = appliedIn(network, column);
    // One op that each unit applies has a sign; of all else its layers tell.
    const single = applied.length < 2 && !network.inner?.some((one) => one.column === column);
    const activation = unit?.total ? single ? whole.nodes[/** @type {number} */ (unit.node)].mark.text : applied.join(", ") : "";
    const what = column === 0 ? "input" : column === columns ? "loss" : column === columns - 1 ? "output" : "hidden";
    const named = activation ? `${what}-applied` : what;
    return { ...at, key: `page.neurons.${named}`, activation };
  });
}
