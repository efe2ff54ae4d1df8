/** The nodes of the graph: a circle or a box, the value above, the gradient below, a dashed slot for what is not known. */
import { isFar, isNear } from "../core/sight.js";
import { POINT } from "../core/lines.js";
import { spotsOf, textWidth, weightLabels, weightLetters } from "../core/measure.js";
import { differs, drawn, keep, setAttributes, setClass } from "./element.js";
import { STILL, place, time } from "./glide.js";
import { cellParts, unfold } from "./cells.js";
import { gridAt } from "./grids.js";
import { createJoin } from "./join.js";

/**
 * @typedef {import("../core/scene.js").Place} Place
 * @typedef {import("../core/frame.js").Frame} Frame
 * @typedef {import("../core/types.js").Trace} Trace
 * @typedef {import("../core/types.js").Catalogue} Catalogue
 * @typedef {import("../core/types.js").Face} Face
 * @typedef {import("../core/measure.js").Measures} Measures
 * @typedef {import("../core/measure.js").Spot} Spot
 * @typedef {import("../core/scene.js").Scene} Scene
 * @typedef {import("../core/sight.js").Sight} Sight
 * @typedef {import("../core/views.js").NodeView} NodeView
 * @typedef {import("./glide.js").Times} Times
 */

const SLOT = Object.freeze({ width: 35, height: 20 });
/** How far round a node the ring of the focus runs. */
const RING = 4.5;
/** How round the frame of an array is that is unfolded. */
const FRAME = 12;
/** What stays free around a weight's numbers. */
const AIR = 2;
/** How far above its baseline the middle of a number is, by the height of its letters. */
const RAISED = 0.36;

/**
 * How wide a number at a node is, or its slot.
 * @param {string | null} text
 * @param {Pick<Measures, "number">} measured
 */
export function numberWidth(text, { number: letters }) {
  return text === null ? SLOT.width : textWidth(text, letters);
}

/**
 * Draw the nodes into the graph. A node keeps its element for as long as it lives; what says it aloud is written at
 * once where it is in sight, else little by little.
 * @param {SVGGElement} group
 * @param {(key: object, action: () => void) => void} slowly
 */
export function createNodes(group, slowly) {
  const join = createJoin(group, (/** @type {Place} */ { key }) => key, makeNode);
  let nodes = join([]);
  /** @type {Map<number, SVGGElement>} by their keys */
  let elements = new Map();
  /** @type {WeakMap<Element, {view: NodeView, near: boolean}>} */
  const shown = new WeakMap();
  let last = /** @type {{views: NodeView[], scene: Scene, sight: Sight} | null} */ (null);

  /**
   * @param {NodeView[]} views
   * @param {Scene} scene
   * @param {Times | null} times null when the scene is as it was
   * @param {Sight} sight
   */
  function render(views, scene, times, sight) {
    if (times) {
      nodes = join(scene.places, isFar(sight) ? 0 : times.appears).each((at, i, all) => {
        showShape(all[i], at, scene.neurons?.quiet ?? false);
        place(all[i], `translate(${at.x}px, ${at.y}px)`, isNear(sight, at.id) ? times : STILL);
      });
      elements = new Map(nodes.nodes().map((node, i) => [scene.places[i].key, node]));
    }
    last = { views, scene, sight };
    nodes.each(({ id }, i, all) => {
      const near = isNear(sight, id);
      const before = shown.get(all[i]);
      if (!times && before?.view === views[i] && before.near === near) return;
      shown.set(all[i], { view: views[i], near });
      showState(all[i], views[i]);
      if (near) tell(all[i], views[i]);
      else slowly(all[i], () => tell(all[i], views[i]));
      showNumbers(all[i], views[i], scene, near, times);
    });
  }

  return {
    render,
    /** @param {Sight} sight where one now looks */
    see: (sight) => last && render(last.views, last.scene, null, sight),
    /**
     * Make one node the graph's one stop for Tab.
     * @param {number} key
     */
    rove(key) {
      for (const [own, node] of elements) setAttributes(partsOf(node).hold, { tabindex: own === key ? 0 : -1 });
    },
    /** @param {number} key */
    element(key) {
      const node = elements.get(key);
      return node ? partsOf(node).hold : null;
    },
    /** @param {Element} part of a node */
    keyOf(part) {
      const node = part.closest(".hold")?.parentElement;
      for (const [key, own] of elements) if (/** @type {Element} */ (own) === node) return key;
      return null;
    },
  };
}

/**
 * @param {SVGGElement} node
 * @param {NodeView} view
 */
function tell(node, view) {
  const { label, op, mark } = view.place.node;
  const { hold } = partsOf(node);
  if (differs(hold, JSON.stringify([label.text, op, mark.text, view.value, view.gradient, view.final, view.waits, view.hidden]))) setAttributes(hold, { "aria-label": view.says() });
}

function makeNode() {
  const hold = drawn("g", { class: "hold", role: "button", tabindex: -1 }, drawn("rect", { class: "ring" }), drawn("rect", { class: "shape" }));
  return drawn("g", { role: "listitem" }, hold, drawn("g", { "aria-hidden": true }));
}

/** @param {SVGGElement} node */
function partsOf({ firstElementChild, lastElementChild }) {
  return { hold: /** @type {SVGGElement} */ (firstElementChild), numbers: /** @type {SVGGElement} */ (lastElementChild) };
}

/**
 * @param {SVGGElement} node
 * @param {Place} place
 * @param {boolean} quiet whether a weight is no more than a point on its line
 */
function showShape(node, { id, node: { name, mark }, kind, cells, ...size }, quiet) {
  const { width, height } = quiet && kind === "weight" ? { width: POINT, height: POINT } : size;
  const [ring, shape] = partsOf(node).hold.children;
  const radius = cells ? FRAME : kind === "op" || kind === "part" || kind === "weight" ? height / 5 : height / 2;
  setAttributes(shape, { x: -width / 2, y: -height / 2, width, height, rx: radius });
  setAttributes(ring, { x: -width / 2 - RING, y: -height / 2 - RING, width: width + 2 * RING, height: height + 2 * RING, rx: radius + RING });
  setAttributes(node, { "data-id": id, "data-name": name ?? mark.text });
}

/**
 * @param {SVGGElement} node
 * @param {NodeView} view
 */
function showState(node, { place: { kind, cells }, now, phase, selected, beyond, gets, receives, dragged }) {
  setClass(node, ["node", kind, cells ? "unfolded" : "", dragged ? "dragged" : "", kind === "input" ? "" : "later", now ? `now ${phase}` : "", selected ? "selected" : "", gets ? `gets ${phase}` : "", beyond ? "beyond" : "", receives ? `receives-${phase === "forward" ? "value" : "gradient"}` : ""]);
}

/**
 * @param {SVGGElement} node
 * @param {NodeView} view
 * @param {Scene} scene
 * @param {boolean} near whether they could be read
 * @param {Times | null} times
 */
function showNumbers(node, view, scene, near, times) {
  const { numbers } = partsOf(node);
  if (!near) return void keep(numbers, "", () => []);
  const { flow, measures: { number, stagger } } = scene;
  const { kind, width, lane, cells } = view.place;
  const folded = !numbers.querySelector(".cell-node");
  const changed = keep(numbers, JSON.stringify([cellsOf(view) ?? [view.value, view.gradient], view.symbols !== null, view.full, view.final, view.waits, view.hidden, kind, width, lane, cells, flow, number, stagger]), () => (cells ? cellParts(view, scene) : [...groundParts(view, scene), ...valueParts(view, scene), ...gradientParts(view, scene)]));
  if (cells && folded && times) unfold(numbers, view.place, scene, times);
  if (changed && view.lands) land(numbers, view.phase === "forward" ? ".value" : ".gradient");
}

/**
 * The numbers of a node's grids, where they are drawn.
 * @param {NodeView} view
 */
function cellsOf({ place: { grid, cells }, array }) {
  return cells || (grid && grid.look !== "shape") ? array : null;
}

/**
 * A number comes to its place once the dot that carries it has arrived.
 * @param {SVGGElement} numbers
 * @param {string} which
 */
function land(numbers, which) {
  const duration = time("--appear");
  if (!duration) return;
  const from = { opacity: 0, transform: "translateY(6px)" };
  numbers.querySelector(which)?.animate([from, { opacity: 1, transform: "none" }], { duration, delay: time("--move-dot"), fill: "backwards", easing: "ease-out" });
}

/**
 * Under a weight's name and numbers lines are hidden.
 * @param {NodeView} view
 * @param {Scene} scene
 */
function groundParts({ value, gradient, place: { kind, width, height } }, { measures }) {
  if (kind !== "weight") return [];
  const spots = weightLabels(measures);
  const letters = weightLetters(measures);
  const left = 4 - width / 2;
  const right = Math.max(spots.value.x + textWidth(value ?? "", letters), Math.max(SLOT.width, textWidth(gradient ?? "", letters)) / 2);
  return [drawn("rect", { class: "ground", x: left - AIR, y: -height / 2, width: right - left + 2 * AIR, height, rx: 6 })];
}

/**
 * @param {NodeView} view
 * @param {Scene} scene
 */
function valueParts({ value, array, full, place, hidden }, { flow, measures }) {
  if (value === "") return [];
  if (place.grid) return gridAt(place, flow, { name: "value", value: array.value, final: true, hidden, full: array.full });
  const { value: spot } = spotsOf(place, flow, measures);
  if (value === null) return [slot("value", spot, -7)];
  if (hidden) return [veil("value", value, spot)];
  const shown = number("value", value, full.value, spot);
  return [isPulled(place.kind) ? drawn("g", { class: "grip" }, pill(value, spot), shown) : shown];
}

/**
 * Whether a hand can pull its number.
 * @param {Place["kind"]} kind
 */
function isPulled(kind) {
  return kind === "input" || kind === "weight";
}

/**
 * @param {NodeView} view
 * @param {Scene} scene
 */
function gradientParts({ gradient, array, symbols, full, final, waits, place, hidden }, { flow, measures }) {
  if (place.grid) return waits ? gridAt(place, flow, { name: "gradient", value: array.gradient, final, hidden, full: array.full }) : [];
  const { gradient: spot } = spotsOf(place, flow, measures);
  if (gradient === null) return waits ? [slot("gradient", spot)] : [];
  const shown = hidden ? veil("gradient", gradient, spot) : number("gradient", gradient, full.gradient, spot);
  if (symbols && !hidden) shown.classList.add("symbols");
  return final ? [shown] : [slot("gradient", spot, -spot.letters * RAISED, Math.max(SLOT.width, lettersWidth(gradient, spot) + 14), spot.letters + 6), shown];
}

/**
 * @param {"value" | "gradient"} name
 * @param {string} text
 * @param {string} full all of it, where it is rounded
 * @param {Spot} spot
 */
function number(name, text, full, { x, y, start }) {
  const made = start ? drawn("text", { class: `${name} beside`, x, y }, text) : drawn("text", { class: name, x, y }, text);
  return full ? drawn("g", {}, drawn("title", {}, full), made) : made;
}

/**
 * @param {string} text
 * @param {Spot} spot
 */
function lettersWidth(text, { letters }) {
  return textWidth(text, letters);
}

/**
 * What a hand takes an input's number by.
 * @param {string} text
 * @param {Spot} spot the number's
 */
function pill(text, spot) {
  const { x, y, start, letters } = spot;
  const wide = lettersWidth(text, spot);
  const width = Math.max(letters * 2, wide + letters);
  const height = letters + 8;
  const middle = start ? x + wide / 2 : x;
  return drawn("rect", { class: "pill", x: middle - width / 2, y: y - letters * RAISED - height / 2, width, height, rx: 6 });
}

/**
 * What is left of a number while the class guesses: its size.
 * @param {"value" | "gradient"} name
 * @param {string} text
 * @param {Spot} spot
 */
function veil(name, text, spot) {
  const made = slot(name, spot, -spot.letters * RAISED, lettersWidth(text, spot) + 8, spot.letters + 2);
  made.classList.add("veil");
  return made;
}

/**
 * @param {"value" | "gradient"} of
 * @param {Spot} spot
 * @param {number} [above] how far its middle is from the baseline
 * @param {number} [width]
 * @param {number} [height]
 */
function slot(of, { x, y, start, letters }, above = -letters * RAISED, width = SLOT.width, height = Math.min(SLOT.height, letters + 4)) {
  const left = start ? x - (width > SLOT.width ? 7 : 0) : x - width / 2;
  return drawn("rect", { class: `slot of-${of}`, x: left, y: y + above - height / 2, width, height, rx: 6 });
}
