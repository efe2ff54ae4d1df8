/** The nodes of the graph: a circle or a box, the value above, the gradient below, a dashed slot for what is not known. */
import { asText } from "../core/format.js";
import { GRADIENT, VALUE } from "../core/scene.js";
import { drawn, element, keep, setClass } from "./element.js";
import { maths } from "./maths.js";

/**
 * @typedef {import("../core/scene.js").Place} Place
 * @typedef {import("../core/frame.js").Frame} Frame
 * @typedef {import("../core/types.js").Trace} Trace
 * @typedef {import("../core/types.js").Face} Face
 *
 * @typedef {{place: Place, value: string | null, gradient: string | null, final: boolean, waits: boolean, now: boolean,
 *   phase: string, tag: Face | null}} NodeView
 */

const SLOT = Object.freeze({ width: 35, height: 20 });
const DIGIT = 11.2;

/**
 * How wide a number at a node is, roughly: enough to keep its neighbours off.
 * @param {string | null} text
 */
export function numberWidth(text) {
  return text === null ? SLOT.width : text.length * DIGIT;
}

/**
 * What each node shows at k.
 * @param {Trace} trace
 * @param {Frame} frame
 * @param {Place[]} places
 * @param {Set<number>} receivers nodes that get a gradient sooner or later
 * @returns {NodeView[]}
 */
export function nodeViews(trace, frame, places, receivers) {
  const { numbers, graph } = trace;
  return places.map((place) => {
    const { id } = place;
    const value = frame.values.get(id);
    const gradient = frame.gradients.get(id);
    const text = value === undefined ? null : asText(numbers[value]);
    return {
      place,
      value: place.kind === "constant" && text === place.node.mark.text ? "" : text,
      gradient: gradient ? asText(gradient.slot === null ? 0 : numbers[gradient.slot]) : null,
      final: gradient?.final ?? false,
      waits: receivers.has(id),
      now: frame.step?.node === id,
      phase: frame.step?.kind === "forward" ? "forward" : "backward",
      tag: id === graph.output ? null : place.node.tag,
    };
  });
}

/**
 * Draw the nodes into the graph, their marks into the layer of mathematics above it.
 * @param {SVGGElement} group
 * @param {HTMLElement} marks
 */
export function createNodes(group, marks) {
  /** @type {Map<number, {node: SVGGElement, mark: HTMLElement, shape: SVGElement, numbers: SVGGElement}>} */
  let made = new Map();
  /** @type {Place[]} */
  let drawnPlaces = [];
  return {
    /** @param {NodeView[]} views */
    render(views) {
      if (views[0]?.place !== drawnPlaces[0] || views.length !== drawnPlaces.length) {
        drawnPlaces = views.map((view) => view.place);
        made = new Map(drawnPlaces.map((place) => [place.id, makeNode(place)]));
        group.replaceChildren(...[...made.values()].map(({ node }) => node));
        marks.replaceChildren(...[...made.values()].map(({ mark }) => mark));
      }
      for (const view of views) {
        const parts = made.get(view.place.id);
        if (parts) showNumbers(parts, view);
      }
    },
  };
}

/** @param {Place} place */
function makeNode({ id, node: { name, mark: face }, kind, x, y, width, height }) {
  const radius = kind === "op" ? 12 : height / 2;
  const box = { x: -width / 2, y: -height / 2, width, height, rx: radius };
  const shape = drawn("rect", { class: "shape", ...box });
  const numbers = drawn("g", {});
  const node = drawn("g", { transform: `translate(${x},${y})`, "data-id": id, "data-name": name ?? face.text }, shape, numbers);
  const mark = element("span", { class: kind === "input" ? "" : "later" }, element("span", { class: "mark" }, maths(face.latex, { silent: true })));
  const content = /** @type {HTMLElement} */ (mark.firstElementChild);
  content.classList.toggle("small", kind === "constant");
  content.style.setProperty("transform", `translate(${x}px, ${y}px) translate(-50%, -50%)`);
  content.style.setProperty("font-size", `${markSize(face, kind)}px`);
  mark.append(element("span", { class: "tag" }));
  return { node, mark, shape, numbers };
}

/**
 * Longer marks are set smaller, so that a node stays a node.
 * @param {Face} face
 * @param {string} kind
 */
function markSize({ text }, kind) {
  if (kind === "constant") return text.length > 3 ? 11 : 14;
  const full = kind === "input" ? 3 : 4;
  return text.length <= full ? 20 : text.length <= 5 ? 16 : 15;
}

/**
 * @param {{node: SVGGElement, mark: HTMLElement, numbers: SVGGElement}} parts
 * @param {NodeView} view
 */
function showNumbers({ node, mark, numbers }, view) {
  const { kind, x, y } = view.place;
  setClass(node, ["node", kind, kind === "input" ? "" : "later", view.now ? `now ${view.phase}` : ""]);
  keep(numbers, JSON.stringify([view.value, view.gradient, view.final, view.waits]), () => [...valueParts(view), ...gradientParts(view)]);
  const tag = /** @type {HTMLElement} */ (mark.lastElementChild);
  const at = `${x + numberWidth(view.value) / 2 + 7}px, ${y - 63}px`;
  keep(tag, view.tag ? `${view.tag.latex} ${at}` : "", () => (view.tag ? [maths(view.tag.latex, { silent: true })] : []));
  if (view.tag) tag.style.setProperty("transform", `translate(${at})`);
}

/** @param {NodeView} view */
function valueParts({ value, place: { kind } }) {
  if (value === "") return [];
  return value === null ? [slot(VALUE[kind] - 7)] : [drawn("text", { class: "value", y: VALUE[kind] }, value)];
}

/** @param {NodeView} view */
function gradientParts({ gradient, final, waits }) {
  if (gradient === null) return waits ? [slot(GRADIENT - 6)] : [];
  const text = drawn("text", { class: "gradient", y: GRADIENT }, gradient);
  return final ? [text] : [slot(GRADIENT - 6.5, Math.max(SLOT.width, numberWidth(gradient) + 14), 24), text];
}

/**
 * @param {number} y its centre
 * @param {number} [width]
 * @param {number} [height]
 */
function slot(y, width = SLOT.width, height = SLOT.height) {
  return drawn("rect", { class: "slot", x: -width / 2, y: y - height / 2, width, height, rx: 6 });
}
