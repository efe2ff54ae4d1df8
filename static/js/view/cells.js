/** The elements of an array that is unfolded: each a node with its value above and its gradient below, out of the array's cells. */
import { asText, inFull } from "../core/format.js";
import { numbersAt } from "../core/cells.js";
import { flat, gridBoxes, gridOf } from "../core/grid.js";
import { textWidth } from "../core/measure.js";
import { sizeOf } from "../core/scene.js";
import { isNear } from "../core/sight.js";
import { drawn, element, keep, setAttributes, setClass } from "./element.js";
import { STILL, glide, place } from "./glide.js";
import { createJoin } from "./join.js";
import { maths } from "./maths.js";

/**
 * @typedef {import("../core/cells.js").Cell} Cell
 * @typedef {import("../core/scene.js").Place} Place
 * @typedef {import("../core/scene.js").Scene} Scene
 * @typedef {import("../core/types.js").Point} Point
 * @typedef {import("../core/views.js").NodeView} NodeView
 * @typedef {import("./glide.js").Times} Times
 */

/** How wide and tall the slot of a number is that is not known, by its letters, and how far over its baseline its middle is. */
const [WIDE, TALL, RAISED] = [1.9, 1.15, 0.36];

/**
 * @param {NodeView} view
 * @param {Scene} scene
 */
export function cellParts({ place: own, array, final, waits, hidden }, { flow }) {
  const { cells } = own;
  if (!cells) return [];
  const [values, gradients] = [array.value, array.gradient].map((value) => (value === null ? null : flat(value)));
  return cells.cells.map((cell, i) => {
    const { value, gradient, start } = numbersAt(cells, cell, flow);
    /** @param {"value" | "gradient"} name @param {number[] | null} numbers @param {Point} at */
    const number = (name, numbers, at) => numberAt(name, numbers?.[i] ?? null, { at, start, letters: cells.letters, hidden, partial: name === "gradient" && !final });
    const shape = drawn("rect", { class: "cell-shape", x: -cell.width / 2, y: -cells.size / 2, width: cell.width, height: cells.size, rx: own.kind === "op" ? cells.size / 5 : cells.size / 2 });
    const made = drawn("g", { class: "cell-node" }, shape, number("value", values, value), ...(waits ? [number("gradient", gradients, gradient)] : []));
    made.style.setProperty("transform", `translate(${cell.x}px, ${cell.y}px)`);
    return made;
  });
}

/**
 * @param {"value" | "gradient"} name
 * @param {number | null} wire
 * @param {{at: Point, start: boolean, letters: number, hidden: boolean, partial: boolean}} how
 */
function numberAt(name, wire, { at: { x, y }, start, letters, hidden, partial }) {
  const shown = wire === null ? "" : asText(wire);
  const width = Math.max(WIDE * letters, hidden || partial ? textWidth(shown, letters) + 8 : 0);
  const box = { x: start ? x - 4 : x - width / 2, y: y - letters * (RAISED + TALL / 2), width, height: letters * TALL, rx: 5 };
  const slot = () => drawn("rect", { class: `slot of-${name}${hidden && wire !== null ? " veil" : ""}`, ...box });
  if (wire === null || hidden) return slot();
  const made = drawn("text", { class: `cell-${name}${start ? " beside" : ""}`, x, y, "font-size": letters }, shown);
  const full = inFull(wire);
  return drawn("g", {}, ...(full ? [drawn("title", {}, full)] : []), ...(partial ? [slot()] : []), made);
}

/**
 * Out of the cells of the array's grid the elements come to their places.
 * @param {Element} numbers which hold them
 * @param {Place} own
 * @param {Scene} scene
 * @param {Times} times
 */
export function unfold(numbers, own, { flow, measures }, { glides }) {
  const { cells, node } = own;
  const folded = { ...node, unfolded: undefined };
  const grid = gridOf(node.shape, measures);
  if (!cells || !grid || !glides) return;
  const { value } = gridBoxes(sizeOf(folded, measures, flow), grid, flow);
  [...numbers.children].forEach((made, i) => {
    const { x, y } = cells.cells[i];
    const [row, column] = grid.look === "numbers" ? [Math.floor(i / grid.columns), i % grid.columns] : [0, 0];
    const from = { x: value.x + (column + 0.5) * grid.cell.width, y: value.y + (row + 0.5) * grid.cell.height };
    glide(/** @type {SVGElement} */ (made), `translate(${from.x}px, ${from.y}px)`, `translate(${x}px, ${y}px)`, glides);
  });
}

/** @param {HTMLElement} layer of mathematics above the graph */
export function createCellMarks(layer) {
  const join = createJoin(layer, (/** @type {{key: string, own: Place, cell: Cell}} */ { key }) => key, () => element("span", { class: "of-cell" }, element("span", { class: "mark" })));
  let last = /** @type {{views: NodeView[], scene: Scene} | null} */ (null);

  /**
   * @param {NodeView[]} views
   * @param {Scene} scene
   * @param {Times | null} times null when there are the same marks at the same places
   * @param {import("../core/sight.js").Sight} sight
   */
  function render(views, scene, times, sight) {
    last = { views, scene };
    if (!times) return;
    const all = scene.places.filter(({ id }) => isNear(sight, id)).flatMap((own) => (own.cells?.cells ?? []).map((cell, i) => ({ key: `${own.key} ${i}`, own, cell })));
    join(all, times.appears).each(({ own, cell }, i, made) => {
      const content = /** @type {HTMLElement} */ (made[i].firstElementChild);
      keep(content, cell.face.latex, () => [maths(cell.face.latex, { silent: true })]);
      setAttributes(made[i], { "data-cell": cell.face.text });
      content.style.setProperty("font-size", `${own.cells?.mark ?? 0}px`);
      setClass(made[i], ["of-cell", own.kind === "input" ? "" : "later"]);
      place(made[i], `translate(${own.x + cell.x}px, ${own.y + cell.y}px)`, times);
    });
  }

  return {
    render,
    /** @param {import("../core/sight.js").Sight} sight where one now looks */
    see: (sight) => last && render(last.views, last.scene, STILL, sight),
  };
}
