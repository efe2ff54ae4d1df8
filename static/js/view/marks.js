/** What stands in the nodes, and the names beside them: a layer of mathematics above the graph. */
import { gridBoxes } from "../core/grid.js";
import { BESIDE, labelsOf, markSize, weightLabels } from "../core/measure.js";
import { createCellMarks } from "./cells.js";
import { element, keep, setClass } from "./element.js";
import { isNear } from "../core/sight.js";
import { STILL, place } from "./glide.js";
import { createJoin } from "./join.js";
import { maths } from "./maths.js";
import { numberWidth } from "./nodes.js";

/**
 * @typedef {import("../core/scene.js").Place} Place
 * @typedef {import("../core/scene.js").Scene} Scene
 * @typedef {import("../core/measure.js").Measures} Measures
 * @typedef {import("./glide.js").Times} Times
 * @typedef {import("../core/sight.js").Sight} Sight
 * @typedef {import("../core/views.js").NodeView} NodeView
 */

/** @param {HTMLElement} layer */
export function createMarks(layer) {
  const ground = element("div", {});
  layer.before(ground);
  const elements = createCellMarks(ground);
  const join = createJoin(layer, (/** @type {Place} */ { key }) => key, makeMark);
  let marks = join([]);
  /** @type {WeakMap<Element, NodeView>} */
  const shown = new WeakMap();
  let last = /** @type {{views: NodeView[], scene: Scene} | null} */ (null);

  /**
   * @param {NodeView[]} views
   * @param {Scene} scene
   * @param {Times | null} times null when there are the same marks at the same places
   * @param {Sight} sight
   */
  function render(views, scene, times, sight) {
    last = { views, scene };
    elements.render(views, scene, times, sight);
    if (times) {
      marks = join(scene.places.filter(({ id }) => isNear(sight, id)), times.appears).each((at, i, all) => {
        showFace(all[i], at, scene.measures);
        const { x, y } = faceAt(at, scene.measures);
        place(all[i], `translate(${x}px, ${y}px)`, times);
      });
    }
    marks.each(({ nth }, i, all) => {
      if (!times && shown.get(all[i]) === views[nth]) return;
      shown.set(all[i], views[nth]);
      showName(all[i], views[nth], scene);
    });
  }

  return {
    render,
    /** @param {Sight} sight where one now looks */
    see: (sight) => last && render(last.views, last.scene, STILL, sight),
  };
}

/**
 * Where a node's face stands: in its middle, of an array that is unfolded at the head of its frame, of a weight before its number.
 * @param {Place} place
 * @param {Measures} measured
 */
function faceAt({ x, y, kind, cells }, measured) {
  if (cells) return { x: x + cells.title.x, y: y + cells.title.y };
  if (kind !== "weight") return { x, y };
  const { name } = weightLabels(measured);
  return { x: x + name.x, y: y + name.y };
}

function makeMark() {
  return element("span", {}, element("span", { class: "mark" }), element("span", { class: "tag" }));
}

/**
 * @param {HTMLElement} mark
 * @param {Place} place
 * @param {Measures} measured
 */
function showFace({ firstElementChild }, { face, kind, cells }, measured) {
  const content = /** @type {HTMLElement} */ (firstElementChild);
  keep(content, face.latex, () => [maths(face.latex, { silent: true })]);
  content.classList.toggle("small", kind === "constant");
  content.style.setProperty("font-size", `${cells ? measured.tag : markSize(face, kind, measured)}px`);
}

/**
 * @param {HTMLElement} mark
 * @param {NodeView} view
 * @param {Scene} scene
 */
function showName(mark, view, scene) {
  setClass(mark, [view.place.kind === "input" ? "" : "later", view.place.kind === "weight" ? "of-weight" : "", view.gets || view.selected || view.dragged ? "told" : "", view.beyond ? "beyond" : ""]);
  const tag = /** @type {HTMLElement} */ (mark.lastElementChild);
  keep(tag, view.tag?.latex ?? "", () => (view.tag ? [maths(view.tag.latex, { silent: true })] : []));
  if (view.tag) tag.style.setProperty("transform", tagAt(view, scene));
  else tag.style.removeProperty("transform");
}

/**
 * Where a name stands: after the value, or in a dense graph, which has no room there, over it.
 * @param {NodeView} view
 * @param {Scene} scene
 */
function tagAt({ value, place }, { flow, measures }) {
  if (place.cells) return `translate(${place.cells.title.after}px, 0) translate(0, -50%)`;
  if (flow === "up") return `translate(${-place.width / 2 - BESIDE}px, -14px) translate(-100%, -50%)`;
  if (place.grid) {
    const { value: box } = gridBoxes(place, place.grid, flow);
    return `translate(${box.x + box.width + BESIDE}px, ${box.y + measures.tag * 0.6}px) translate(0, -50%)`;
  }
  const y = labelsOf(place, flow, measures).value - measures.number * 0.36;
  if (measures.form === "dense") return `translate(0, ${y - measures.number * 0.6}px) translate(-50%, -100%)`;
  return `translate(${numberWidth(value, measures) / 2 + 7}px, ${y}px) translate(0, -50%)`;
}
