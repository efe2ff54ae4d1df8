/** What stands on the stage at k = 0: the formula, large, and the leaves whose edges fade out to the right. */
import { plainLatex } from "../core/formula.js";
import { reachable } from "./scrolls.js";
import { formulaMaths } from "./maths.js";
import { drawn, element, keep } from "./element.js";
import { text } from "../core/say.js";

/**
 * @typedef {import("../core/scene.js").Scene} Scene
 * @typedef {import("../core/types.js").Trace} Trace
 * @typedef {import("../core/types.js").Catalogue} Catalogue
 */

const FADE = 82;
const CLEAR = 62;
/** The smallest letters of a formula, in px. */
const SMALLEST = 12;

/**
 * @param {SVGGElement} hints
 * @param {HTMLElement} layer
 * @param {Catalogue} catalogue
 */
export function createOpening(hints, layer, catalogue) {
  const formulas = element("div", { class: "formulas" });
  layer.append(formulas, beginLine(catalogue));
  return {
    formulas,
    /**
     * @param {Trace} trace
     * @param {Scene} scene
     * @param {{width: number, height: number}} room
     */
    render(trace, scene, room) {
      const leaves = scene.places.filter((place) => place.kind === "input");
      const ends = leaves.map(({ x, y, width }) => ({ x: x + width / 2, y: y - 1 }));
      keep(hints, JSON.stringify(ends), () => ends.map(({ x, y }) => drawn("rect", { x, y, width: FADE, height: 2, fill: "url(#fade)" })));
      const right = Math.max(0, ...leaves.map(({ x, width, grid }) => x + Math.max(width, grid?.width ?? 0) / 2)) * scene.scale + scene.left;
      const start = leaves.length ? Math.min(right, room.width / 2) : 0;
      layer.style.setProperty("left", `${start}px`);
      layer.style.setProperty("width", `${room.width - start - (leaves.length ? 30 : 0)}px`);
      layer.style.setProperty("height", `${room.height}px`);
      const lines = trace.graph.formulas.map(({ formula }) => formula);
      const places = [ends, scene.scale, scene.left, scene.top, room];
      const key = JSON.stringify([lines.map((line) => plainLatex(line, trace.numbers)), places]);
      // Measuring lays the page out: only when something here has changed, not at each step.
      if (!keep(formulas, key, () => lines.map((line) => formulaMaths(line, trace.numbers)))) return;
      const [wide, clear] = [CLEAR, 2 * (FADE + 16)].map((taken) => room.width - start - 30 - taken);
      fit(formulas, wide, room.height - 180);
      // It keeps off an edge that fades out at its height, where that leaves room enough.
      if (meets(formulas, leaves.map(({ y }) => y * scene.scale + scene.top)) && fit(formulas, clear, room.height - 180)) fit(formulas, wide, room.height - 180);
    },
  };
}

/** @param {Catalogue} catalogue */
function beginLine(catalogue) {
  const line = text({ key: "page.stage.begin" }, { catalogue, numbers: [] });
  const [before, after = ""] = line.split("{key}");
  return element("p", { class: "begin" }, before, element("kbd", { class: "key" }, "→"), after);
}

/**
 * Whether the formulas stand at the height of a leaf, whose edge they must then not reach.
 * @param {HTMLElement} formulas
 * @param {number[]} heights
 */
function meets({ offsetTop, offsetHeight }, heights) {
  return heights.some((y) => y > offsetTop - 10 && y < offsetTop + offsetHeight + 10);
}

/**
 * Make the formulas as small as they must be; what is too long even then is scrolled.
 * @param {HTMLElement} target
 * @param {number} width
 * @param {number} height
 * @returns {boolean} whether it is too long
 */
function fit(target, width, height) {
  target.style.removeProperty("font-size");
  target.style.removeProperty("max-width");
  target.classList.remove("long");
  const full = parseFloat(getComputedStyle(target).fontSize);
  const size = Math.floor(full * Math.min(1, width / target.scrollWidth, height / target.scrollHeight));
  if (size < full) target.style.setProperty("font-size", `${Math.max(SMALLEST, size)}px`);
  const long = size < SMALLEST && target.scrollWidth > width;
  target.classList.toggle("long", long);
  if (long) target.style.setProperty("max-width", `${width}px`);
  reachable(target);
  return long;
}
