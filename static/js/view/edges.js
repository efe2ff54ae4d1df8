/** The edges, the output's stub, and on the edge now a dot with "upstream × local". */
import { asText, numberOf } from "../core/format.js";
import { placeLabel } from "../core/label.js";
import { samples } from "../core/route.js";
import { BESIDE, labelsOf, textWidth } from "../core/measure.js";
import { drawn, keep, setAttributes, setClass } from "./element.js";
import { appear, arrange, glideRoute, leave, time } from "./glide.js";
import { numberWidth } from "./nodes.js";

/**
 * @typedef {import("../core/scene.js").Scene} Scene
 * @typedef {import("../core/scene.js").Edge} Edge
 * @typedef {import("../core/frame.js").Frame} Frame
 * @typedef {import("../core/route.js").Box} Box
 * @typedef {import("../core/route.js").Route} Route
 * @typedef {import("../core/types.js").Point} Point
 * @typedef {import("../core/types.js").Trace} Trace
 * @typedef {import("./nodes.js").NodeView} NodeView
 */

/**
 * @param {SVGGElement} lines under the nodes
 * @param {SVGGElement} front above them
 */
export function createEdges(lines, front) {
  /** @type {Map<string, {path: SVGPathElement, edge: Edge}>} */
  let made = new Map();
  /** @type {Scene | null} */
  let shown = null;
  const stub = drawn("path", {});
  let lastK = -1;
  return {
    /**
     * @param {Trace} trace
     * @param {Frame} frame
     * @param {Scene} scene
     * @param {NodeView[]} views
     * @param {Box} room
     * @param {boolean} edited whether the scene followed from another by an edit: then what stays glides
     */
    render(trace, frame, scene, views, room, edited) {
      if (scene !== shown) {
        made = reconciled(made, scene, lines, stub, edited);
        moveStub(stub, shown, scene, edited);
        shown = scene;
      }
      for (const { path, edge: { key } } of made.values()) setClass(path, classOf(frame, key));
      setClass(stub, stubClass(trace, frame));
      const route = showDot(front, trace, frame, scene, views, room);
      if (route && frame.k === lastK + 1) travel(/** @type {SVGElement} */ (front.firstChild), route);
      lastK = frame.k;
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
  const { label: letters } = scene.measures;
  const size = { width: textWidth(`${upstream} × ${factor}`, letters) * 0.82, height: (letters * 4) / 3 };
  const at = placeLabel(dot, size, taken(scene, views, edge, room));
  const label = isCut
    ? [drawn("tspan", { class: "g" }, asText(0))]
    : [drawn("tspan", { class: "g" }, upstream), drawn("tspan", { class: "times" }, " × "), drawn("tspan", { class: "v" }, factor)];
  keep(front, JSON.stringify([dot, at, upstream, factor, isCut]), () => [
    drawn("circle", { class: "dot", cx: dot.x, cy: dot.y, r: 7 }),
    drawn("text", { class: "edge-label", x: at.x, y: at.y + letters }, ...label),
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
function taken({ edges, stub, flow, measures }, views, own, room) {
  const boxes = views.flatMap(({ place: { x, y, width, height: tall, kind }, value, gradient, tag }) => {
    const { value: over, gradient: under, beside } = labelsOf(kind, flow, measures);
    const height = measures.number + 2;
    // Numbers keep more distance than outlines do: two in a row would be read as one.
    const [above, below] = [numberWidth(value, measures) + 16, numberWidth(gradient, measures) + 16];
    const round = kind === "op" ? 0 : 5;
    const node = { x: x - width / 2 + round, y: y - tall / 2, width: width - 2 * round, height: tall };
    const start = x + width / 2 + BESIDE - 8;
    return beside
      ? [node, { x: start, y: y + over - height + 4, width: above, height }, { x: start, y: y + under - height + 4, width: below, height },
        ...(tag ? [{ x: x - width / 2 - 34, y: y - 24, width: 34, height: 24 }] : [])]
      : [node, { x: x - above / 2, y: y + over - height + 4, width: above + (tag ? 24 : 0), height }, { x: x - below / 2, y: y + under - height + 4, width: below, height }];
  });
  boxes.push({ x: stub.to.x - 20, y: stub.to.y - 28, width: 28, height: 26 });
  const points = edges.flatMap(({ key, route }) => samples(route, key === own.key ? 40 : 24));
  return { boxes, points: [...points, stub.from, { x: (stub.from.x + stub.to.x) / 2, y: (stub.from.y + stub.to.y) / 2 }], within: room };
}
