/** The network at every point of the plane, in bands, the examples on it; of one feature its curve. */
import { bandOf, featuresAt, groundOf, lineOf, planeOf } from "../core/plane.js";
import { labelsIn } from "../core/table-text.js";
import { labelsKnown } from "../core/listing.js";
import { text } from "../core/say.js";
import { weightsOf } from "../core/surface.js";
import { createLook } from "../core/training.js";
import { paintBanded } from "./banded.js";
import { createChips } from "./chips.js";
import { drawn, element, setAttributes } from "./element.js";
import { maths } from "./maths.js";
import { plot } from "./plot.js";
import { MARGIN, SQUARE, ticksOf } from "./square.js";
import { createSurface } from "./surface.js";

/**
 * @typedef {import("../core/plane.js").Ground} Ground
 * @typedef {import("../core/reducers/training.js").Training} Training
 * @typedef {object} Model
 * @property {NonNullable<Training["plan"]>} plan
 * @property {readonly number[]} parameters
 * @property {readonly number[]} now the examples that count
 * @property {boolean} running
 * @property {Training["surface"]} surface
 * @property {readonly (readonly number[])[]} path the parameters, epoch by epoch
 * @property {boolean} near on the stage
 * @property {boolean} draws whether points are put there by hand
 *
 * @typedef {{features: number[]} | {row: number}} Placed a new point, or one of the data that is pressed
 */

const { side: SIDE } = SQUARE;
/** @typedef {"output" | "surface"} View */
/** @type {readonly View[]} */
const VIEWS = Object.freeze(["output", "surface"]);
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
 * @param {{surface: (change: Partial<Training["surface"]>) => void, later: (key: object, action: () => void) => void, place: (placed: Placed) => void}} actions
 */
export function createPlane(stage, board, catalogue, networks, { surface: choose, later, place: put }) {
  /** @param {string} key */
  const say = (key) => text({ key }, { catalogue, numbers: [] });
  const canvas = element("canvas", { class: "plane-ground", "aria-hidden": true });
  const svg = drawn("svg", { role: "img", viewBox: `0 0 ${MARGIN.left + SIDE + MARGIN.right} ${MARGIN.top + SIDE + MARGIN.bottom}` });
  const group = element("div", { class: "chips", role: "group", "aria-label": say("page.training.looks") });
  const chips = createChips(group, VIEWS.map((name) => ({ name, label: say(`page.training.look.${name}`), says: say(`page.training.look.${name}.says`) })), (name) => choose({ on: name === "surface" }));
  const words = element("p", { class: "plane-words" });
  const surface = createSurface(catalogue, words, (weights) => choose({ weights }), later);
  const names = [element("span", { class: "plane-across", "aria-hidden": true }), element("span", { class: "plane-up", "aria-hidden": true })];
  const picture = element("div", { class: "plane-picture" }, canvas, svg, ...names);
  const card = element("section", { class: "plane", "aria-label": say("page.training.looks") }, group, picture);
  /** @type {{plan: Model["plan"], look: import("../core/training.js").Look, ground: Ground | null} | null} */
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
    const { plan, parameters, now, near } = model;
    if (of?.plan !== plan) of = { plan, look: createLook(plan.learning), ground: groundOf(plan, labelsKnown(networks, loss)) };
    const { look, ground } = of;
    const weights = weightsOf(plan.learning.parameters, model.surface.weights, trace);
    if (!ground && !weights) return away();
    place(near ? stage : board, card);
    const over = weights && (model.surface.on || !ground);
    chips.render(over ? "surface" : "output", { offered: [...(ground ? /** @type {const} */ (["output"]) : []), ...(weights ? /** @type {const} */ (["surface"]) : [])] });
    const [turned, other] = over ? [surface.root, picture] : [picture, surface.root];
    if (turned.parentElement !== card) {
      other.remove();
      card.append(turned);
    }
    draws = model.draws && !over && ground?.features.length === 2;
    card.classList.toggle("draws", draws);
    if (over) surface.render({ plan, look, parameters, weights, path: [plan.start, ...model.path], running: model.running }, trace);
    else if (ground) drawOutput({ plan, look, ground, parameters, now }, trace);
    if (!over) words.textContent = "";
    place(near ? board : card, words);
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
    setAttributes(svg, { "aria-label": say(flat ? "page.training.curve" : "page.training.plane") });
    names[0].replaceChildren(maths(label(first), { silent: true }));
    names[1].replaceChildren(maths(label(second), { silent: true }));
    canvas.hidden = flat;
    if (!flat) paint(planeOf(look, ground, parameters, plan.free, sideOf(plan)), ground);
    svg.replaceChildren(
      drawn("rect", { class: "plane-frame", x: box.left, y: box.top, width: SIDE, height: SIDE }),
      ...(flat ? [drawn("path", { class: "plane-curve", d: at.path(lineOf(look, ground, parameters, plan.free, CURVE)) })] : []),
      ...plan.rows.flatMap((row, i) => point(row, { at, flat, ground, isNow: now.includes(i), classes: plan.data.classes.length > 0 || labelsIn(plan.data).length === 2 })),
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

/** As fine as there is time for. @param {Model["plan"]} plan */
function sideOf({ learning: { look } }) {
  return Math.max(24, Math.min(100, Math.floor(Math.sqrt(MOST_LOOKS * Math.min(1, 60 / look.code.length)))));
}

/**
 * @param {number[]} row
 * @param {{at: ReturnType<typeof plot>, flat: boolean, ground: Ground, isNow: boolean, classes: boolean}} how
 */
function point(row, { at, flat, ground, isNow, classes }) {
  const label = row[row.length - 1];
  const [x, y] = [at.toX(row[0]), at.toY(flat ? label : row[1])];
  const high = classes && label > (ground.output.low + ground.output.high) / 2;
  return [
    ...(isNow ? [drawn("circle", { class: "plane-now", cx: x, cy: y, r: 9 })] : []),
    drawn("circle", { class: flat || high ? "plane-point high" : "plane-point", cx: x, cy: y, r: 4.5 }),
  ];
}

/** @param {HTMLElement} root @param {HTMLElement} part */
function place(root, part) {
  if (part.parentElement !== root) root.append(part);
}
