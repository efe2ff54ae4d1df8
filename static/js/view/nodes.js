/** The nodes of the graph: a circle or a box, the value above, the gradient below, a dashed slot for what is not known. */
import { isFar, isNear } from "../core/sight.js";
import { BESIDE, labelsOf, textWidth } from "../core/measure.js";
import { differs, drawn, keep, setAttributes, setClass } from "./element.js";
import { STILL, place, time } from "./glide.js";
import { createJoin } from "./join.js";

/**
 * @typedef {import("../core/scene.js").Place} Place
 * @typedef {import("../core/frame.js").Frame} Frame
 * @typedef {import("../core/types.js").Trace} Trace
 * @typedef {import("../core/types.js").Catalogue} Catalogue
 * @typedef {import("../core/types.js").Face} Face
 * @typedef {import("../core/measure.js").Measures} Measures
 * @typedef {import("../core/scene.js").Scene} Scene
 * @typedef {import("../core/sight.js").Sight} Sight
 * @typedef {import("../core/views.js").NodeView} NodeView
 * @typedef {import("./glide.js").Times} Times
 */

const SLOT = Object.freeze({ width: 35, height: 20 });
/** How far round a node the ring of the focus runs. */
const RING = 4.5;

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
        showShape(all[i], at);
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
      showNumbers(all[i], views[i], scene, near);
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
 */
function showShape(node, { id, node: { name, mark }, kind, width, height }) {
  const [ring, shape] = partsOf(node).hold.children;
  const radius = kind === "op" || kind === "part" ? height / 5 : height / 2;
  setAttributes(shape, { x: -width / 2, y: -height / 2, width, height, rx: radius });
  setAttributes(ring, { x: -width / 2 - RING, y: -height / 2 - RING, width: width + 2 * RING, height: height + 2 * RING, rx: radius + RING });
  setAttributes(node, { "data-id": id, "data-name": name ?? mark.text });
}

/**
 * @param {SVGGElement} node
 * @param {NodeView} view
 */
function showState(node, { place: { kind }, now, phase, selected, beyond, receives, dragged }) {
  setClass(node, ["node", kind, dragged ? "dragged" : "", kind === "input" ? "" : "later", now ? `now ${phase}` : "", selected ? "selected" : "", beyond ? "beyond" : "", receives ? `receives-${phase === "forward" ? "value" : "gradient"}` : ""]);
}

/**
 * @param {SVGGElement} node
 * @param {NodeView} view
 * @param {Scene} scene
 * @param {boolean} near whether they could be read
 */
function showNumbers(node, view, scene, near) {
  const { numbers } = partsOf(node);
  if (!near) return void keep(numbers, "", () => []);
  const { flow, measures: { number, stagger } } = scene;
  const { kind, width, lane } = view.place;
  const changed = keep(numbers, JSON.stringify([view.value, view.gradient, view.symbols !== null, view.full, view.final, view.waits, view.hidden, kind, width, lane, flow, number, stagger]), () => [...valueParts(view, scene), ...gradientParts(view, scene)]);
  if (changed && view.lands) land(numbers, view.phase === "forward" ? ".value" : ".gradient");
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
 * @param {NodeView} view
 * @param {Scene} scene
 */
function valueParts({ value, full, place, hidden }, { flow, measures }) {
  if (value === "") return [];
  const { value: y } = labelsOf(place, flow, measures);
  if (value === null) return [slot("value", place, flow, y - 7)];
  if (hidden) return [veil("value", value, place, flow, y, measures)];
  const shown = number("value", value, full.value, place, flow, y);
  return [place.kind === "input" ? drawn("g", { class: "grip" }, pill(value, place, flow, y, measures), shown) : shown];
}

/**
 * @param {NodeView} view
 * @param {Scene} scene
 */
function gradientParts({ gradient, symbols, full, final, waits, place, hidden }, { flow, measures }) {
  const { gradient: y } = labelsOf(place, flow, measures);
  const middle = y - measures.number * 0.36;
  if (gradient === null) return waits ? [slot("gradient", place, flow, middle)] : [];
  const shown = hidden ? veil("gradient", gradient, place, flow, y, measures) : number("gradient", gradient, full.gradient, place, flow, y);
  if (symbols && !hidden) shown.classList.add("symbols");
  return final ? [shown] : [slot("gradient", place, flow, middle, Math.max(SLOT.width, numberWidth(gradient, measures) + 14), measures.number + 6), shown];
}

/**
 * @param {"value" | "gradient"} name
 * @param {string} text
 * @param {string} full all of it, where it is rounded
 * @param {Place} place
 * @param {Scene["flow"]} flow
 * @param {number} y
 */
function number(name, text, full, { width }, flow, y) {
  const made = flow === "up" ? drawn("text", { class: `${name} beside`, x: width / 2 + BESIDE, y }, text) : drawn("text", { class: name, y }, text);
  return full ? drawn("g", {}, drawn("title", {}, full), made) : made;
}

/**
 * What a hand takes an input's number by.
 * @param {string} text
 * @param {Place} place
 * @param {Scene["flow"]} flow
 * @param {number} y the number's
 * @param {Measures} measures
 */
function pill(text, { width: wide }, flow, y, measures) {
  const letters = numberWidth(text, measures);
  const width = Math.max(measures.number * 2, letters + measures.number);
  const height = measures.number + 8;
  const middle = flow === "up" ? wide / 2 + BESIDE + letters / 2 : 0;
  return drawn("rect", { class: "pill", x: middle - width / 2, y: y - measures.number * 0.36 - height / 2, width, height, rx: 6 });
}

/**
 * What is left of a number while the class guesses: its size.
 * @param {"value" | "gradient"} name
 * @param {string} text
 * @param {Place} place
 * @param {Scene["flow"]} flow
 * @param {number} y
 * @param {Measures} measures
 */
function veil(name, text, place, flow, y, measures) {
  const made = slot(name, place, flow, y - measures.number * 0.36, numberWidth(text, measures) + 8, measures.number + 2);
  made.classList.add("veil");
  return made;
}

/**
 * @param {"value" | "gradient"} of
 * @param {Place} place
 * @param {Scene["flow"]} flow
 * @param {number} y its centre
 * @param {number} [width]
 * @param {number} [height]
 */
function slot(of, place, flow, y, width = SLOT.width, height = SLOT.height) {
  const x = flow === "up" ? place.width / 2 + BESIDE - (width > SLOT.width ? 7 : 0) : -width / 2;
  return drawn("rect", { class: `slot of-${of}`, x, y: y - height / 2, width, height, rx: 6 });
}
