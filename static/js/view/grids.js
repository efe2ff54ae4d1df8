/** The grids of arrays at their nodes: numbers in tinted cells, tints alone, or the shape; a dashed frame for what is not known. */
import { asText, inFull } from "../core/format.js";
import { flat, fullTint, gridBoxes, isTold, nested, rowsOf, shapeText, tint } from "../core/grid.js";
import { pixelsOf } from "../core/images.js";
import { textWidth } from "../core/measure.js";
import { drawn } from "./element.js";

/**
 * @typedef {import("../core/grid.js").Grid} Grid
 * @typedef {import("../core/grid.js").Shape} Shape
 * @typedef {import("../core/route.js").Box} Box
 * @typedef {import("../core/types.js").Flow} Flow
 * @typedef {import("../core/types.js").Value} Value
 * @typedef {{name: "value" | "gradient", value: Value | null, final: boolean, hidden: boolean, full: number}} Told what a grid shows:
 *   `full`: the number at which a tint is full
 */

/** How far under the middle of a cell its baseline is, by its letters. */
const SUNK = 0.36;
/** More tints than these are drawn by how full they are: so many levels, each one shape. */
const [SINGLY, LEVELS] = [400, 16];
/** What stays free beside a number in its cell. */
const AIR = 6;

/**
 * @param {import("../core/scene.js").Place} place
 * @param {Flow} flow
 * @param {Told} told
 */
export function gridAt({ grid, node: { shape }, width, height }, flow, told) {
  if (!grid) return [];
  const box = gridBoxes({ width, height }, grid, flow)[told.name];
  if (told.value === null) return [unknown(box, shape, told.name, grid)];
  if (told.hidden) return [unknown(box, shape, told.name, grid, "veil")];
  const cells = grid.look === "shape" ? [whole(box, shape, grid)] : cellsOf(told.value, box, grid, told);
  const frame = drawn("rect", { class: "grid-frame", ...box, rx: 4 });
  return [drawn("g", { class: `grid ${told.name}${told.final ? "" : " partial"} ${grid.look}` }, ...cells, frame)];
}

/**
 * @param {Value} value
 * @param {Box} box
 * @param {Grid} grid
 * @param {Told} told
 */
function cellsOf(value, { x, y }, { cell, letters, look, rows, columns }, told) {
  if (look === "image") return levelsOf(nested(pixelsOf(flat(value), [rows, columns]), [rows, columns]), { x, y }, cell);
  if (rows * columns > SINGLY) return levelsOf(rowsOf(value), { x, y }, cell);
  // Where tints say it all they are by the array's own largest number.
  const full = look === "tints" ? fullTint([value]) : told.full;
  return rowsOf(value).flatMap((row, i) => row.flatMap((wire, j) => {
    const at = { x: x + j * cell.width, y: y + i * cell.height };
    const rect = drawn("rect", { class: look === "tints" && !isTold(wire) ? "cell untold" : "cell", ...at, ...cell });
    rect.style.setProperty("--share", `${Math.round(tint(wire, full) * 100)}%`);
    if (look === "tints") return [rect];
    const [all, text] = [inFull(wire), asText(wire)];
    // A longer number is squeezed: its cell is as wide as the others.
    const squeezed = textWidth(text, letters) > cell.width - AIR ? { textLength: cell.width - AIR, lengthAdjust: "spacingAndGlyphs" } : {};
    const number = drawn("text", { class: "cell-number", x: at.x + cell.width / 2, y: at.y + cell.height / 2 + SUNK * letters, "font-size": letters, ...squeezed }, text);
    return [rect, all ? drawn("g", {}, drawn("title", {}, all), number) : number];
  }));
}

/**
 * @param {import("../core/types.js").Wire[][]} rows
 * @param {{x: number, y: number}} at
 * @param {import("../core/grid.js").Size} cell
 */
function levelsOf(rows, { x, y }, { width, height }) {
  const full = fullTint([rows]);
  const paths = Array.from({ length: LEVELS + 2 }, () => "");
  rows.forEach((row, i) => row.forEach((wire, j) => {
    paths[isTold(wire) ? Math.round(tint(wire, full) * LEVELS) : LEVELS + 1] += `M${x + j * width},${y + i * height}h${width}v${height}h${-width}z`;
  }));
  return paths.flatMap((d, level) => {
    if (!d) return [];
    const path = drawn("path", { class: level > LEVELS ? "cell untold" : "cell", d });
    path.style.setProperty("--share", `${Math.round((level / LEVELS) * 100)}%`);
    return [path];
  });
}

/**
 * @param {Box} box
 * @param {Shape} shape
 * @param {Grid} grid
 */
function whole(box, shape, { letters }) {
  return drawn("g", {}, drawn("rect", { class: "cell", ...box }), drawn("text", { class: "cell-number", x: box.x + box.width / 2, y: box.y + box.height / 2 + SUNK * letters, "font-size": letters }, shapeText(shape)));
}

/**
 * What comes to stand there: its shape.
 * @param {Box} box
 * @param {Shape} shape
 * @param {"value" | "gradient"} of
 * @param {Grid} grid
 * @param {string} [how]
 */
function unknown(box, shape, of, { letters }, how = "") {
  const [text, frame] = [shapeText(shape), drawn("rect", { class: `slot of-${of} ${how}`, ...box, rx: 6 })];
  if (textWidth(text, letters) > box.width) return frame;
  return drawn("g", {}, frame, drawn("text", { class: "slot-shape", x: box.x + box.width / 2, y: box.y + box.height / 2 + SUNK * letters, "font-size": letters }, text));
}
