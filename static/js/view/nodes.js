/** The nodes of the graph: a circle or a box, the value above, the gradient below, a dashed slot for what is not known. */
import { describe, whatIs } from "../core/describe.js";
import { receiverOf } from "../core/frame.js";
import { asText, inFull } from "../core/format.js";
import { BEATS } from "../core/pace.js";
import { spoken } from "../core/say.js";
import { subjectOf } from "../core/subject.js";
import { BESIDE, labelsOf, textWidth } from "../core/measure.js";
import { differs, drawn, keep, setAttributes, setClass } from "./element.js";
import { place, time } from "./glide.js";
import { createJoin } from "./join.js";

/**
 * @typedef {import("../core/scene.js").Place} Place
 * @typedef {import("../core/frame.js").Frame} Frame
 * @typedef {import("../core/types.js").Trace} Trace
 * @typedef {import("../core/types.js").Catalogue} Catalogue
 * @typedef {import("../core/types.js").Face} Face
 * @typedef {import("../core/measure.js").Measures} Measures
 * @typedef {import("../core/scene.js").Scene} Scene
 * @typedef {import("./glide.js").Times} Times
 *
 * @typedef {{place: Place, value: string | null, gradient: string | null, full: {value: string, gradient: string}, final: boolean, waits: boolean, now: boolean, receives: boolean, lands: boolean, selected: boolean, hidden: boolean, beyond: boolean,
 *   phase: string, tag: Face | null, says: () => string}} NodeView
 *
 * @typedef {object} About
 * @property {Set<number>} receivers nodes that get a gradient sooner or later
 * @property {Set<number>} beyond nodes that have no part in what is differentiated
 * @property {number | null} selected the key of the chosen node
 * @property {boolean} leads whether it leads on from what was shown
 * @property {boolean} hidden whether numbers are hidden
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
 * What each node shows at k.
 * @param {Trace} trace
 * @param {Frame} frame
 * @param {Place[]} places
 * @param {About} about
 * @param {Catalogue} catalogue
 * @returns {NodeView[]}
 */
export function nodeViews(trace, frame, places, { receivers, beyond, selected, leads, hidden }, catalogue) {
  const subject = subjectOf(trace);
  const receiver = receiverOf(frame);
  const { numbers } = trace;
  return places.map((place) => {
    const { id } = place;
    const value = frame.values.get(id);
    const gradient = frame.gradients.get(id);
    const text = value === undefined ? null : asText(numbers[value]);
    const slope = gradient && (gradient.slot === null ? 0 : numbers[gradient.slot]);
    return {
      place,
      value: place.kind === "constant" && text === place.node.mark.text ? "" : text,
      gradient: slope === undefined ? null : asText(slope),
      full: { value: value === undefined ? "" : inFull(numbers[value]), gradient: slope === undefined ? "" : inFull(slope) },
      final: gradient?.final ?? false,
      waits: receivers.has(id),
      now: frame.step?.node === id,
      receives: id === receiver && frame.beat < BEATS,
      lands: leads && id === receiver && frame.beat === BEATS,
      selected: place.key === selected,
      hidden,
      beyond: beyond.has(id),
      phase: frame.step?.kind === "forward" ? "forward" : "backward",
      tag: id === subject ? null : place.node.tag,
      says: () => spoken(hidden ? whatIs(place.node) : describe(trace, frame, place.node), { catalogue, numbers }),
    };
  });
}

/**
 * Draw the nodes into the graph. A node keeps its element for as long as it lives.
 * @param {SVGGElement} group
 */
export function createNodes(group) {
  const join = createJoin(group, (/** @type {Place} */ { key }) => key, makeNode);
  let nodes = join([]);
  return {
    /**
     * @param {NodeView[]} views
     * @param {Scene} scene
     * @param {Times | null} times null when the scene is as it was
     */
    render(views, scene, times) {
      if (times) {
        nodes = join(scene.places, times.appears).each((at, i, all) => {
          showShape(all[i], at);
          place(all[i], `translate(${at.x}px, ${at.y}px)`, times);
        });
      }
      nodes.each((_, i, all) => showNumbers(all[i], views[i], scene));
    },
    /**
     * Make one node the graph's one stop for Tab.
     * @param {number} key
     */
    rove(key) {
      nodes.each((at, i, all) => setAttributes(partsOf(all[i]).hold, { tabindex: at.key === key ? 0 : -1 }));
    },
    /** @param {number} key */
    element(key) {
      const node = nodes.filter((at) => at.key === key).node();
      return node && partsOf(node).hold;
    },
    /** @param {Element} part of a node */
    keyOf: (part) => nodes.filter((_, i, all) => partsOf(all[i]).hold.contains(part)).data()[0]?.key ?? null,
  };
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
  const radius = kind === "op" ? height / 5 : height / 2;
  setAttributes(shape, { x: -width / 2, y: -height / 2, width, height, rx: radius });
  setAttributes(ring, { x: -width / 2 - RING, y: -height / 2 - RING, width: width + 2 * RING, height: height + 2 * RING, rx: radius + RING });
  setAttributes(node, { "data-id": id, "data-name": name ?? mark.text });
}

/**
 * @param {SVGGElement} node
 * @param {NodeView} view
 * @param {Scene} scene
 */
function showNumbers(node, view, scene) {
  const { hold, numbers } = partsOf(node);
  const { flow, measures: { number, stagger } } = scene;
  const { kind, width, lane } = view.place;
  const facts = JSON.stringify([view.place.node.label.text, view.place.node.op, view.value, view.gradient, view.final, view.waits, view.hidden]);
  if (differs(hold, facts)) setAttributes(hold, { "aria-label": view.says() });
  setClass(node, ["node", kind, kind === "input" ? "" : "later", view.now ? `now ${view.phase}` : "", view.selected ? "selected" : "", view.beyond ? "beyond" : "", view.receives ? `receives-${view.phase === "forward" ? "value" : "gradient"}` : ""]);
  const changed = keep(numbers, JSON.stringify([view.value, view.gradient, view.full, view.final, view.waits, view.hidden, kind, width, lane, flow, number, stagger]), () => [...valueParts(view, scene), ...gradientParts(view, scene)]);
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
  return value === null ? [slot("value", place, flow, y - 7)] : [hidden ? veil("value", value, place, flow, y, measures) : number("value", value, full.value, place, flow, y)];
}

/**
 * @param {NodeView} view
 * @param {Scene} scene
 */
function gradientParts({ gradient, full, final, waits, place, hidden }, { flow, measures }) {
  const { gradient: y } = labelsOf(place, flow, measures);
  const middle = y - measures.number * 0.36;
  if (gradient === null) return waits ? [slot("gradient", place, flow, middle)] : [];
  const shown = hidden ? veil("gradient", gradient, place, flow, y, measures) : number("gradient", gradient, full.gradient, place, flow, y);
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
