/** The edges, and the stub at which what is differentiated leaves. */
import { isFar, isNear } from "../core/sight.js";
import { createBundles } from "./bundles.js";
import { drawn, setAttributes, setClass } from "./element.js";
import { STILL, lay } from "./glide.js";
import { createJoin } from "./join.js";

/**
 * @typedef {import("../core/scene.js").Scene} Scene
 * @typedef {import("../core/scene.js").Edge} Edge
 * @typedef {import("../core/frame.js").Frame} Frame
 * @typedef {import("../core/sight.js").Sight} Sight
 * @typedef {import("../core/route.js").Route} Route
 * @typedef {import("../core/types.js").Point} Point
 * @typedef {import("./glide.js").Times} Times
 */

/** @param {SVGGElement} lines under the nodes */
export function createEdges(lines) {
  const stub = drawn("path");
  const [together, between] = [drawn("g", { class: "bundles" }), drawn("g", { class: "single" })];
  lines.append(stub, together, between);
  const bundles = createBundles(together);
  // An edge keeps its path for as long as both its ends live.
  const join = createJoin(between, (/** @type {Edge} */ { lasting }) => lasting, () => drawn("path"));
  let paths = join([]);
  /** @type {{scene: Scene, classOf: (edge: Edge) => string} | null} */
  let shown = null;

  /** @param {Sight} sight */
  function see(sight) {
    if (shown) bundles.render(isFar(sight) ? shown.scene.edges : [], shown.classOf);
  }

  return {
    see,
    /**
     * @param {Frame} frame
     * @param {Scene} scene
     * @param {{subject: number, beyond: Set<number>, widths: Map<string, number> | null}} about the node that is differentiated, what has
     *   no part in it, and while an input is moved how wide the edges are, by their keys
     * @param {Times | null} times null when the scene is as it was
     * @param {Sight} sight
     */
    render(frame, scene, { subject, beyond, widths }, times, sight) {
      if (times) {
        paths = join(scene.edges, times.appears).each(({ from, to, slot, route }, i, all) => {
          setAttributes(all[i], { "data-from": from, "data-to": to, "data-slot": slot });
          lay(all[i], route, isNear(sight, from) || isNear(sight, to) ? times.glides : STILL.glides);
        });
        lay(stub, straight(scene.stub), isFar(sight) ? STILL.glides : times.glides);
      }
      paths.each(({ key, to, pair }, i, all) => {
        setClass(all[i], [...classOf(frame, key), pair ? "pair" : "", beyond.has(to) ? "beyond" : ""]);
        widen(all[i], widths?.get(key));
      });
      shown = { scene, classOf: ({ key, to }) => ["edge", frame.done.has(key) ? "done" : "", frame.broken.has(key) ? "broken" : "", beyond.has(to) ? "beyond" : ""].filter(Boolean).join(" ") };
      see(sight);
      setClass(stub, stubClass(frame, subject));
    },
  };
}

/**
 * @param {Element} path
 * @param {number | undefined} width as the style sheet has it, unless given
 */
function widen(path, width) {
  const { style } = /** @type {SVGElement} */ (path);
  const wanted = width === undefined ? "" : `max(var(--stage-edge), var(--wider, 1) * ${width}px)`;
  if (style.strokeWidth !== wanted) style.setProperty("stroke-width", wanted);
}

/**
 * @param {{from: Point, to: Point}} ends
 * @returns {Route}
 */
function straight({ from, to }) {
  return {
    d: `M${from.x},${from.y}L${to.x},${to.y}`,
    at: (t) => ({ x: from.x + (to.x - from.x) * t, y: from.y + (to.y - from.y) * t }),
  };
}

/**
 * @param {Frame} frame
 * @param {string} key
 */
function classOf({ now, done, broken, step }, key) {
  const phase = step?.kind === "forward" ? "forward" : "backward";
  return ["edge", done.has(key) ? "done" : "", broken.has(key) ? "broken" : "", now.has(key) ? `now ${phase}` : ""];
}

/**
 * The seed comes in along the stub.
 * @param {Frame} frame
 * @param {number} subject
 */
function stubClass({ step, through, gradients }, subject) {
  if (step?.kind === "seed" && through !== null) return ["edge stub now backward"];
  return ["edge stub", gradients.has(subject) ? "done" : ""];
}
