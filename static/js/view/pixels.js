/** Numbers as the pixels of a picture: from paper to ink, or with a sign from orange through paper to blue. */
import { element } from "./element.js";

/** @typedef {readonly [number, number]} Sides rows and columns */

/**
 * @param {readonly number[]} numbers row by row
 * @param {Sides} sides
 * @param {string} says what it is a picture of
 */
export function pictureOf(numbers, sides, says) {
  const canvas = element("canvas", { class: "pixels", role: "img", "aria-label": says });
  // What is not on the page has no colours yet.
  queueMicrotask(() => paintPixels(canvas, numbers, sides));
  return canvas;
}

/**
 * The colours are those of the canvas: its background the paper, its letters the ink; of signed numbers its letters are what is
 * above 0, and its outline's colour what is below.
 * @param {HTMLCanvasElement} canvas
 * @param {ArrayLike<number>} numbers
 * @param {Sides} sides
 * @param {number | null} [full] of signed numbers the size at which a colour is full
 */
export function paintPixels(canvas, numbers, [rows, columns], full = null) {
  const style = getComputedStyle(canvas);
  const [paper, ink, below] = [style.backgroundColor, style.color, style.outlineColor].map(rgbOf);
  const most = full ?? Math.max(1, ...Array.from(numbers));
  canvas.width = columns;
  canvas.height = rows;
  const context = canvas.getContext("2d");
  if (!context) return;
  const image = context.createImageData(columns, rows);
  for (let i = 0; i < rows * columns; i++) {
    const share = Math.max(-1, Math.min(1, (numbers[i] || 0) / (most || 1)));
    const to = share < 0 ? below : ink;
    for (let c = 0; c < 3; c++) image.data[4 * i + c] = paper[c] + Math.abs(share) * (to[c] - paper[c]);
    image.data[4 * i + 3] = 255;
  }
  context.putImageData(image, 0, 0);
}

/**
 * The pixels of an example, as they were given.
 * @param {import("../core/reducers/training.js").Data} data
 * @param {number} place
 */
export function pixelsIn({ rows }, place) {
  return rows[place].slice(0, -1).map(Number);
}

/** @param {string} colour */
function rgbOf(colour) {
  return (colour.match(/[\d.]+/g) ?? ["0", "0", "0"]).slice(0, 3).map(Number);
}
