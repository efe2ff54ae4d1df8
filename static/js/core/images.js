/**
 * Which node holds a picture: of a network that learns from pictures its features, pixel by pixel.
 *
 * @typedef {import("./types.js").Trace} Trace
 * @typedef {readonly [number, number]} Sides rows and columns
 */

/**
 * The rows and columns of the examples, where they are pictures.
 * @param {Pick<import("./trained.js").DataSets, "datasets">} sets
 * @param {Pick<import("./document.js").Document, "training">} document
 */
export function imageIn({ datasets }, { training }) {
  return datasets.find(({ kind }) => kind === training?.data.kind)?.image ?? null;
}

/**
 * @param {Trace} trace
 * @param {Sides | null} image of the examples on show
 * @returns {Trace} whose node of the features says so
 */
export function withImages(trace, image) {
  const { network, graph } = trace;
  if (!image || !network?.elements) return trace;
  const own = new Set([...network.labels, ...network.parameters]);
  const pixels = image[0] * image[1];
  const features = new Set(graph.inputs.filter(({ node }) => !own.has(node)).map(({ node }) => node));
  /** A 1 may stand before the pixels. @param {import("./types.js").GraphNode} node */
  const isPicture = ({ id, shape }) => features.has(id) && shape.length === 1 && (shape[0] === pixels || shape[0] === pixels + 1);
  return { ...trace, graph: { ...graph, nodes: graph.nodes.map((node) => (isPicture(node) ? { ...node, image } : node)) } };
}

/**
 * The pixels of an array that holds a picture, without what stands before them.
 * @template T
 * @param {readonly T[]} numbers in their order
 * @param {Sides} sides
 */
export function pixelsOf(numbers, [rows, columns]) {
  return numbers.slice(-rows * columns);
}
