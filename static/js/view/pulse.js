/** What travels along the edges now: values into a node, and a gradient back through it as "upstream × local". */
import { around as aroundOf } from "../core/around.js";
import { asText, numberOf } from "../core/format.js";
import { lies, overlap, placeLabel } from "../core/label.js";
import { BESIDE, labelsOf, textWidth } from "../core/measure.js";
import { BEATS } from "../core/pace.js";
import { restOf, samples, waysOf } from "../core/route.js";
import { drawn, keep } from "./element.js";
import { appear, time } from "./glide.js";
import { numberWidth } from "./nodes.js";

/**
 * @typedef {import("../core/scene.js").Scene} Scene
 * @typedef {import("../core/scene.js").Edge} Edge
 * @typedef {import("../core/frame.js").Frame} Frame
 * @typedef {import("../core/route.js").Box} Box
 * @typedef {import("../core/route.js").Route} Route
 * @typedef {import("../core/types.js").PullStep} PullStep
 * @typedef {import("../core/types.js").Trace} Trace
 * @typedef {import("../core/views.js").NodeView} NodeView
 * @typedef {{scene: Scene, views: NodeView[], visible: Box, covered: Box, hidden: boolean, far: boolean}} Drawn what stands on the
 *   stage, what of it is in view, and what of that lies under buttons; `far`: no letters are drawn
 */

/** The beat at which something travels. */
const TRAVELS = 3;
/** Of a sum of hundreds not all that comes in is shown. */
const MOST = 24;
const RADIUS = 7;
/** What is farther from a label than this, and from where it may go, is no matter to it. */
const REACH = 300;

/** @param {SVGGElement} front above the nodes */
export function createPulse(front) {
  let beat = 0;
  let k = 0;
  return {
    /**
     * @param {Trace} trace
     * @param {Frame} frame
     * @param {Drawn} on
     * @param {boolean} leads whether the frame leads on from what was shown
     */
    render(trace, frame, on, leads) {
      const { step } = frame;
      const starts = leads && frame.beat >= TRAVELS && !(k === frame.k && beat >= TRAVELS);
      const arrives = leads && frame.beat === BEATS && k === frame.k && beat === TRAVELS;
      if (k !== frame.k) for (const dot of front.querySelectorAll(".passing")) dot.remove();
      [k, beat] = [frame.k, frame.beat];
      const edges = frame.beat < TRAVELS ? [] : on.scene.edges.filter(({ key }) => frame.now.has(key)).slice(0, MOST);
      const ways = edges.flatMap(({ lasting, route }) => waysOf(route).map((way) => ({ lasting, route: way }))).slice(0, MOST);
      const ends = [...frame.now].at(-1);
      const last = edges.find(({ key }) => key === ends);
      if (step?.kind === "pull" && last) back(front, trace, step, last, on, starts);
      else forward(front, ways, frame.beat, starts, arrives);
    },
  };
}

/**
 * Values run into their node, and are gone when its own value is there.
 * @param {SVGGElement} front
 * @param {Pick<Edge, "lasting" | "route">[]} edges
 * @param {number} beat
 * @param {boolean} starts
 * @param {boolean} arrives
 */
function forward(front, edges, beat, starts, arrives) {
  const rests = beat === TRAVELS;
  keep(front, rests ? edges.map(({ lasting, route }) => lasting + route.d).join() : "", () => (rests ? edges.map(({ route }) => dotAt(route, "v")) : []));
  if (rests && starts) edges.forEach(({ route }, i) => travel(/** @type {SVGElement} */ (front.children[i]), route, 0, restOf(route)));
  if (rests || !(starts || arrives) || !time("--move-dot")) return;
  for (const { route } of edges) {
    const dot = dotAt(route, "v");
    dot.classList.add("passing");
    front.append(dot);
    travel(dot, route, arrives ? restOf(route) : 0, 1)?.addEventListener("finish", () => dot.remove());
  }
}

/**
 * The gradient comes down the edge, against its direction, and stays half way.
 * @param {SVGGElement} front
 * @param {Trace} trace
 * @param {PullStep} step
 * @param {Edge} edge
 * @param {Drawn} on
 * @param {boolean} starts
 */
function back(front, trace, step, edge, on, starts) {
  const [upstream, between, factor] = factorsOf(trace, step);
  const isCut = numberOf(trace.numbers[step.cut]) !== 0;
  const dot = edge.route.at(restOf(edge.route));
  const { label: letters } = on.scene.measures;
  const size = { width: textWidth(upstream + between + factor, letters) * 0.82, height: (letters * 4) / 3 };
  const reach = { width: 2 * (size.width + REACH), height: 2 * (size.height + REACH) };
  const stands = on.far ? null : taken(on, edge, { x: dot.x - reach.width / 2, y: dot.y - reach.height / 2, ...reach });
  // Of arrays the shape stands under the dot.
  const at = step.jacobian ? { x: dot.x - size.width / 2, y: Math.min(...waysOf(edge.route).map((way) => way.at(restOf(way)).y)) - RADIUS - size.height } : stands ? placeLabel(dot, size, stands) : dot;
  // Among the many numbers of a network, or of a dense graph, none is covered: the board has the product, too.
  const crowded = on.scene.neurons || on.scene.measures.form === "dense";
  const told = !stands || !crowded || !lies({ ...at, ...size }, stands.boxes);
  const label = isCut
    ? [drawn("tspan", { class: "g" }, asText(0))]
    : [drawn("tspan", { class: "g" }, upstream), drawn("tspan", { class: "times" }, between), drawn("tspan", { class: "v" }, factor)];
  keep(front, JSON.stringify([dot, at, upstream, factor, isCut, on.hidden, told]), () => [
    ...waysOf(edge.route).slice(0, MOST).map((way) => dotAt(way, "g")),
    ...(told ? [on.hidden
      ? drawn("rect", { class: "slot", x: at.x, y: at.y, ...size, rx: 6 })
      : drawn("text", { class: "edge-label", x: at.x, y: at.y + letters }, ...label)] : []),
  ]);
  if (!starts) return;
  const ways = waysOf(edge.route).slice(0, MOST);
  ways.forEach((way, i) => travel(/** @type {SVGElement} */ (front.children[i]), way, 1, restOf(way)));
  if (told) appear(front.children[ways.length], time("--move-dot"));
}

/**
 * What is multiplied: the numbers, or of arrays vᵀ and J.
 * @param {Trace} trace
 * @param {PullStep} step
 * @returns {[string, string, string]} upstream, what stands between, local
 */
function factorsOf({ numbers }, { upstream, local, jacobian }) {
  if (jacobian) return ["vᵀ", "\u2009", "J"];
  return [asFactor(numbers[upstream]), " × ", asFactor(numbers[local])];
}

/**
 * @param {Route} route
 * @param {"v" | "g"} ink
 */
function dotAt(route, ink) {
  const { x, y } = route.at(restOf(route));
  return drawn("circle", { class: `dot ${ink}`, cx: x, cy: y, r: RADIUS });
}

/**
 * @param {SVGElement} dot which rests half way
 * @param {Route} route
 * @param {number} from as a part of the way
 * @param {number} to
 */
function travel(dot, route, from, to) {
  const duration = time("--move-dot");
  if (!duration) return null;
  const rest = route.at(restOf(route));
  const way = samples({ ...route, at: (t) => route.at(from + (to - from) * t) }, 24);
  const frames = way.map(({ x, y }) => ({ transform: `translate(${x - rest.x}px, ${y - rest.y}px)` }));
  return dot.animate(frames, { duration, easing: "cubic-bezier(.4, 0, .2, 1)", fill: to === restOf(route) ? "none" : "forwards" });
}

/**
 * @param {import("../core/types.js").Wire} wire
 */
function asFactor(wire) {
  return numberOf(wire) < 0 ? `(${asText(wire)})` : asText(wire);
}

/**
 * What stands on the stage already where the label may go: nodes, numbers, names, edges.
 * @param {Drawn} on
 * @param {Edge} own
 * @param {Box} around
 */
function taken({ scene: { edges, stub, flow, measures, neurons }, views, visible, covered }, own, around) {
  const near = views.filter(({ place: { x, y } }) => x > around.x && y > around.y && x < around.x + around.width && y < around.y + around.height);
  const boxes = near.flatMap(({ place, value, gradient, tag, gets }) => {
    if (place.kind === "weight") return neurons?.quiet && !gets ? [] : [aroundOf(place, flow, measures)];
    if (place.grid || place.cells) return [aroundOf(place, flow, measures)];
    const { x, y, width, height: tall, kind } = place;
    const { value: over, gradient: under, beside } = labelsOf(place, flow, measures);
    const height = measures.number + 2;
    // Numbers keep more distance than outlines do: two in a row would be read as one.
    const [above, below] = [value, gradient].map((text) => numberWidth(text, measures) + 1.4 * measures.number);
    const round = kind === "op" || kind === "part" ? 0 : 2;
    const node = { x: x - width / 2 + round, y: y - tall / 2, width: width - 2 * round, height: tall };
    const start = x + width / 2 + BESIDE - 8;
    // In a dense graph a name stands over its number.
    const name = tag && measures.form === "dense" && !beside ? [{ x: x - 14, y: y + over - measures.number - measures.tag * 1.3, width: 28, height: measures.tag * 1.3 }] : [];
    return beside
      ? [node, { x: start, y: y + over - height + 4, width: above, height }, { x: start, y: y + under - height + 4, width: below, height },
        ...(tag ? [{ x: x - width / 2 - 34, y: y - 24, width: 34, height: 24 }] : [])]
      : [node, ...name, { x: x - above / 2, y: y + over - height + 4, width: above + (tag ? 24 : 0), height }, { x: x - below / 2, y: y + under - height + 4, width: below, height }];
  });
  boxes.push(covered, { x: stub.to.x - 20, y: stub.to.y - 28, width: 28, height: 26 });
  const points = edges.flatMap(({ key, route, pair }) => (pair && key !== own.key ? [] : key === own.key ? samples(route, 40) : route.box && !overlap(route.box, around) ? [] : samples(route, neurons ? 10 : 24)));
  return { boxes, points: [...points, stub.from, { x: (stub.from.x + stub.to.x) / 2, y: (stub.from.y + stub.to.y) / 2 }], within: visible };
}
