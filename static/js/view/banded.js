/** Bands of the colours of a card, from its paper to its full colour, with lines between some of them. */
import { setAttributes } from "./element.js";

/**
 * @param {HTMLCanvasElement} canvas
 * @param {HTMLElement} card its background is the lightest, its colour the fullest
 * @param {number} side how many places across and up
 * @param {(place: number) => number} part from 0, the lightest, to 1
 * @param {(place: number) => boolean} edge whether a line runs there
 */
export function paintBanded(canvas, card, side, part, edge) {
  const style = getComputedStyle(card);
  const [light, full] = [rgbOf(style.backgroundColor), rgbOf(style.color)];
  setAttributes(canvas, { width: side, height: side });
  const context = canvas.getContext("2d");
  if (!context) return;
  const image = context.createImageData(side, side);
  for (let place = 0; place < side * side; place++) {
    const [line, much] = [edge(place), part(place)];
    for (let c = 0; c < 3; c++) image.data[4 * place + c] = line ? (light[c] > 128 ? 29 : 233) : light[c] + much * (full[c] - light[c]);
    image.data[4 * place + 3] = 255;
  }
  context.putImageData(image, 0, 0);
}

/** @param {string} colour */
function rgbOf(colour) {
  return (colour.match(/\d+/g) ?? ["0", "0", "0"]).slice(0, 3).map(Number);
}
