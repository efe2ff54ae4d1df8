/** Pictures of what is trained: its output over the plane, its hidden units there, what is taken for what, or the loss over its weights. */
import { classesOf } from "../core/confusion.js";
import { hiddenOf } from "../core/hidden.js";
import { bandOf, featuresAt, groundOf, lineOf, planeOf } from "../core/plane.js";
import { labelsKnown } from "../core/listing.js";
import { scoresOf } from "../core/scores.js";
import { text } from "../core/say.js";
import { weightsOf } from "../core/surface.js";
import { createLook } from "../core/training.js";
import { paintBanded } from "./banded.js";
import { createChips } from "./chips.js";
import { createConfusion } from "./confusion.js";
import { drawn, element, setAttributes } from "./element.js";
import { createHidden } from "./hidden.js";
import { maths } from "./maths.js";
import { plot } from "./plot.js";
import { pointsOf } from "./points.js";
import { MARGIN, SQUARE, ticksOf } from "./square.js";
import { createPredictions } from "./predictions.js";
import { createSurface } from "./surface.js";
import { createUnitWeights } from "./unit-weights.js";

/**
 * @typedef {import("../core/plane.js").Ground} Ground
 * @typedef {import("../core/reducers/training.js").Training} Training
 * @typedef {object} Model
 * @property {NonNullable<Training["plan"]>} plan
 * @property {readonly number[]} parameters
 * @property {Training["seen"]} seen what the server told
 * @property {readonly number[]} now the examples that count
 * @property {boolean} running
 * @property {Training["looks"]} looks
 * @property {import("../core/pinned.js").Pinned | null} pinned the run that is kept
 * @property {boolean} isInOne whether both runs have the same landscape
 * @property {readonly (readonly number[])[]} path the parameters, epoch by epoch
 * @property {boolean} near on the stage
 * @property {readonly [number, number] | null} image rows and columns, where examples are pictures
 * @property {boolean} draws whether points are put there by hand
 *
 * @typedef {{features: number[]} | {row: number}} Placed a new point, or one of the data that is pressed
 */

const { side: SIDE } = SQUARE;
/** @typedef {Training["looks"]["at"]} View */
/** @type {readonly View[]} */
const VIEWS = Object.freeze(["output", "hidden", "confusion", "predictions", "weights", "surface"]);
const BANDS = 10;
const MOST_LOOKS = 9000;
const CURVE = 120;
/** So near to a point it is meant. */
const POINTED = 8;

/**
 * @param {HTMLElement} stage
 * @param {HTMLElement} board where it is when the stage has no room for it; its words always are
 * @param {import("../core/types.js").Catalogue} catalogue
 * @param {import("../core/listing.js").Networks} networks
 * @param {{look: (change: Partial<Training["looks"]>) => void, later: (key: object, action: () => void) => void, place: (placed: Placed) => void}} actions
 */
export function createPlane(stage, board, catalogue, networks, { look: choose, later, place: put }) {
  /** @param {string} key @param {Record<string, import("../core/types.js").Hole>} [holes] */
  const say = (key, holes) => text({ key, holes }, { catalogue, numbers: [] });
  const canvas = element("canvas", { class: "plane-ground", "aria-hidden": true });
  const svg = drawn("svg", { role: "img", viewBox: `0 0 ${MARGIN.left + SIDE + MARGIN.right} ${MARGIN.top + SIDE + MARGIN.bottom}` });
  const group = element("div", { class: "chips", role: "group", "aria-label": say("page.training.looks") });
  const chips = createChips(group, VIEWS.map((name) => ({ name, label: say(`page.training.look.${name}`), says: say(`page.training.look.${name}.says`) })), (at) => choose({ at, unit: null }));
  const words = element("p", { class: "plane-words" });
  const hidden = createHidden(catalogue, (unit) => choose({ unit }));
  const confusion = createConfusion(catalogue, (cell) => choose({ cell }));
  const predictions = createPredictions(catalogue);
  const unitWeights = createUnitWeights(catalogue);
  const surface = createSurface(catalogue, words, choose, later);
  const names = [element("span", { class: "plane-across", "aria-hidden": true }), element("span", { class: "plane-up", "aria-hidden": true })];
  const picture = element("div", { class: "plane-picture" }, canvas, svg, ...names);
  const card = element("section", { class: "plane", "aria-label": say("page.training.looks") }, group, picture);
  /** @type {{plan: Model["plan"], look: import("../core/training.js").Look | null, ground: Ground | null} | null} */
  let of = null;
  let draws = false;
  svg.addEventListener("click", (event) => {
    // Of a double press the first counts.
    if (!draws || !of?.ground || event.detail > 1) return;
    const { left, top, width } = svg.getBoundingClientRect();
    const zoom = (MARGIN.left + SIDE + MARGIN.right) / width;
    const part = /** @type {[number, number]} */ ([((event.clientX - left) * zoom - MARGIN.left) / SIDE, 1 - ((event.clientY - top) * zoom - MARGIN.top) / SIDE]);
    if (part.some((one) => one < 0 || one > 1)) return;
    const { plan: { rows, data }, ground: { features } } = of;
    const far = rows.map((row) => Math.hypot(...features.map(({ low, high }, i) => (row[i] - low) / (high - low) - part[i])) * SIDE);
    const nearest = far.indexOf(Math.min(...far));
    put(far[nearest] <= POINTED ? { row: data.learned[nearest] } : { features: featuresAt(of.ground, data.scales, part) });
  });

  /** @param {Model} model @param {string} loss @param {import("../core/types.js").Trace} trace */
  function draw(model, loss, trace) {
    const { plan, parameters, now, near, looks } = model;
    const labels = labelsKnown(networks, loss);
    if (of?.plan !== plan) of = { plan, ...(plan.by === "page" ? { look: createLook(plan.learning), ground: groundOf(plan, labels) } : { look: null, ground: null }) };
    const { look, ground } = of;
    const weights = weightsOf(plan.learning.parameters, looks.weights, trace);
    const units = hiddenOf(trace);
    const flat = ground?.features.length === 1;
    const classes = classesOf(plan.data, labels);
    const { image, seen: { outputs } } = model;
    const matrix = image ? firstMatrix(model, trace) : null;
    const has = { output: ground, hidden: ground && !flat && told(units, plan), confusion: classes.length > 1, predictions: image && outputs && plan.test.length, weights: matrix, surface: look && weights };
    const offered = VIEWS.filter((view) => has[view]);
    if (!offered.length) return away();
    const view = offered.includes(looks.at) ? looks.at : offered[0];
    place(near ? stage : board, card);
    chips.render(view, { offered });
    const roots = { output: picture, hidden: hidden.root, confusion: confusion.root, predictions: predictions.root, weights: unitWeights.root, surface: surface.root };
    for (const [name, root] of Object.entries(roots)) if (name !== view) root.remove();
    place(card, roots[view]);
    draws = model.draws && view === "output" && ground !== null && !flat;
    card.classList.toggle("draws", draws);
    words.textContent = "";
    const scores = view === "confusion" ? scoresOf(model, labels, look) : null;
    if (view === "predictions" && image && outputs) words.textContent = predictions.render({ plan, outputs, labels, classes, image });
    else if (view === "weights" && image && matrix) words.textContent = unitWeights.render(matrix, image);
    else if (scores) words.textContent = confusion.render({ scores, data: plan.data, image: model.image, cell: looks.cell });
    else if (!look) words.textContent = "";
    else if (view === "surface" && weights) surface.render({ ...model, look, weights, path: [plan.start, ...model.path] }, trace);
    else if (view === "hidden" && ground) words.textContent = hidden.render({ plan, look, ground, parameters, now, side: sideOf(plan), chosen: looks.unit }, units);
    else if (ground) drawOutput({ plan, look, ground, parameters, now }, trace);
    if (near) place(board, words);
    else if (card.lastElementChild !== words) card.append(words);
    words.hidden = !words.textContent;
  }

  function away() {
    card.remove();
    words.remove();
  }

  /** @param {Pick<Model, "plan" | "parameters" | "now"> & {look: import("../core/training.js").Look, ground: Ground}} model @param {import("../core/types.js").Trace} trace */
  function drawOutput({ plan, look, ground, parameters, now }, trace) {
    const flat = ground.features.length === 1;
    const label = (/** @type {string} */ name) => trace.graph.inputs.find((input) => input.name === name)?.label.latex ?? name;
    const [first, second] = plan.learning.columns;
    const { box } = SQUARE;
    const [across, up] = [ground.features[0], flat ? ground.output : ground.features[1]];
    const at = plot(box, 1, [across.low, across.high], [up.low, up.high]);
    const tests = plan.test.length;
    const says = say(flat ? "page.training.curve" : "page.training.plane");
    setAttributes(svg, { "aria-label": tests ? `${says}. ${say("page.training.points.says", { count: plan.rows.length, tests })}` : says });
    if (tests) words.textContent = say("page.training.points");
    names[0].replaceChildren(maths(label(first), { silent: true }));
    names[1].replaceChildren(maths(label(second), { silent: true }));
    canvas.hidden = flat;
    if (!flat) paint(planeOf(look, ground, parameters, plan.free, sideOf(plan)), ground);
    svg.replaceChildren(
      drawn("rect", { class: "plane-frame", x: box.left, y: box.top, width: SIDE, height: SIDE }),
      ...(flat ? [drawn("path", { class: "plane-curve", d: at.path(lineOf(look, ground, parameters, plan.free, CURVE)) })] : []),
      ...pointsOf(plan, ground, at, now),
      ...ticksOf(across, up, at, box));
  }

  /**
   * @param {Float64Array} values
   * @param {Ground} ground
   */
  function paint(values, { output, middle }) {
    const side = Math.sqrt(values.length);
    paintBanded(canvas, card, side, (i) => bandOf(values[i], output, BANDS) / (BANDS - 1), (i) => {
      const over = values[i] >= middle;
      return (i % side > 0 && over !== values[i - 1] >= middle) || (i >= side && over !== values[i - side] >= middle);
    });
  }

  return {
    /**
     * @param {Model | null} model null where nothing is trained
     * @param {string} loss
     * @param {import("../core/types.js").Trace} trace
     */
    render(model, loss, trace) {
      if (model) draw(model, loss, trace);
      else away();
    },
  };
}

/**
 * The weights of the first layer as a matrix: as they were told, or as they are on show.
 * @param {Model} model
 * @param {import("../core/types.js").Trace} trace
 * @returns {import("../core/types.js").Value | null} null where they are no matrix
 */
function firstMatrix({ plan, seen }, { network, numbers }) {
  const name = plan.arrays?.parameters[0]?.name;
  if (!name || !network?.elements) return null;
  return seen.arrays?.[name] ?? /** @type {import("../core/types.js").Value} */ (numbers[network.parameters[0]]);
}

/** As fine as there is time for. @param {Model["plan"]} plan */
function sideOf({ learning: { look } }) {
  return Math.max(24, Math.min(100, Math.floor(Math.sqrt(MOST_LOOKS * Math.min(1, 60 / look.code.length)))));
}

/**
 * Whether a plan is of the network on show.
 * @param {ReturnType<typeof hiddenOf>} hidden
 * @param {Model["plan"]} plan
 */
function told({ units }, { learning }) {
  return units.length > 0 && units[units.length - 1].at < learning.look.places.length;
}

/** @param {HTMLElement} root @param {HTMLElement} part */
function place(root, part) {
  if (part.parentElement !== root) root.append(part);
}
