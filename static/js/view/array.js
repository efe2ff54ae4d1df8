/** An array in the columns of the page: its numbers in tinted cells, or its shape where there are too many. */
import { flat, rowsOf, shapeText, tint } from "../core/grid.js";
import { text } from "../core/say.js";
import { element } from "./element.js";
import { numberText } from "./sentence.js";

/**
 * @typedef {import("../core/grid.js").Shape} Shape
 * @typedef {import("../core/types.js").Value} Value
 * @typedef {import("../core/types.js").Wire} Wire
 */

/** So many rows and columns are written out. */
export const MOST = 6;

/**
 * @param {Value} value
 * @param {object} how
 * @param {"v" | "g"} how.ink
 * @param {Shape} how.shape
 * @param {number} how.full the number at which a tint is full
 * @param {import("../core/types.js").Catalogue} how.catalogue
 * @param {"column" | "row"} [how.as] how a vector lies
 */
export function arrayNode(value, { ink, shape, full, catalogue, as = "column" }) {
  const rows = as === "row" && shape.length < 2 ? [/** @type {Wire[]} */ (Array.isArray(value) ? value : [value])] : rowsOf(value);
  const columns = Math.max(...rows.map((row) => row.length));
  if (shape.length > 2 || rows.length > MOST || columns > MOST) return element("span", { class: `array large ${ink}` }, sizeText(shape, catalogue));
  const made = element("span", { class: `array ${ink}` }, ...rows.flatMap((row) => row.map((wire) => {
    const cell = element("span", { class: "array-cell" }, numberText(wire));
    cell.style.setProperty("--share", `${Math.round(tint(wire, full) * 100)}%`);
    return cell;
  })));
  made.style.setProperty("--columns", String(columns));
  return made;
}

/**
 * How large an array is, where its numbers are not written out: a vector's size alone would be read as a number.
 * @param {Shape} shape
 * @param {import("../core/types.js").Catalogue} catalogue
 */
export function sizeText(shape, catalogue) {
  return shape.length === 1 ? text({ key: "page.array.numbers", holes: { count: shape[0] } }, { catalogue, numbers: [] }) : shapeText(shape);
}

/**
 * All elements of an array in one row, as a row vᵀ is written.
 * @param {Value} value
 * @returns {Value}
 */
export function inARow(value) {
  return Array.isArray(value) ? flat(value) : value;
}
