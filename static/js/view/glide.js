/** Motion after an edit: what stays glides to its new place, what is new grows in, what goes fades. It leaves no trace. */
import { samples } from "../core/route.js";
import { setAttributes } from "./element.js";

/**
 * @typedef {import("../core/types.js").Point} Point
 * @typedef {import("../core/route.js").Route} Route
 */

const EASE = "cubic-bezier(.2, 0, 0, 1)";
const SAMPLES = 24;

/** @typedef {"--glide" | "--appear" | "--move-dot" | "--lift" | "--beat-1" | "--beat-2" | "--beat-3" | "--beat-4"} Time */

/** @type {Map<Time, number>} */
const times = new Map();
matchMedia("(prefers-reduced-motion: reduce)").addEventListener("change", () => times.clear());

/**
 * A time of the design, in milliseconds; 0 where motion is not wanted. Read once: asking styles the whole page.
 * @param {Time} name
 */
export function time(name) {
  const known = times.get(name);
  if (known !== undefined) return known;
  const found = parseFloat(getComputedStyle(document.documentElement).getPropertyValue(name)) || 0;
  times.set(name, found);
  return found;
}

/**
 * What glides. Asking an element for its animations would work out the styles of the whole page, once an element.
 * @type {WeakMap<Element, Animation>}
 */
const gliding = new WeakMap();

/**
 * Let an element that is now at one transform come there from where it is seen.
 * @param {Element} target
 * @param {string} from
 * @param {string} to
 * @param {number} [duration]
 */
export function glide(target, from, to, duration = time("--glide")) {
  const running = moving(target);
  if (!running && (!duration || from === to)) return;
  const start = running ? getComputedStyle(target).transform : from;
  running?.cancel();
  if (duration) gliding.set(target, target.animate([{ transform: start }, { transform: to }], { id: "glide", duration, easing: EASE }));
}

/**
 * How long what an edit moves glides, and what it brings or takes appears or fades; without an edit all is there at once.
 * @typedef {{glides: number, appears: number}} Times
 * @param {boolean} edited
 * @returns {Times}
 */
export function timesOf(edited) {
  return edited ? { glides: time("--glide"), appears: time("--appear") } : { glides: 0, appears: 0 };
}

/** @type {Times} what is out of sight, or one of too many, is there at once */
export const STILL = Object.freeze({ glides: 0, appears: 0 });

/**
 * Put an element in its place: it glides there from where it stood, or, being new, grows there.
 * @param {HTMLElement | SVGElement} target
 * @param {string} at
 * @param {Times} times
 */
export function place(target, at, { glides, appears }) {
  const from = target.style.transform;
  target.style.setProperty("transform", at);
  // As the browser writes it, which tells whether it moved.
  if (from) glide(target, from, target.style.transform, glides);
  else appear(target, appears, at);
}

/** @type {WeakMap<SVGPathElement, Route>} */
const courses = new WeakMap();

/**
 * Lay an edge: it follows there from the course it had, or, being new, appears.
 * @param {SVGPathElement} path
 * @param {Route} to
 * @param {number} duration
 */
export function lay(path, to, duration) {
  const from = courses.get(path);
  courses.set(path, to);
  setAttributes(path, { d: to.d });
  // Several ways do not follow as one line does.
  if (!from || (from.d !== to.d && (from.ways || to.ways))) return appear(path, duration);
  const running = moving(path);
  if (!running && (!duration || from.d === to.d)) return;
  const start = running ? getComputedStyle(path).getPropertyValue("d") : outline(from);
  running?.cancel();
  if (duration) gliding.set(path, path.animate([{ d: start }, { d: outline(to) }], { id: "glide", duration, easing: EASE }));
}

/**
 * @param {Element} target
 * @param {number} duration
 * @param {string} [transform] where it stands, when it is to grow there
 */
export function appear(target, duration, transform) {
  if (!duration) return;
  const [small, full] = transform ? [{ transform: `${transform} scale(0.6)` }, { transform }] : [{}, {}];
  target.animate([{ opacity: 0, ...small }, { opacity: 1, ...full }], { id: "appear", duration, easing: "ease-out" });
}

/**
 * Fade, then be gone.
 * @param {Element} target
 * @param {number} duration
 */
export function leave(target, duration) {
  if (!duration) return target.remove();
  target.classList.add("leaving");
  target.animate([{ opacity: 1 }, { opacity: 0 }], { duration, easing: "ease-out" }).addEventListener("finish", () => target.remove());
}

/** @param {Element} target */
function moving(target) {
  const last = gliding.get(target);
  return last?.playState === "running" ? last : null;
}

/** @param {Route} route */
function outline(route) {
  return `path("${samples(route, SAMPLES).map(({ x, y }, i) => `${i ? "L" : "M"}${x.toFixed(1)},${y.toFixed(1)}`).join("")}")`;
}
