/** The stage: the graph at step k, or at k = 0 the formula it is made from. */
import { closes } from "../core/closed.js";
import { inView, transformOf, viewOf } from "../core/camera.js";
import { cameraAt } from "../core/follow.js";
import { leadsOn } from "../core/frame.js";
import { createGeometry } from "../core/geometry.js";
import { headOf, presentZoom, weightLetters } from "../core/measure.js";
import { receiversOf } from "../core/receivers.js";
import { WHOLE, isFar, sightOf } from "../core/sight.js";
import { summaryOf } from "../core/describe.js";
import { weightWidths, widthsOf } from "../core/width.js";
import { spoken } from "../core/say.js";
import { besides, beyond, subjectOf } from "../core/subject.js";
import { symbolsAt } from "../core/symbols.js";
import { createViews } from "../core/views.js";
import { createEdges } from "./edges.js";
import { drawn, element, keep, setAttributes } from "./element.js";
import { STILL, glide, place, timesOf } from "./glide.js";
import { land, lift } from "./lift.js";
import { createMarks } from "./marks.js";
import { maths } from "./maths.js";
import { createNeurons } from "./neurons.js";
import { createNodes } from "./nodes.js";
import { createOpening } from "./opening.js";
import { createOutlines } from "./outlines.js";
import { createPulse } from "./pulse.js";
import { createShapes } from "./shapes.js";
import { createTintKey } from "./tint-key.js";
import { createWidthKey } from "./width-key.js";

/**
 * @typedef {import("../core/camera.js").View} View
 * @typedef {import("../core/frame.js").Frame} Frame
 * @typedef {import("../core/reducers/stage.js").StageState} StageState
 * @typedef {import("../core/scene.js").Scene} Scene
 * @typedef {import("../core/types.js").Catalogue} Catalogue
 * @typedef {import("../core/types.js").Graph} Graph
 * @typedef {import("../core/types.js").Layout} Layout
 * @typedef {import("../core/types.js").Trace} Trace
 * @typedef {{trace: Trace, picture: import("../core/picture.js").Picture, layout: Layout, keys: number[], frame: Frame, stale: boolean, stage: StageState, present: boolean, hidden: boolean, trains: boolean, typed: string, dragged?: number | null, alone?: number | null, chains: Map<number, import("../core/chain.js").Chain> | null}} StageModel
 *   `dragged`: the input that is moved by hand, by which edges are as wide as gradients are large;
 *   `chains`: those whose gradients are to stand in symbols
 * @typedef {{scene: Scene, view: View, room: import("../core/measure.js").Room, model: StageModel, opening: boolean}} Shown what is on
 *   the stage; `opening`: the formula, where one cannot look elsewhere
 */

/** Around the curve's card, when presenting too, and the height below which the graph gives way to nothing, in px. */
const [CARD_GAP, PRESENT_GAP] = [24, 12];
const LEAST = 220;
/** Projected edges are no thinner, in px. */
const PROJECTED = 3;
/** Nodes so small, in px, are points: the one now is made larger than they are. */
const TINY = 6;

/**
 * @param {HTMLElement} root
 * @param {Catalogue} catalogue
 * @param {(key: object, action: () => void) => void} slowly does what can wait, little by little
 */
export function createStage(root, catalogue, slowly) {
  const [hints, backs, ground, lines, along, dots, circles] = ["sooner", "later", "later", "later", "later", "later", "nodes"].map((name) => drawn("g", { class: name }));
  const world = drawn("g", { class: "stage-graph" }, hints, backs, lines, ground, along, circles, dots);
  const svg = drawn("svg", { role: "group" }, fadeDefinition(), world);
  const marks = element("div", { class: "marks stage-graph", "aria-hidden": true });
  const stubName = element("span", { class: "tag stub-name later" });
  const letters = element("div", {});
  marks.append(letters, stubName);
  const layer = element("div", { class: "opening sooner" });
  root.append(svg, marks, layer);
  circles.setAttribute("role", "list");
  const nodes = createNodes(circles, slowly);
  const signs = createMarks(letters);
  const edges = createEdges(lines);
  const outlines = createOutlines(backs);
  const neurons = createNeurons(root, ground, marks, catalogue);
  const shapes = createShapes(along);
  const tints = createTintKey(root, catalogue);
  const pulse = createPulse(dots);
  const widthKey = createWidthKey(root, catalogue);
  const opening = createOpening(hints, layer, catalogue);
  const geometry = createGeometry();
  const viewsAt = createViews(catalogue);
  /** @type {import("../core/sight.js").Sight | null} */
  let sight = null;
  // Read once and when it changes: asking for it at each step would lay the page out.
  let whole = { width: root.clientWidth, height: root.clientHeight };
  /** @type {Shown | null} */
  let shown = null;
  /** @type {StageModel | null} */
  let last = null;
  /** @type {{trace: Trace | null, alone: number | null, nodes: Set<number>}} */
  let aside = { trace: null, alone: null, nodes: new Set() };

  /**
   * @param {StageModel} model
   * @returns {Shown | null}
   */
  function render(model) {
    last = model;
    const { trace, picture, layout, keys, frame, stale, stage, present, hidden } = model;
    const widths = typeof model.dragged === "number" ? widthsOf(trace, frame) : null;
    widthKey.show(Boolean(widths?.size) && !picture.neurons);
    if (!whole.width || !whole.height) return null;
    const zoom = present ? presentZoom({ width: window.innerWidth, height: window.innerHeight }) : 1;
    const subject = subjectOf(trace);
    const room = spared(model, zoom, subject);
    const drawing = geometry(picture, layout, keys, { ...room, zoom }, subject);
    const edited = shown !== null && shown.scene !== drawing && (shown.room === room || model.dragged !== shown.model.dragged) && shown.model.present === present;
    letter(root, drawing, present);
    const before = shown;
    const start = frame.k === 0 && trace.total_steps > 0 && !drawing.neurons;
    const view = viewOf(cameraAt(start ? null : stage.camera, drawing, frame, room), drawing, room);
    shown = { scene: drawing, view, room, model, opening: start };
    look(view, edited || before?.opening !== start || drawing.near ? before : null);
    const leads = before !== null && before.model.trace === trace && leadsOn(before.model.frame, frame);
    const out = faded(trace, model.alone ?? null);
    const views = viewsAt(trace, frame, drawing.places, { receivers: receiversOf(trace), beyond: out, selected: stage.selected, dragged: model.dragged ?? null, leads, hidden, symbols: model.chains && symbolsAt(trace, model.chains, drawing.measures.form) });
    const times = before?.scene === drawing ? null : timesOf(edited);
    const seen = sight;
    sight = sightOf(drawing, view, room, sight);
    nodes.render(views, drawing, times, sight);
    signs.render(views, drawing, times ?? (seen === sight ? null : STILL), sight);
    outlines.render(trace, drawing, closes(frame.grain.detail), times);
    edges.render(frame, drawing, { subject, beyond: out, widths: drawing.neurons ? weightWidths(trace, drawing) : widths }, times, sight);
    shapes.render(frame, drawing, isFar(sight));
    tints.render(trace, drawing, view);
    neurons.render(drawing, times, room);
    pulse.render(trace, frame, { scene: drawing, views, hidden, far: isFar(sight), ...inView(view, room, present, headOf(zoom)) }, leads);
    nameSubject(stubName, drawing, subject, times);
    // As it looks where it is shown, whatever one looks at now: measuring it at each step would lay the page out.
    opening.render(trace, { ...drawing, ...viewOf(cameraAt(null, drawing, { ...frame, step: null }, room), drawing, room) }, room);
    setAttributes(root, {
      "data-face": start ? "opening" : "graph",
      "data-state": stale ? "stale" : "good",
      "data-flow": drawing.flow,
      "data-windowed": drawing.near !== null && drawing.places.some(({ grid }) => grid),
    });
    if (before && before.model.frame.k !== frame.k) land(root);
    if (leads && before?.opening) lift(root, opening.formulas, drawing, view);
    setAttributes(svg, { "aria-label": spoken(summaryOf(picture, frame, model.typed, hidden), { catalogue, numbers: trace.numbers }) });
    return shown;
  }

  /**
   * What is faded: all but the node that is looked at alone, else what has no part in what is differentiated.
   * @param {Trace} trace
   * @param {number | null} alone
   */
  function faded(trace, alone) {
    if (aside.trace !== trace || aside.alone !== alone) aside = { trace, alone, nodes: alone === null ? beyond(trace) : besides(trace, alone) };
    return aside.nodes;
  }

  /** Below the phases of an update. */
  function trained() {
    const head = root.querySelector(":scope > .bands");
    const room = { ...whole, head: head instanceof HTMLElement ? head.offsetHeight : 0 };
    return shown && JSON.stringify(shown.room) === JSON.stringify(room) ? shown.room : room;
  }

  /**
   * The room there is: less of it while a curve would lie on the graph.
   * @param {StageModel} model
   * @param {number} zoom
   * @param {number} subject
   */
  function spared({ picture, layout, keys, frame, stage, dragged, trains }, zoom, subject) {
    if (trains) return trained();
    const card = typeof dragged === "number" ? root.querySelector(":scope > .curve") : null;
    // A corner that is seen from near stands beside the curve.
    const across = root.querySelector(":scope > .corner") ? whole.width : 0;
    const size = card instanceof HTMLElement ? { width: Math.max(across, card.offsetWidth), height: card.offsetHeight } : null;
    if (!size?.height) return whole;
    const gap = zoom > 1 ? PRESENT_GAP : CARD_GAP;
    const height = whole.height - size.height - 2 * gap;
    if (height < LEAST) return whole;
    const less = { width: whole.width, height };
    if (shown && JSON.stringify(shown.room) === JSON.stringify(less)) return shown.room;
    const drawing = geometry(picture, layout, keys, { ...whole, zoom }, subject);
    const { scale, left, top } = viewOf(cameraAt(stage.camera, drawing, frame, whole), drawing, whole);
    const corner = { x: whole.width - size.width - gap, y: whole.height - size.height - gap };
    const covered = drawing.places.some((place) => left + scale * (place.x + place.width / 2) > corner.x && top + scale * (place.y + place.height) > corner.y);
    return covered || widthKey.covers(drawing, { scale, left, top }) ? less : whole;
  }

  /**
   * @param {View} view
   * @param {Shown | null} from what is on show, when the eye is to be led from there
   */
  function look(view, from) {
    const after = transformOf(view);
    if (shown) widthKey.lie(shown.scene, view);
    if (world.style.transform === after) return;
    for (const target of [world, marks]) {
      target.style.setProperty("transform", after);
      glide(target, from ? transformOf(from.view) : after, after, from ? undefined : 0);
    }
    const { places = [], readable = 0, measures } = shown?.scene ?? {};
    setAttributes(root, { "data-large": places.length > WHOLE, "data-far": view.scale < readable, "data-tiny": (measures?.size.op ?? 0) * view.scale < TINY });
  }

  /**
   * Look elsewhere, while nothing else has changed.
   * @param {StageState} stage
   * @param {boolean} gently
   */
  function aim(stage, gently) {
    if (!shown || !last) return;
    last = { ...last, stage };
    const { room } = shown;
    const view = viewOf(cameraAt(shown.opening ? null : stage.camera, shown.scene, last.frame, room), shown.scene, room);
    look(view, gently ? shown : null);
    shown = { ...shown, view, model: last };
    const seen = sight;
    sight = sightOf(shown.scene, view, room, sight);
    if (seen !== sight) for (const part of [nodes, signs, edges]) part.see(sight);
  }

  new ResizeObserver(() => {
    const { clientWidth: width, clientHeight: height } = root;
    if (width === whole.width && height === whole.height) return;
    whole = { width, height };
    if (last) render(last);
  }).observe(root);
  /**
   * How a picture would be drawn, in the room that there is now.
   * @param {import("../core/picture.js").Picture} picture
   * @param {Layout} layout
   * @returns {Scene | null}
   */
  function sceneOf(picture, layout) {
    if (!last || !shown) return null;
    const zoom = last.present ? presentZoom({ width: window.innerWidth, height: window.innerHeight }) : 1;
    return geometry(picture, layout, last.keys, { ...shown.room, zoom }, subjectOf(last.trace));
  }

  return { render, aim, nodes, svg, circles, sceneOf, shown: () => shown };
}

/**
 * How large letters are on the stage, and how wide edges at least.
 * @param {HTMLElement} root
 * @param {Scene} drawing
 * @param {boolean} present
 */
function letter(root, { measures, scale, readable }, present) {
  const { number, label, tag, smallest, form } = measures;
  setAttributes(root, { "data-form": form });
  root.style.setProperty("--stage-edge", `${present ? PROJECTED / Math.max(scale, readable) : 0}px`);
  for (const [name, size] of Object.entries({ number, label, tag, smallest, weight: weightLetters(measures) })) root.style.setProperty(`--stage-${name}`, `${size}px`);
}

/**
 * The name of what is differentiated, at the stub; not again where it stands in the node.
 * @param {HTMLElement} target
 * @param {Scene} drawing
 * @param {number} subject
 * @param {import("./glide.js").Times | null} times null when the scene is as it was
 */
function nameSubject(target, { byId, stub: { to }, flow }, subject, times) {
  const { face, node: { tag, label } } = /** @type {import("../core/scene.js").Place} */ (byId.get(subject));
  const name = tag ?? label;
  keep(target, face === name ? "" : name.latex, () => (face === name ? [] : [maths(name.latex, { silent: true })]));
  const at = flow === "up" ? `translate(${to.x + 10}px, ${to.y}px) translate(0%, 0%)` : `translate(${to.x}px, ${to.y - 4}px) translate(-100%, -100%)`;
  if (times) place(target, at, times);
}

function fadeDefinition() {
  return drawn("defs", {}, drawn("linearGradient", { id: "fade" },
    drawn("stop", { class: "fade-from", offset: "0" }), drawn("stop", { class: "fade-to", offset: "1" })));
}
