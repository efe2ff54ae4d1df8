/** An array in the columns of the page: its numbers in tinted cells, or its shape where there are too many. */
import { flat, rowsOf, shapeText, tint } from "../core/grid.js";
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
 * @param {"column" | "row"} [how.as] how a vector lies
 */
export function arrayNode(value, { ink, shape, full, as = "column" }) {
  const rows = as === "row" && shape.length < 2 ? [/** @type {Wire[]} */ (Array.isArray(value) ? value : [value])] : rowsOf(value);
  const columns = Math.max(...rows.map((row) => row.length));
  if (shape.length > 2 || rows.length > MOST || columns > MOST) return element("span", { class: `array large ${ink}` }, shapeText(shape));
  const made = element("span", { class: `array ${ink}` }, ...rows.flatMap((row) => row.map((wire) => {
    const cell = element("span", { class: "array-cell" }, numberText(wire));
    cell.style.setProperty("--share", `${Math.round(tint(wire, full) * 100)}%`);
    return cell;
  })));
  made.style.setProperty("--columns", String(columns));
  return made;
}

/**
 * All elements of an array in one row, as a row vᵀ is written.
 * @param {Value} value
 * @returns {Value}
 */
export function inARow(value) {
  return Array.isArray(value) ? flat(value) : value;
}
