/**
 * A small array unfolded where it stands: its elements as nodes in one frame, each with its own number above and below.
 *
 * @typedef {import("./measure.js").Measures} Measures
 * @typedef {import("./types.js").Face} Face
 * @typedef {import("./types.js").Flow} Flow
 * @typedef {import("./types.js").GraphNode} GraphNode
 * @typedef {import("./types.js").Point} Point
 * @typedef {{x: number, y: number, width: number, face: Face}} Cell an element, from the middle of the frame
 * @typedef {{width: number, height: number, size: number, mark: number, letters: number, title: Point & {after: number}, cells: readonly Cell[]}} Cells
 *   how large the frame and its nodes are, the letters in and at these, and where the middle of the array's own sign
 *   is and how far after it its name starts
 */
import { sidesOf } from "./grid.js";
import { BESIDE, markWidth, textWidth } from "./measure.js";

/** The letters at an element, by those of a number alone, as in a grid; as long as a number gets. */
const [SMALLER, DIGITS] = [0.84, "−0.00999"];
/** What stays free between a node and its number, around all of it, between two nodes, and more between two rows of a matrix. */
const [NEAR, PAD, GAP, ROW] = [5, 8, 16, 10];
/** How much of its letters a number takes over its baseline; how tall the array's own name is, by its letters. */
const [TALL, TITLE] = [0.75, 1.7];
/** What stays free between the sign and the name. */
const BETWEEN = 8;
/** What stays free at both sides of a name in its node. */
const AIR = 8;

/**
 * What an array's elements are called, where it is small enough to be seen element by element.
 * @param {import("./types.js").Graph} graph
 * @param {number} id
 * @returns {(Face | null)[] | null}
 */
export function cellsIn({ cells = [] }, id) {
  const labels = cells.find(({ node }) => node === id)?.labels ?? [];
  return labels.length ? labels : null;
}

/**
 * Whether a node is an array that one would unfold, small or not: not what is written in the text.
 * @param {import("./types.js").Graph} graph
 * @param {number} id
 */
export function isArray({ nodes }, id) {
  return nodes[id].shape.length > 0 && nodes[id].op !== "constant";
}

/**
 * The arrays that a document wants unfolded.
 * @param {import("./types.js").Graph} graph
 * @param {readonly string[]} [open] by name or as `#4`
 * @returns {number[]}
 */
export function unfoldedIn(graph, open = []) {
  if (!open.length || !graph.cells) return [];
  /** @param {string} name */
  const wanted = (name) => open.includes(name);
  return graph.nodes.filter(({ id, name }) => wanted(name ?? `#${id}`) || (id === graph.output && wanted(graph.title))).map(({ id }) => id).filter((id) => cellsIn(graph, id));
}

/**
 * @param {Pick<GraphNode, "shape" | "mark" | "tag" | "unfolded">} node
 * @param {Pick<Measures, "number" | "smallest" | "size" | "mark" | "tag">} measured
 * @param {Flow} flow
 * @returns {Cells | null} null where it is not unfolded
 */
export function cellsOf({ shape, mark: sign, tag, unfolded }, measured, flow) {
  if (!unfolded) return null;
  const [letters, size, mark] = [Math.max(measured.smallest, measured.number * SMALLER), measured.size.constant, Math.max(measured.smallest, measured.mark * SMALLER)];
  const nodes = unfolded.map((label) => ({ face: label ?? sign, width: Math.max(size, AIR + markWidth(label ?? sign, "input", { mark, smallest: measured.smallest })) }));
  const wide = Math.max(...nodes.map(({ width }) => width));
  const [, columns] = sidesOf(shape);
  const digits = textWidth(DIGITS, letters);
  const head = TITLE * measured.tag;
  const [own, name] = [sign, tag].map((face) => (face ? markWidth(face, "input", { mark: measured.tag, smallest: measured.smallest }) : 0));
  const title = own + (name ? BETWEEN + name : 0);
  /** @param {number} i of all before it as many rows have ended */
  const rows = (i) => (columns > 1 ? Math.floor(i / columns) * ROW : 0);
  const all = nodes.length - 1;
  if (flow === "up") {
    const pitch = wide + BESIDE + digits + GAP;
    const [width, height] = [PAD + title + GAP + (all + 1) * pitch + rows(all) + PAD, size + 2 * PAD];
    const cells = nodes.map((node, i) => ({ ...node, x: PAD + title + GAP + i * pitch + rows(i) + wide / 2 - width / 2, y: 0 }));
    return { width, height, size, mark, letters, title: { x: PAD + own / 2 - width / 2, y: 0, after: own / 2 + BETWEEN }, cells };
  }
  const reach = size / 2 + NEAR + TALL * letters;
  const pitch = 2 * reach + GAP;
  const [width, height] = [Math.max(wide, digits, title) + 2 * PAD, head + all * pitch + rows(all) + 2 * reach + 2 * PAD];
  const cells = nodes.map((node, i) => ({ ...node, x: 0, y: PAD + head + reach + i * pitch + rows(i) - height / 2 }));
  return { width, height, size, mark, letters, title: { x: (own - title) / 2, y: PAD + head / 2 - height / 2, after: own / 2 + BETWEEN }, cells };
}

/**
 * Where the two numbers of an element stand, from its middle: the baselines.
 * @param {Cells} cells
 * @param {Cell} cell
 * @param {Flow} flow
 * @returns {{value: Point, gradient: Point, start: boolean}} `start`: they start there, else it is their middle
 */
export function numbersAt({ size, letters }, { width }, flow) {
  if (flow === "up") return { value: { x: width / 2 + BESIDE, y: -4 }, gradient: { x: width / 2 + BESIDE, y: letters }, start: true };
  return { value: { x: 0, y: -size / 2 - NEAR }, gradient: { x: 0, y: size / 2 + NEAR + TALL * letters }, start: false };
}
