/**
 * How an array is drawn: small ones as their numbers in cells, larger ones as cells that are tinted alone, those that are
 * larger still, or have more than two axes, as their shape.
 *
 * @typedef {import("./types.js").Wire} Wire
 * @typedef {import("./types.js").Value} Value
 * @typedef {import("./route.js").Box} Box
 * @typedef {import("./measure.js").Measures} Measures
 * @typedef {import("./types.js").Flow} Flow
 * @typedef {readonly number[]} Shape
 * @typedef {{look: "numbers" | "tints" | "image" | "shape", rows: number, columns: number, letters: number, cell: Size, width: number, height: number}} Grid
 * @typedef {{width: number, height: number}} Size
 */
import { numberOf } from "./format.js";
import { BESIDE, textWidth } from "./measure.js";

/** So many rows and columns are written out, of a vector more; so many are tinted. */
const [WRITTEN, VECTOR, TINTED] = [4, 6, 65];
/** What stays free between a node and its grid, and around a grid. */
export const GAP = 8;
/** The letters in a cell, by those of a number alone; how tall a cell is, by its letters. */
const [SMALLER, TALL] = [0.84, 1.8];
/** As long as a number in a cell usually is, and what stays free at its sides. */
const DIGITS = "−0.923";
const AIR = 6;
/** As long as a shape on an edge usually is, and that of a large array: so much stays free between grids. */
const [SHAPE, LARGE] = ["2×3", "32×65"];
/** How large a grid of tints is at most, and a cell of it at least. */
const [WHOLE, LEAST] = [112, 2];
/** How wide a vector of tints is, at least. */
const THICK = 10;

/**
 * @param {Shape} shape
 * @returns {[number, number]} how many rows and columns; a vector is one column
 */
export function sidesOf(shape) {
  return [shape[0] ?? 1, shape[1] ?? 1];
}

/** @param {Shape} shape as it is written: `2×3` */
export const shapeText = (shape) => (shape.length ? shape.join("×") : "1");

/**
 * How large the grid of an array is; null for a number.
 * @param {Shape} shape
 * @param {Pick<Measures, "number" | "smallest">} measured
 * @param {readonly [number, number]} [image] the sides of the picture that its numbers are
 * @returns {Grid | null}
 */
export function gridOf(shape, { number, smallest }, image) {
  if (!shape.length) return null;
  const letters = Math.max(smallest, number * SMALLER);
  if (image) return grid("image", image[0], image[1], letters, square(Math.floor(WHOLE / Math.max(...image))));
  const [rows, columns] = sidesOf(shape);
  const most = Math.max(rows, columns);
  const look = shape.length > 2 || most > TINTED ? "shape" : most > (shape.length === 1 ? VECTOR : WRITTEN) ? "tints" : "numbers";
  if (look === "shape") return grid(look, 1, 1, letters, { width: textWidth(shapeText(shape), letters) + 2 * AIR, height: TALL * letters });
  const side = Math.max(LEAST, Math.floor(WHOLE / most));
  // A vector of hairs would be a line.
  const cell = look === "tints" ? { width: columns === 1 ? Math.max(side, THICK) : side, height: side } : { width: textWidth(DIGITS, letters) + AIR, height: Math.round(TALL * letters) };
  return grid(look, rows, columns, letters, cell);
}

/** @param {number} side @returns {Size} */
const square = (side) => ({ width: side, height: side });

/**
 * @param {Grid["look"]} look
 * @param {number} rows
 * @param {number} columns
 * @param {number} letters
 * @param {Size} cell
 * @returns {Grid}
 */
function grid(look, rows, columns, letters, cell) {
  return { look, rows, columns, letters, cell, width: columns * cell.width, height: rows * cell.height };
}

/**
 * Where the grids of a node's value and gradient lie, from its middle: over and under it, or where edges run upwards, beside it.
 * @param {{width: number, height: number}} node
 * @param {Grid} grid
 * @param {Flow} flow
 * @returns {{value: Box, gradient: Box}}
 */
export function gridBoxes({ width, height }, grid, flow) {
  const size = { width: grid.width, height: grid.height };
  if (flow === "up") {
    const x = width / 2 + BESIDE;
    return { value: { x, y: -GAP / 2 - grid.height, ...size }, gradient: { x, y: GAP / 2, ...size } };
  }
  const x = -grid.width / 2;
  return { value: { x, y: -height / 2 - GAP - grid.height, ...size }, gradient: { x, y: height / 2 + GAP, ...size } };
}

/**
 * The same measures with room for the largest of some grids.
 * @param {Measures} measured
 * @param {readonly Grid[]} grids
 * @param {Flow} flow
 * @returns {Measures}
 */
export function roomier(measured, grids, flow) {
  if (!grids.length) return measured;
  const [tall, wide] = [Math.max(...grids.map(({ height }) => height)), Math.max(...grids.map(({ width }) => width))];
  const { size: { op }, along, across, margin, number, label, smallest, between } = measured;
  const reach = op / 2 + GAP + tall;
  if (flow === "right") {
    const least = Math.max(across.least, 2 * reach + number);
    return { ...measured, between: Math.max(between, textWidth(wide > WHOLE ? LARGE : SHAPE, Math.max(smallest, label)) + 2 * GAP), across: { least, most: Math.max(across.most, least) }, margin: { ...margin, near: Math.max(margin.near, reach + GAP), far: Math.max(margin.far, reach + GAP) } };
  }
  const [rank, row] = [Math.max(along.least, 2 * tall + 3 * GAP), Math.max(across.least, op + BESIDE + wide + 3 * GAP)];
  return {
    ...measured, along: { least: rank, most: Math.max(along.most, rank) }, across: { least: row, most: Math.max(across.most, row) },
    margin: { ...margin, before: Math.max(margin.before, tall + 2 * GAP), after: Math.max(margin.after, tall + 2 * GAP), far: Math.max(margin.far, op / 2 + BESIDE + wide + GAP) },
  };
}

/**
 * An array's numbers in rows; a number alone is one.
 * @param {Value} value
 * @returns {Wire[][]}
 */
export function rowsOf(value) {
  if (!Array.isArray(value)) return [[value]];
  return value.map((row) => (Array.isArray(row) ? /** @type {Wire[]} */ (row) : [row]));
}

/**
 * All numbers of an array, in order.
 * @param {Value} value
 * @returns {number[]}
 */
export function flat(value) {
  return Array.isArray(value) ? value.flatMap(flat) : [numberOf(value)];
}

/**
 * Numbers in order as an array of this shape.
 * @template T
 * @param {readonly T[]} numbers
 * @param {Shape} shape
 * @returns {any} nested as the shape says; of a number itself
 */
export function nested(numbers, [side, ...rest]) {
  if (side === undefined) return numbers[0];
  const size = numbers.length / side;
  return Array.from({ length: side }, (_, i) => nested(numbers.slice(i * size, (i + 1) * size), rest));
}

/**
 * Where in an array a number stands that is counted row by row.
 * @param {number} at
 * @param {Shape} shape
 * @returns {number[]}
 */
export function placeIn(at, shape) {
  return shape.map((side, axis) => Math.floor(at / shape.slice(axis + 1).reduce((product, one) => product * one, 1)) % side);
}

/**
 * The size at which a tint is full: no number shown at a node is larger.
 * @param {readonly Value[]} values
 */
export function fullTint(values) {
  const most = values.flatMap(flat).filter(Number.isFinite).reduce((size, number) => Math.max(size, Math.abs(number)), 0);
  if (most === 0) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  return (/** @type {number} */ ([1, 2, 4, 5, 10].find((part) => part * power >= most * (1 - 1e-12)))) * power;
}

/** @type {WeakMap<import("./types.js").Trace, number>} */
const known = new WeakMap();

/**
 * That of the values and gradients of a trace's arrays.
 * @param {import("./types.js").Trace} trace
 */
export function fullOf(trace) {
  const found = known.get(trace) ?? fullTint(arraysOf(trace));
  known.set(trace, found);
  return found;
}

/**
 * @param {import("./types.js").Trace} trace
 * @returns {Value[]}
 */
function arraysOf({ graph, steps, numbers }) {
  const last = new Map(steps.flatMap((step) => (step.kind === "pull" ? [[step.to, step.total]] : step.kind === "seed" ? [[step.node, step.gradient]] : [])));
  return graph.nodes.filter(({ shape }) => shape.length).flatMap(({ id }) => [id, last.get(id) ?? id]).map((slot) => /** @type {Value} */ (numbers[slot]));
}

/** @param {Wire} wire whether it is a number that a tint can tell: neither infinite nor none at all */
export const isTold = (wire) => Number.isFinite(numberOf(wire));

/**
 * How full a tint is, from 0 to 1.
 * @param {Wire} wire
 * @param {number} full
 */
export function tint(wire, full) {
  const size = Math.abs(numberOf(wire));
  return Number.isNaN(size) ? 0 : Math.min(1, size / full);
}
