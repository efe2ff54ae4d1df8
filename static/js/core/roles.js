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
  const example = new Set([...network.labels, ...network.units.filter(({ column }) => column === 0).map(({ node }) => node)]);
  return {
    example: inputs.filter(({ node }) => example.has(node)),
    strength: inputs.filter(({ node }) => !example.has(node) && !weights.has(node)),
    weights: inputs.filter(({ node }) => weights.has(node)),
  };
}
