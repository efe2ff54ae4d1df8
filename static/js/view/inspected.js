/** An array as the card of its node shows it: its shape and its numbers, or of a large one a picture, its range and a histogram. */
import { asText } from "../core/format.js";
import { flat, fullTint, isTold, rowsOf, shapeText, sidesOf, tint } from "../core/grid.js";
import { pixelsOf } from "../core/images.js";
import { text } from "../core/say.js";
import { summaryOf } from "../core/summary.js";
import { MOST, arrayNode } from "./array.js";
import { drawn, element, setAttributes } from "./element.js";
import { pictureOf } from "./pixels.js";

/**
 * @typedef {import("../core/types.js").Value} Value
 */

/** How large the picture and the histogram are, in px. */
const [PICTURE, BARS] = [120, Object.freeze({ width: 120, height: 28 })];
/** A picture of more rows or columns has cells that nobody can tell apart. */
const SEEN = 120;

/**
 * @param {Value} value
 * @param {Pick<import("../core/types.js").GraphNode, "shape" | "image">} node
 * @param {"v" | "g"} ink
 * @param {number} full the number at which a tint is full
 * @param {import("../core/types.js").Catalogue} catalogue
 */
export function inspected(value, { shape, image }, ink, full, catalogue) {
  const says = element("span", { class: "inspected-shape" }, shapeText(shape));
  const [rows, columns] = sidesOf(shape);
  if (shape.length <= 2 && rows <= MOST && columns <= MOST) return [arrayNode(value, { ink, shape, full, catalogue }), says];
  const { least, most, mean, bins, unusual } = summaryOf(value);
  const numbers = { least: asText(least), most: asText(most), mean: asText(mean) };
  const told = element("span", { class: "inspected-range" }, text({ key: "page.card.range", holes: numbers }, { catalogue, numbers: [] }));
  if (unusual) told.append(` ${text({ key: "page.card.unusual", holes: { count: unusual } }, { catalogue, numbers: [] })}`);
  if (image) return [pixels(value, image), told, says];
  const seen = shape.length <= 2 && rows <= SEEN && columns <= SEEN ? [picture(value, rows, columns, ink)] : [];
  return [...seen, histogram(bins, ink), told, says];
}

/**
 * @param {Value} value
 * @param {readonly [number, number]} image
 */
function pixels(value, image) {
  const made = pictureOf(pixelsOf(flat(value), image), image, "");
  made.classList.add("large");
  setAttributes(made, { role: null, "aria-label": null, "aria-hidden": true });
  return made;
}

/**
 * @param {Value} value
 * @param {number} rows
 * @param {number} columns
 * @param {"v" | "g"} ink
 */
function picture(value, rows, columns, ink) {
  const full = fullTint([value]);
  const side = PICTURE / Math.max(rows, columns);
  const cells = rowsOf(value).flatMap((row, i) => row.map((wire, j) => {
    const cell = drawn("rect", { class: isTold(wire) ? "cell" : "cell untold", x: j * side, y: i * side, width: side, height: side });
    cell.style.setProperty("--share", `${Math.round(tint(wire, full) * 100)}%`);
    return cell;
  }));
  return drawn("svg", { class: `inspected-picture grid tints ${ink === "g" ? "gradient" : "value"}`, width: columns * side, height: rows * side, "aria-hidden": true }, ...cells);
}

/**
 * @param {readonly number[]} bins
 * @param {"v" | "g"} ink
 */
function histogram(bins, ink) {
  const most = Math.max(1, ...bins);
  const wide = BARS.width / bins.length;
  return drawn("svg", { class: `inspected-bars ${ink}`, ...BARS, "aria-hidden": true }, ...bins.map((count, i) => {
    const height = (count / most) * BARS.height;
    return drawn("rect", { x: i * wide + 0.5, y: BARS.height - height, width: wide - 1, height });
  }));
}
