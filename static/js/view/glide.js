/** Motion after an edit: what stays glides to its new place, what is new grows in, what goes fades. It leaves no trace. */
import { samples } from "../core/route.js";

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
 * Let an element that is now at one transform come there from where it is seen.
 * @param {Element} target
 * @param {string} from
 * @param {string} to
 * @param {number} [duration]
 */
export function glide(target, from, to, duration = time("--glide")) {
  const running = moving(target);
  const start = running.length ? getComputedStyle(target).transform : from;
  for (const animation of running) animation.cancel();
  if (!duration || (start === to && !running.length)) return;
  target.animate([{ transform: start }, { transform: to }], { id: "glide", duration, easing: EASE });
}

/**
 * Let an edge follow from one course to another.
 * @param {SVGPathElement} path
 * @param {Route} from
 * @param {Route} to
 * @param {number} duration
 */
export function glideRoute(path, from, to, duration) {
  const running = moving(path);
  const start = running.length ? getComputedStyle(path).getPropertyValue("d") : outline(from);
  for (const animation of running) animation.cancel();
  if (duration && (from.d !== to.d || running.length)) path.animate([{ d: start }, { d: outline(to) }], { id: "glide", duration, easing: EASE });
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

/**
 * Bring children into an order without touching those that stand right: what is moved in the page loses the focus.
 * @param {Element} parent
 * @param {Element[]} children those that are fading stay among them
 */
export function arrange(parent, children) {
  let at = parent.firstElementChild;
  for (const child of children) {
    while (at && at.classList.contains("leaving")) at = at.nextElementSibling;
    if (child === at) at = at.nextElementSibling;
    else parent.insertBefore(child, at);
  }
}

/** @param {Element} target */
function moving(target) {
  return target.getAnimations().filter(({ id, playState }) => id === "glide" && playState === "running");
}

/** @param {Route} route */
function outline(route) {
  return `path("${samples(route, SAMPLES).map(({ x, y }, i) => `${i ? "L" : "M"}${x.toFixed(1)},${y.toFixed(1)}`).join("")}")`;
}
