/** The edges, and the stub at which what is differentiated leaves. */
import { drawn, setAttributes, setClass } from "./element.js";
import { appear, arrange, glideRoute, leave, time } from "./glide.js";

/**
 * @typedef {import("../core/scene.js").Scene} Scene
 * @typedef {import("../core/scene.js").Edge} Edge
 * @typedef {import("../core/frame.js").Frame} Frame
 * @typedef {import("../core/route.js").Route} Route
 * @typedef {import("../core/types.js").Point} Point
 */

/** @param {SVGGElement} lines under the nodes */
export function createEdges(lines) {
  /** @type {Map<string, {path: SVGPathElement, edge: Edge}>} */
  let made = new Map();
  /** @type {Scene | null} */
  let shown = null;
  const stub = drawn("path", {});
  return {
    /**
     * @param {Frame} frame
     * @param {Scene} scene
     * @param {{subject: number, beyond: Set<number>}} about the node that is differentiated, and what has no part in it
     * @param {boolean} edited whether the scene followed from another by an edit: then what stays glides
     */
    render(frame, scene, { subject, beyond }, edited) {
      if (scene !== shown) {
        made = reconciled(made, scene, lines, stub, edited);
        moveStub(stub, shown, scene, edited);
        shown = scene;
      }
      for (const { path, edge: { key, to } } of made.values()) setClass(path, [...classOf(frame, key), beyond.has(to) ? "beyond" : ""]);
      setClass(stub, stubClass(frame, subject));
    },
  };
}

/**
 * An edge keeps its path for as long as both its ends live.
 * @param {Map<string, {path: SVGPathElement, edge: Edge}>} before
 * @param {Scene} scene
 * @param {SVGGElement} lines
 * @param {SVGPathElement} stub
 * @param {boolean} edited
 */
function reconciled(before, { edges }, lines, stub, edited) {
  const [glides, appears] = edited ? [time("--glide"), time("--appear")] : [0, 0];
  const made = new Map(edges.map((edge) => [edge.lasting, { path: before.get(edge.lasting)?.path ?? drawn("path"), edge }]));
  for (const [lasting, { path }] of before) if (!made.has(lasting)) leave(path, appears);
  arrange(lines, [stub, ...[...made.values()].map(({ path }) => path)]);
  for (const [lasting, { path, edge: { from, to, slot, route } }] of made) {
    const old = before.get(lasting)?.edge.route;
    setAttributes(path, { d: route.d, "data-from": from, "data-to": to, "data-slot": slot });
    if (old) glideRoute(path, old, route, glides);
    else appear(path, glides);
  }
  return made;
}

/**
 * @param {SVGPathElement} stub
 * @param {Scene | null} before
 * @param {Scene} after
 * @param {boolean} edited
 */
function moveStub(stub, before, { stub: to }, edited) {
  const route = straight(to);
  setAttributes(stub, { d: route.d });
  if (before) glideRoute(stub, straight(before.stub), route, edited ? time("--glide") : 0);
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
function stubClass({ step, gradients }, subject) {
  if (step?.kind === "seed") return ["edge stub now backward"];
  return ["edge stub", gradients.has(subject) ? "done" : ""];
}
