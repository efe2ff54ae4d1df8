/**
 * Numbers and arrays as people read them: a number by its digits, a small array number by number, others by their shape.
 * Python has the same in engine/notation/arraynumbers.py; both are held to tests/data/format-arrays.json.
 *
 * @typedef {import("./types.js").Sent} Sent
 * @typedef {import("./types.js").Wire} Wire
 * @typedef {import("./types.js").Summary} Summary
 */
import * as digits from "./digits.js";

export { numberOf, shown } from "./digits.js";

/** As many numbers as are read out, or stand in a line of text. */
const SAID = 6;
/** A matrix is drawn up to so many rows and columns. */
const TALLEST = 6;

/**
 * The shape of what came over the wire; none of a number.
 * @param {Sent | undefined} wire
 * @returns {number[]}
 */
export function shapeOf(wire) {
  if (Array.isArray(wire)) return [wire.length, ...shapeOf(wire[0])];
  return isSummary(wire) ? wire.shape : [];
}

/**
 * Whether what came over the wire is no plain number.
 * @param {Sent | undefined} wire
 */
export function isArray(wire) {
  return typeof wire === "object" && wire !== null;
}

/**
 * A shape as one writes it.
 * @param {number[]} shape
 */
function shapeText(shape) {
  return shape.join("×") || "1";
}

/**
 * All numbers of an array in a row; none of one that is only told of.
 * @param {Sent} wire
 * @returns {number[]}
 */
function elementsOf(wire) {
  if (Array.isArray(wire)) return wire.flatMap(elementsOf);
  return isSummary(wire) || wire === null ? [] : [digits.numberOf(wire)];
}

/**
 * @param {Sent} wire
 * @returns {string}
 */
export function asText(wire) {
  const one = single(wire);
  if (one !== undefined) return digits.asText(one);
  if (wire === null) return "";
  const shape = shapeOf(wire);
  return shape.length <= 2 && elements(shape) <= SAID ? listed(wire) : manyText(shape);
}

/**
 * A bare 7 would be read as a number.
 * @param {number[]} shape
 */
function manyText(shape) {
  return shape.length > 1 ? shapeText(shape) : `${shape[0]} numbers`;
}

/**
 * @param {Sent} wire
 * @returns {string}
 */
function listed(wire) {
  return Array.isArray(wire) ? `[${wire.map(listed).join(", ")}]` : digits.asText(digits.numberOf(wire));
}

/**
 * @param {Sent} wire
 * @param {boolean} [flat] whether all elements stand in a row; a vector is a column otherwise
 * @returns {string}
 */
export function asLatex(wire, flat = false) {
  const one = single(wire);
  if (one !== undefined) return digits.asLatex(one);
  if (wire === null) return "";
  const rows = rowsOf(wire, flat);
  if (!rows) return `\\left[${shapeOf(wire).join(" \\times ")}\\right]`;
  return `\\begin{bmatrix} ${rows.map((row) => row.map(digits.asLatex).join(" & ")).join(" \\\\ ")} \\end{bmatrix}`;
}

/**
 * The rows that are drawn; none where there would be too many.
 * @param {Sent} wire
 * @param {boolean} flat
 * @returns {number[][] | null}
 */
function rowsOf(wire, flat) {
  const shape = shapeOf(wire);
  if (!Array.isArray(wire) || (!flat && shape.length > 2)) return null;
  const [rows, columns] = flat ? [1, elements(shape)] : [shape[0], shape[1] ?? 1];
  if (rows > TALLEST || columns > TALLEST) return null;
  return flat ? [elementsOf(wire)] : wire.map(elementsOf);
}

/**
 * @param {Sent} wire
 * @returns {string}
 */
export function asSpoken(wire) {
  const one = single(wire);
  if (one !== undefined) return digits.asSpoken(one);
  if (wire === null) return "";
  const shape = shapeOf(wire);
  const many = `${shape.join(" by ")} numbers`;
  const all = elementsOf(wire);
  if (elements(shape) <= SAID) return `${many}, ${all.slice(0, -1).map(digits.asSpoken).join(", ")} and ${digits.asSpoken(all[all.length - 1])}`;
  const [low, high] = endsOf(wire, all);
  return low === null ? `${many}, undefined` : `${many} from ${digits.asSpoken(low)} to ${digits.asSpoken(high)}`;
}

/**
 * The smallest and the largest number.
 * @param {Sent} wire
 * @param {number[]} all
 * @returns {[Wire, Wire] | [null, null]}
 */
function endsOf(wire, all) {
  if (isSummary(wire)) return wire.smallest === "NaN" ? [null, null] : [wire.smallest, wire.largest];
  const known = all.filter((x) => !Number.isNaN(x));
  return known.length ? [Math.min(...known), Math.max(...known)] : [null, null];
}

/**
 * All of a number that is shown rounded.
 * @param {Sent} wire
 * @returns {string} nothing when it is shown whole, or is an array
 */
export function inFull(wire) {
  const one = single(wire);
  return one === undefined ? "" : digits.inFull(one);
}

/**
 * Whether what the digits shown give may be called equal to a result, element by element.
 * @param {Sent} found
 * @param {Sent} result
 */
export function readsAlike(found, result) {
  if (typeof found !== "object" && typeof result !== "object") return digits.readsAlike(found, result);
  const [these, those] = [elementsOf(found), elementsOf(result)];
  if (these.length !== those.length || those.length > SAID * SAID) return true;
  return those.every((one, i) => digits.readsAlike(these[i], one));
}

/**
 * Whether the digits shown hide a power of ten.
 * @param {Sent} wire
 */
export function hasPower(wire) {
  const one = single(wire);
  return one !== undefined && digits.hasPower(one);
}

/**
 * The number that something is; none where there are several.
 * @param {Sent} wire
 * @returns {Wire | undefined}
 */
function single(wire) {
  if (typeof wire !== "object") return wire;
  return elements(shapeOf(wire)) === 1 && Array.isArray(wire) ? elementsOf(wire)[0] : undefined;
}

/** @param {number[]} shape */
function elements(shape) {
  return shape.reduce((count, side) => count * side, 1);
}

/**
 * @param {Sent | undefined} wire
 * @returns {wire is Summary}
 */
export function isSummary(wire) {
  return typeof wire === "object" && wire !== null && !Array.isArray(wire);
}
