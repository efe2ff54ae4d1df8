/**
 * What each input of a walk is: of a network there are features and labels, weights, and what is neither, the strength
 * of its regulariser.
 *
 * @typedef {import("./types.js").GraphInput} GraphInput
 * @typedef {{example: GraphInput[], strength: GraphInput[], weights: GraphInput[]}} Roles
 */

/**
 * @param {Pick<import("./types.js").Trace, "graph" | "network">} trace
 * @returns {Roles} all are the example's, where it is no network
 */
export function rolesOf({ graph: { inputs }, network }) {
  if (!network) return { example: inputs, strength: [], weights: [] };
  const weights = new Set(network.parameters);
  if (network.elements) return ofArrays(inputs, network, weights);
  // A mask is of the example: drawn for each.
  const inner = (network.inner ?? []).map(({ node }) => node).filter((node) => !weights.has(node));
  const example = new Set([...network.labels, ...inner, ...network.units.filter(({ column }) => column === 0).map(({ node }) => node)]);
  return {
    example: inputs.filter(({ node }) => example.has(node)),
    strength: inputs.filter(({ node }) => !example.has(node) && !weights.has(node)),
    weights: inputs.filter(({ node }) => weights.has(node)),
  };
}

/**
 * Where features and weights are arrays, what is neither is a number, and no label.
 * @param {GraphInput[]} inputs
 * @param {import("./types.js").Network} network
 * @param {ReadonlySet<number>} weights
 * @returns {Roles}
 */
function ofArrays(inputs, { labels, elements = [] }, weights) {
  const numbers = new Set(elements.flatMap(({ node, names }) => (Array.isArray(names) ? [] : [node])));
  /** @param {GraphInput} input */
  const isStrength = ({ node }) => numbers.has(node) && !labels.includes(node);
  return {
    example: inputs.filter((input) => !weights.has(input.node) && !isStrength(input)),
    strength: inputs.filter(isStrength),
    weights: inputs.filter(({ node }) => weights.has(node)),
  };
}
