/** Parts that are typed twice: the same op of the same inputs, and no name to tell them apart. */

/**
 * @param {import("./types.js").Graph} graph
 * @returns {boolean} whether there are any
 */
export function hasEqual({ nodes, inputs }) {
  const own = new Set(inputs.map(({ node }) => node));
  const seen = new Set();
  return nodes.some(({ id, name, op, mark, inputs: from }) => {
    if (name !== null || own.has(id)) return false;
    const what = JSON.stringify([op, mark.latex, from]);
    const again = seen.has(what);
    seen.add(what);
    return again;
  });
}
