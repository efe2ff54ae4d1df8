/**
 * The hidden units of a network whose examples lie on a plane: each gives a number at every point of it, too.
 *
 * @typedef {import("./plane.js").Range} Range
 * @typedef {object} Unit
 * @property {string} name
 * @property {import("./types.js").Face} face
 * @property {number} layer
 * @property {number} at its place in what a look tells: after the loss and the outputs
 */

/** As many are told apart on the card. */
const MOST = 16;

/**
 * @param {Pick<import("./types.js").Trace, "network" | "graph">} trace
 * @returns {{units: Unit[], count: number}} those that are shown, and how many there are
 */
export function hiddenOf({ network, graph }) {
  const made = (network?.units ?? []).flatMap(({ column, node }) => (node === null || column === 0 ? [] : [{ layer: column, node }]));
  const last = made.at(-1)?.layer;
  const outputs = made.filter(({ layer }) => layer === last).length;
  const hidden = made.filter(({ layer }) => layer !== last);
  const units = hidden.slice(0, MOST).map(({ layer, node }, i) => {
    const { label: face, name } = graph.nodes[node];
    return { name: name ?? face.text, face, layer, at: 1 + outputs + i };
  });
  return { units, count: hidden.length };
}

/**
 * From white to full of each: units of a layer share it, so that one that hardly moves looks so.
 * @param {readonly Unit[]} units
 * @param {readonly Range[]} own the least and the most of each
 * @returns {Range[]}
 */
export function sharedOf(units, own) {
  return units.map(({ layer }) => {
    const alike = own.filter((_, i) => units[i].layer === layer);
    return { low: Math.min(...alike.map((one) => one.low)), high: Math.max(...alike.map((one) => one.high)) };
  });
}
