/** The edges, the output's stub, and on the edge now a dot with "upstream × local". */
import { asText, numberOf } from "../core/format.js";
import { placeLabel } from "../core/label.js";
import { samples } from "../core/route.js";
import { GRADIENT, VALUE } from "../core/scene.js";
import { drawn, keep, setClass } from "./element.js";
import { numberWidth } from "./nodes.js";

/**
 * @typedef {import("../core/scene.js").Scene} Scene
 * @typedef {import("../core/scene.js").Edge} Edge
 * @typedef {import("../core/frame.js").Frame} Frame
 * @typedef {import("../core/route.js").Box} Box
 * @typedef {import("../core/route.js").Route} Route
 * @typedef {import("../core/types.js").Trace} Trace
 * @typedef {import("./nodes.js").NodeView} NodeView
 */

const LETTER = 7.6;

/**
 * @param {SVGGElement} lines under the nodes
 * @param {SVGGElement} front above them
 */
export function createEdges(lines, front) {
  /** @type {Map<string, SVGPathElement>} */
  let paths = new Map();
  /** @type {Scene | null} */
  let drawnScene = null;
  const stub = drawn("path", {});
  let lastK = -1;
  return {
    /**
     * @param {Trace} trace
     * @param {Frame} frame
     * @param {Scene} scene
     * @param {NodeView[]} views
     * @param {Box} room
     */
    render(trace, frame, scene, views, room) {
      if (scene !== drawnScene) {
        drawnScene = scene;
        paths = new Map(scene.edges.map((edge) => [edge.key, makePath(edge)]));
        const { from, to } = scene.stub;
        stub.setAttribute("d", `M${from.x},${from.y}H${to.x}`);
        lines.replaceChildren(stub, ...paths.values());
      }
      for (const [key, path] of paths) setClass(path, classOf(frame, key));
      setClass(stub, stubClass(trace, frame));
      const route = showDot(front, trace, frame, scene, views, room);
      if (route && frame.k === lastK + 1) travel(/** @type {SVGElement} */ (front.firstChild), route);
      lastK = frame.k;
    },
  };
}

/** @param {Edge} edge */
function makePath({ from, to, slot, route }) {
  return drawn("path", { d: route.d, "data-from": from, "data-to": to, "data-slot": slot });
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
 * @param {Trace} trace
 * @param {Frame} frame
 */
function stubClass(trace, { step, gradients }) {
  if (step?.kind === "seed") return ["edge stub now backward"];
  return ["edge stub", gradients.has(trace.graph.output) ? "done" : ""];
}

/**
 * The gradient comes down the edge, against its direction.
 * @param {SVGElement} dot
 * @param {Route} route
 */
function travel(dot, route) {
  const style = getComputedStyle(document.documentElement);
  const duration = parseFloat(style.getPropertyValue("--move-dot"));
  if (!duration) return;
  const rest = route.at(0.5);
  const way = samples(route, 24).slice(12).reverse();
  const frames = way.map(({ x, y }) => ({ transform: `translate(${x - rest.x}px, ${y - rest.y}px)` }));
  dot.animate(frames, { duration, easing: "cubic-bezier(.4, 0, .2, 1)" });
}

/**
 * @param {SVGGElement} front
 * @param {Trace} trace
 * @param {Frame} frame
 * @param {Scene} scene
 * @param {NodeView[]} views
 * @param {Box} room
 * @returns {Route | null} of the edge now
 */
function showDot(front, trace, frame, scene, views, room) {
  const { step } = frame;
  const edge = step?.kind === "pull" ? scene.edges.find(({ key }) => frame.now.has(key)) : undefined;
  if (step?.kind !== "pull" || !edge) {
    keep(front, "", () => []);
    return null;
  }
  const [upstream, factor] = [step.upstream, step.local].map((slot) => asFactor(trace.numbers[slot]));
  const isCut = numberOf(trace.numbers[step.cut]) !== 0;
  const dot = edge.route.at(0.5);
  const size = { width: (upstream.length + factor.length + 3) * LETTER, height: 20 };
  const at = placeLabel(dot, size, taken(scene, views, edge, room));
  const label = isCut
    ? [drawn("tspan", { class: "g" }, asText(0))]
    : [drawn("tspan", { class: "g" }, upstream), drawn("tspan", { class: "times" }, " × "), drawn("tspan", { class: "v" }, factor)];
  keep(front, JSON.stringify([dot, at, upstream, factor, isCut]), () => [
    drawn("circle", { class: "dot", cx: dot.x, cy: dot.y, r: 7 }),
    drawn("text", { class: "edge-label", x: at.x, y: at.y + 15 }, ...label),
  ]);
  return edge.route;
}

/**
 * @param {import("../core/types.js").Wire} wire
 */
function asFactor(wire) {
  return numberOf(wire) < 0 ? `(${asText(wire)})` : asText(wire);
}

/**
 * What stands on the stage already: nodes, numbers, names, edges.
 * @param {Scene} scene
 * @param {NodeView[]} views
 * @param {Edge} own
 * @param {Box} room
 */
function taken({ edges, stub }, views, own, room) {
  const boxes = views.flatMap(({ place: { x, y, width, height, kind }, value, gradient, tag }) => {
    // Numbers keep more distance than outlines do: two in a row would be read as one.
    const above = numberWidth(value) + 16;
    const below = numberWidth(gradient) + 16;
    const round = kind === "op" ? 0 : 5;
    return [
      { x: x - width / 2 + round, y: y - height / 2, width: width - 2 * round, height },
      { x: x - above / 2, y: y + VALUE[kind] - 16, width: above + (tag ? 24 : 0), height: 20 },
      { x: x - below / 2, y: y + GRADIENT - 16, width: below, height: 20 },
    ];
  });
  boxes.push({ x: stub.to.x - 20, y: stub.to.y - 28, width: 28, height: 26 });
  const points = edges.flatMap(({ key, route }) => samples(route, key === own.key ? 40 : 24));
  return { boxes, points: [...points, stub.from, { x: (stub.from.x + stub.to.x) / 2, y: stub.from.y }], within: room };
}
