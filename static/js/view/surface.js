/** The loss over two weights in bands, and the way of a run over it. */
import { SIDE, boundsOf, heightOf, reachOf, refined, surfaceOf } from "../core/surface.js";
import { asText } from "../core/format.js";
import { text } from "../core/say.js";
import { paintBanded } from "./banded.js";
import { drawn, element, keep, setAttributes } from "./element.js";
import { plot } from "./plot.js";
import { MARGIN, SQUARE, ticksOf } from "./square.js";

/**
 * @typedef {import("../core/curve.js").Pair} Pair
 * @typedef {import("../core/surface.js").Asked} Asked
 * @typedef {object} Seen
 * @property {import("../core/reducers/training.js").Plan} plan
 * @property {import("../core/training.js").Look} look
 * @property {readonly number[]} parameters
 * @property {Pair} weights
 * @property {readonly (readonly number[])[]} path the parameters from the start on, epoch by epoch
 * @property {boolean} running
 */

const BANDS = 12;
const TIMES = 6;
/** The way is seen on the highest band, too. */
const FULL = 0.92;
/** So many instructions are run at once while the weights move; what takes more is drawn when they rest. */
const AT_ONCE = 600_000;
const SLICE = 40_000;

/**
 * @param {import("../core/types.js").Catalogue} catalogue
 * @param {HTMLElement} words where the picture is explained
 * @param {(weights: [string, string]) => void} choose
 * @param {(key: object, action: () => void) => void} later
 */
export function createSurface(catalogue, words, choose, later) {
  /** @param {string} key @param {Record<string, import("../core/types.js").Hole>} [holes] @param {number[]} [numbers] */
  const say = (key, holes, numbers = []) => text({ key, holes }, { catalogue, numbers });
  const canvas = element("canvas", { class: "plane-ground", "aria-hidden": true });
  const svg = drawn("svg", { role: "img", viewBox: `0 0 ${MARGIN.left + SQUARE.side + MARGIN.right} ${MARGIN.top + SQUARE.side + MARGIN.bottom}` });
  const fields = ["across", "up"].map((way) => element("select", { class: "menu-field", "aria-label": say(`page.training.surface.${way}`) }));
  const picture = element("div", { class: "plane-picture" }, canvas, svg);
  const root = element("div", { class: "surface" }, picture,
    element("div", { class: "surface-fields" }, ...fields.flatMap((field, i) => [element("span", { "aria-hidden": true }, "→↑"[i]), field])));
  /** @type {Asked | null} */
  let asked = null;
  /** @type {Float64Array | null} */
  let values = null;
  /** Why the picture is not that of now. @type {"late" | "computing" | null} */
  let late = null;
  let painted = { values: /** @type {Float64Array | null} */ (null), colours: "" };
  /** @type {string[]} */
  let names = [];

  fields.forEach((field, i) => field.addEventListener("change", () => {
    const [across, up] = fields.map(({ value }) => value);
    const before = asked?.weights.map((at) => names[at]) ?? [];
    // The same weight twice is a line: then they change places.
    if (across === up) choose(i ? [before[1], up] : [across, before[0]]);
    else choose([across, up]);
  }));

  /** @param {Asked} wanted @param {number} cost of one point @param {() => void} then */
  function begin(wanted, cost, then) {
    const work = surfaceOf(wanted);
    /** @param {number} points */
    const some = (points) => {
      for (let i = 0; i < points; i++) {
        const { done, value } = work.next();
        if (done) return value;
      }
      return null;
    };
    if (cost * SIDE * SIDE <= AT_ONCE) {
      [values, late] = [some(Infinity), null];
      return;
    }
    const go = () => {
      if (asked !== wanted) return;
      const found = some(Math.max(1, Math.floor(SLICE / cost)));
      if (!found) return later(root, go);
      [values, late] = [found, null];
      then();
    };
    late = "computing";
    later(root, go);
  }

  /** @param {Asked} of @param {readonly Pair[]} way */
  function draw({ bounds: { across, up }, rows }, way) {
    const at = plot(SQUARE.box, 1, [across.low, across.high], [up.low, up.high]);
    const reach = reachOf(values ?? new Float64Array());
    canvas.hidden = !values;
    if (values) paint(values, reach);
    const path = at.path([...way]);
    const [start, now] = [way[0], way[way.length - 1]];
    svg.replaceChildren(
      drawn("rect", { class: "plane-frame", x: SQUARE.box.left, y: SQUARE.box.top, width: SQUARE.side, height: SQUARE.side }),
      drawn("path", { class: "surface-way-under", d: path }), drawn("path", { class: "surface-way", d: path }),
      drawn("circle", { class: "plane-point", cx: at.toX(start[0]), cy: at.toY(start[1]), r: 5 }),
      ...(Number.isFinite(now[0] + now[1]) ? [drawn("circle", { class: "surface-now", cx: at.toX(now[0]), cy: at.toY(now[1]), r: 5.5 })] : []),
      ...ticksOf(across, up, at, SQUARE.box));
    words.textContent = late ? say(`page.training.surface.${late}`) : say("page.training.surface.says", { count: rows.length, low: { n: 0 }, high: { n: 1 } }, [reach.low, reach.high]);
    setAttributes(svg, { "aria-label": say("page.training.surface.picture", { across: fields[0].selectedOptions[0]?.text ?? "", up: fields[1].selectedOptions[0]?.text ?? "", x0: asText(start[0]), y0: asText(start[1]), x: asText(now[0]), y: asText(now[1]) }) });
  }

  /** What stands there is painted once. @param {Float64Array} of @param {import("../core/plane.js").Range} reach */
  function paint(of, reach) {
    const card = /** @type {HTMLElement} */ (root.parentElement);
    const { color, backgroundColor } = getComputedStyle(card);
    if (painted.values === of && painted.colours === color + backgroundColor) return;
    painted = { values: of, colours: color + backgroundColor };
    const height = heightOf(reach);
    const bands = refined(of, TIMES).map((loss) => Math.min(BANDS - 1, Math.floor(height(loss) * BANDS)));
    paintBanded(canvas, card, Math.sqrt(bands.length), (place) => (bands[place] / (BANDS - 1)) * FULL, () => false);
  }

  return {
    root,
    /** @param {Seen} seen @param {import("../core/types.js").Trace} trace */
    render({ plan, look, parameters, weights, path, running }, trace) {
      names = plan.learning.parameters;
      const labels = new Map(trace.graph.inputs.map(({ name, label }) => [name, label.text]));
      for (const [i, field] of fields.entries()) {
        keep(field, JSON.stringify(names), () => names.map((name) => element("option", { value: name }, labels.get(name) ?? name)));
        field.value = names[weights[i]];
      }
      const way = [...path, parameters].map((point) => /** @type {Pair} */ ([point[weights[0]], point[weights[1]]]));
      /** @type {Asked} */
      const wanted = { look, rows: plan.rows, parameters, free: plan.free, weights, bounds: boundsOf(way) };
      const cost = plan.rows.length * plan.learning.look.code.length;
      const alike = asked?.look === look && JSON.stringify(asked.weights) === JSON.stringify(weights);
      const same = alike && asked?.parameters === parameters && JSON.stringify(asked.bounds) === JSON.stringify(wanted.bounds);
      // While the weights move the picture of a moment before stays, and what is begun is made.
      if (!same && alike && running && cost * SIDE * SIDE > AT_ONCE) late = "late";
      else if (!same) {
        if (!alike) values = null;
        asked = wanted;
        begin(wanted, cost, () => draw(wanted, way));
      }
      if (asked) draw(asked, way);
    },
  };
}
