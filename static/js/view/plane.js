/** The network at every point of the plane, in bands, the examples on it; of one feature its curve. */
import { bandOf, endsOf, featuresAt, groundOf, lineOf, planeOf } from "../core/plane.js";
import { labelsIn } from "../core/table-text.js";
import { labelsKnown } from "../core/listing.js";
import { asText } from "../core/format.js";
import { text } from "../core/say.js";
import { createLook } from "../core/training.js";
import { drawn, element, setAttributes } from "./element.js";
import { maths } from "./maths.js";
import { plot } from "./plot.js";

/**
 * @typedef {import("../core/plane.js").Ground} Ground
 * @typedef {import("../core/reducers/training.js").Training} Training
 * @typedef {{plan: NonNullable<Training["plan"]>, parameters: readonly number[], now: readonly number[], near: boolean, draws: boolean}} Model now: the examples
 *   that count; near: on the stage; draws: whether points are put there by hand
 * @typedef {{features: number[]} | {row: number}} Placed a new point, or one of the data that is pressed
 */

const SIDE = 160;
const MARGIN = { left: 36, right: 8, top: 8, bottom: 26 };
const BANDS = 10;
const MOST_LOOKS = 9000;
const CURVE = 120;
/** So near to a point it is meant. */
const POINTED = 8;

/**
 * @param {HTMLElement} stage
 * @param {HTMLElement} board where it is when the stage has no room for it
 * @param {import("../core/types.js").Catalogue} catalogue
 * @param {import("../core/listing.js").Networks} networks
 * @param {(placed: Placed) => void} place
 */
export function createPlane(stage, board, catalogue, networks, place) {
  /** @param {string} key */
  const say = (key) => text({ key }, { catalogue, numbers: [] });
  const canvas = element("canvas", { class: "plane-ground", "aria-hidden": true });
  const svg = drawn("svg", { role: "img", viewBox: `0 0 ${MARGIN.left + SIDE + MARGIN.right} ${MARGIN.top + SIDE + MARGIN.bottom}` });
  const title = element("h3", { class: "label" });
  const names = [element("span", { class: "plane-across", "aria-hidden": true }), element("span", { class: "plane-up", "aria-hidden": true })];
  const card = element("section", { class: "plane" }, title, element("div", { class: "plane-picture" }, canvas, svg, ...names));
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
    place(far[nearest] <= POINTED ? { row: data.learned[nearest] } : { features: featuresAt(of.ground, data.scales, part) });
  });

  /** @param {Model} model @param {string} loss @param {import("../core/types.js").Trace} trace */
  function draw(model, loss, trace) {
    const { plan, parameters, now, near } = model;
    if (of?.plan !== plan) of = { plan, look: createLook(plan.learning), ground: groundOf(plan, labelsKnown(networks, loss)) };
    const { look, ground } = of;
    if (!ground) return card.remove();
    const root = near ? stage : board;
    if (card.parentElement !== root) root.append(card);
    draws = model.draws && ground.features.length === 2;
    card.classList.toggle("draws", draws);
    const flat = ground.features.length === 1;
    const label = (/** @type {string} */ name) => trace.graph.inputs.find((input) => input.name === name)?.label.latex ?? name;
    const [first, second] = plan.learning.columns;
    const box = { left: MARGIN.left, right: MARGIN.left + SIDE, top: MARGIN.top, bottom: MARGIN.top + SIDE };
    const [across, up] = [ground.features[0], flat ? ground.output : ground.features[1]];
    const at = plot(box, 1, [across.low, across.high], [up.low, up.high]);
    title.textContent = say(flat ? "page.training.curve" : "page.training.plane");
    setAttributes(svg, { "aria-label": title.textContent });
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
    const style = getComputedStyle(card);
    const [light, full] = [style.getPropertyValue("--paper"), style.getPropertyValue("--surface-high")].map((_, i) => rgbOf(style, i === 0 ? "backgroundColor" : "color"));
    setAttributes(canvas, { width: side, height: side });
    const context = canvas.getContext("2d");
    if (!context) return;
    const image = context.createImageData(side, side);
    for (let i = 0; i < values.length; i++) {
      const part = bandOf(values[i], output, BANDS) / (BANDS - 1);
      const over = values[i] >= middle;
      const edge = (i % side && over !== values[i - 1] >= middle) || (i >= side && over !== values[i - side] >= middle);
      for (let c = 0; c < 3; c++) image.data[4 * i + c] = edge ? (light[c] > 128 ? 29 : 233) : light[c] + part * (full[c] - light[c]);
      image.data[4 * i + 3] = 255;
    }
    context.putImageData(image, 0, 0);
  }

  return {
    /**
     * @param {Model | null} model null where nothing is trained
     * @param {string} loss
     * @param {import("../core/types.js").Trace} trace
     */
    render(model, loss, trace) {
      if (model) draw(model, loss, trace);
      else card.remove();
    },
  };
}

/** As fine as there is time for. @param {Model["plan"]} plan */
function sideOf({ learning: { look } }) {
  return Math.max(24, Math.min(100, Math.floor(Math.sqrt(MOST_LOOKS * Math.min(1, 60 / look.code.length)))));
}

/** @param {CSSStyleDeclaration} style @param {"backgroundColor" | "color"} which */
function rgbOf(style, which) {
  return (style[which].match(/\d+/g) ?? ["0", "0", "0"]).slice(0, 3).map(Number);
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

/**
 * @param {import("../core/plane.js").Range} across
 * @param {import("../core/plane.js").Range} up
 * @param {ReturnType<typeof plot>} at
 * @param {{left: number, bottom: number}} box
 */
function ticksOf(across, up, at, box) {
  /** @param {number} value @param {number} x @param {number} y @param {string} anchor */
  const mark = (value, x, y, anchor) => {
    const made = drawn("text", { class: "plane-tick", x, y, "text-anchor": anchor });
    made.textContent = asText(value);
    return made;
  };
  return [...endsOf(across).map((value) => mark(value, at.toX(value), box.bottom + 16, "middle")), ...endsOf(up).map((value) => mark(value, box.left - 5, at.toY(value) + 4, "end"))];
}
