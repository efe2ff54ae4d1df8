/** A network of dense layers as the server tells it, but for its steps and words. */
import { face, walk } from "./words.js";

/**
 * @param {number[]} sizes inputs first; units are not applied to anything
 * @returns {import("../../../static/js/core/types.js").Trace}
 */
export function dense(sizes) {
  /** @type {import("../../../static/js/core/types.js").GraphNode[]} */
  const nodes = [];
  /** @param {string} name @param {number[]} inputs */
  const add = (name, inputs = []) => {
    const id = nodes.length;
    const rank = 1 + Math.max(-1, ...inputs.map((from) => nodes[from].rank));
    nodes.push({ id, op: inputs.length ? "op" : "input", inputs, attrs: {}, name, shape: [], part: id, rank, mark: face(name), label: face(name), tag: inputs.length ? face(name) : null });
    return id;
  };
  /** @type {import("../../../static/js/core/types.js").Network} */
  const network = { text: "", layers: [], loss: "", regulariser: null, seed: 0, units: [], lines: [], labels: [], parameters: [] };
  let below = Array.from({ length: sizes[0] }, (_, i) => add(`x_${i + 1}`));
  let first = 0;
  network.units.push({ column: 0, row: 0, node: null, total: null }, ...below.map((node, i) => ({ column: 0, row: i + 1, node, total: null })));
  sizes.slice(1).forEach((count, layer) => {
    const start = network.units.length;
    const last = layer + 2 === sizes.length;
    if (!last) network.units.push({ column: layer + 1, row: 0, node: null, total: null });
    const own = Array.from({ length: count }, (_, j) => {
      const weights = [null, ...below].map((_from, i) => add(`w_${layer}_${i}_${j}`));
      const total = add(`s_${layer}_${j}`, [...weights, ...below]);
      const node = last ? total : add(`z_${layer}_${j}`, [total]);
      network.units.push({ column: layer + 1, row: j + 1, node, total: last ? null : total });
      weights.forEach((weight, i) => network.lines.push({ weight, start: first + i, end: start + Number(!last) + j }));
      return node;
    });
    [below, first] = [own, start];
  });
  network.labels = below.map((_, i) => add(`t_${i}`));
  const output = add("L", [...below, ...network.labels]);
  return { ...walk, graph: { ...walk.graph, title: "L", output, nodes }, parts: [], network };
}
