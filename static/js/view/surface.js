/** The loss over two weights, or over the plane through two starts, in bands, and the ways of runs over it. */
import { SIDE, boundsOf, heightOf, overWeights, reachOf, refined, surfaceOf } from "../core/surface.js";
import { asText } from "../core/format.js";
import { text } from "../core/say.js";
import { planeThrough } from "../core/through.js";
import { paintBanded } from "./banded.js";
import { drawn, element, keep, setAttributes } from "./element.js";
import { plot } from "./plot.js";
import { MARGIN, SQUARE, ticksOf } from "./square.js";
import { waysOf } from "./ways.js";

/**
 * @typedef {import("../core/curve.js").Pair} Pair
 * @typedef {import("../core/surface.js").Asked} Asked
 * @typedef {import("../core/reducers/training.js").Training["looks"]} Looks
 * @typedef {object} Seen
 * @property {import("../core/reducers/training.js").Plan} plan
 * @property {import("../core/training.js").Look} look
 * @property {readonly number[]} parameters
 * @property {Pair} weights
 * @property {Looks} looks
 * @property {readonly (readonly number[])[]} path the parameters from the start on, epoch by epoch
 * @property {boolean} running
 * @property {import("../core/pinned.js").Pinned | null} pinned
 * @property {boolean} isInOne
 */

const BANDS = 12;
const TIMES = 6;
/** The way is seen on the highest band, too. */
const FULL = 0.92;
/** Two runs may end in valleys that differ little, beside the slopes around: bands go by this root. */
const VALLEYS = 4;
/** So many instructions are run at once while the weights move; what takes more is drawn when they rest. */
const AT_ONCE = 600_000;
const SLICE = 40_000;
/** Among the weights, what is none. */
const STARTS = "*starts";

/**
 * @param {import("../core/types.js").Catalogue} catalogue
 * @param {HTMLElement} words where the picture is explained
 * @param {(change: Partial<Looks>) => void} choose
 * @param {(key: object, action: () => void) => void} later
 */
export function createSurface(catalogue, words, choose, later) {
  /** @param {string} key @param {Record<string, import("../core/types.js").Hole>} [holes] @param {number[]} [numbers] */
  const say = (key, holes, numbers = []) => text({ key, holes }, { catalogue, numbers });
  const canvas = element("canvas", { class: "plane-ground", "aria-hidden": true });
  const svg = drawn("svg", { role: "img", viewBox: `0 0 ${MARGIN.left + SQUARE.side + MARGIN.right} ${MARGIN.top + SQUARE.side + MARGIN.bottom}` });
  const fields = ["across", "up"].map((way) => element("select", { class: "menu-field", "aria-label": say(`page.training.surface.${way}`) }));
  const picture = element("div", { class: "plane-picture" }, canvas, svg);
  const arrows = ["→", "↑"].map((arrow) => element("span", { "aria-hidden": true }, arrow));
  const root = element("div", { class: "surface" }, picture, element("div", { class: "surface-fields" }, ...fields.flatMap((field, i) => [arrows[i], field])));
  /** @type {Asked | null} */
  let asked = null;
  /** @type {Float64Array | null} */
  let values = null;
  /** Why the picture is not that of now. @type {"late" | "computing" | null} */
  let late = null;
  let painted = { values: /** @type {Float64Array | null} */ (null), colours: "" };
  /** @type {string[]} */
  let names = [];
  /** @type {string[]} */
  let before = [];
  /** @type {Seen | null} */
  let seen = null;

  fields.forEach((field, i) => field.addEventListener("change", () => {
    const [across, up] = fields.map(({ value }) => value);
    if (across === STARTS) choose({ over: "starts" });
    // The same weight twice is a line: then they change places.
    else if (across === up) choose({ over: "weights", weights: i ? [before[1], up] : [across, before[0]] });
    else choose({ over: "weights", weights: [across, up] });
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

  /** @param {Asked} of */
  function draw({ bounds: { across, up }, rows, over }) {
    if (!seen) return;
    const { path, parameters, pinned } = seen;
    const at = plot(SQUARE.box, 1, [across.low, across.high], [up.low, up.high]);
    const reach = reachOf(values ?? new Float64Array());
    canvas.hidden = !values;
    if (values) paint(values, reach, "off" in over ? VALLEYS : 2);
    const kept = "off" in over && pinned ? pinned.path : null;
    const own = [...path, parameters];
    svg.replaceChildren(frame(), ...waysOf({ own: own.map(over.at), pinned: kept?.map(over.at) ?? null }, at), ...ticksOf(across, up, at, SQUARE.box));
    const said = { count: rows.length, low: { n: 0 }, high: { n: 1 } };
    if (late) words.textContent = say(`page.training.surface.${late}`);
    else if (kept) words.textContent = say("page.training.surface.starts.says", { ...said, pinned: { n: 2 }, own: { n: 3 } }, [reach.low, reach.high, farthest(kept, over), farthest(own, over)]);
    else words.textContent = say("page.training.surface.says", said, [reach.low, reach.high]);
    const [start, now] = [path[0], parameters].map((point) => over.at(point).map(asText));
    const names = { across: fields[0].selectedOptions[0]?.text ?? "", up: fields[1].selectedOptions[0]?.text ?? "" };
    setAttributes(svg, { "aria-label": say(kept ? "page.training.surface.starts.picture" : "page.training.surface.picture", { ...names, x0: start[0], y0: start[1], x: now[0], y: now[1] }) });
  }

  const frame = () => drawn("rect", { class: "plane-frame", x: SQUARE.box.left, y: SQUARE.box.top, width: SQUARE.side, height: SQUARE.side });

  /** There is nothing to look over. @param {string} why */
  function none(why) {
    asked = values = null;
    canvas.hidden = true;
    words.textContent = say(`page.training.surface.starts.${why}`);
    svg.replaceChildren(frame());
    setAttributes(svg, { "aria-label": words.textContent });
  }

  /** What stands there is painted once. @param {Float64Array} of @param {import("../core/plane.js").Range} reach @param {number} degree of the root that bands go by */
  function paint(of, reach, degree) {
    const card = /** @type {HTMLElement} */ (root.parentElement);
    const { color, backgroundColor } = getComputedStyle(card);
    if (painted.values === of && painted.colours === color + backgroundColor) return;
    painted = { values: of, colours: color + backgroundColor };
    const height = heightOf(reach, degree);
    const bands = refined(of, TIMES).map((loss) => Math.min(BANDS - 1, Math.floor(height(loss) * BANDS)));
    paintBanded(canvas, card, Math.sqrt(bands.length), (place) => (bands[place] / (BANDS - 1)) * FULL, () => false);
  }

  return {
    root,
    /** @param {Seen} given @param {import("../core/types.js").Trace} trace */
    render(given, trace) {
      seen = given;
      const { plan, look, parameters, weights, looks, path, running, pinned } = given;
      names = plan.learning.parameters;
      before = weights.map((at) => names[at]);
      const starts = looks.over === "starts";
      const labels = new Map(trace.graph.inputs.map(({ name, label }) => [name, label.text]));
      for (const [i, field] of fields.entries()) {
        keep(field, JSON.stringify(names), () => [...names.map((name) => element("option", { value: name }, labels.get(name) ?? name)),
          ...(i === 0 ? [element("option", { value: STARTS }, say("page.training.surface.starts"))] : [])]);
        field.value = i === 0 && starts ? STARTS : before[i];
        arrows[i].hidden = starts;
      }
      fields[1].hidden = starts;
      const over = starts ? overStarts(given) : overWeights(weights);
      if (typeof over === "string") return none(over);
      const ways = [...(starts && pinned ? pinned.path : []), ...path, parameters];
      /** @type {Asked} */
      const wanted = { look, rows: plan.rows, parameters, free: plan.free, over, bounds: boundsOf(ways.map(over.at)) };
      const cost = plan.rows.length * plan.learning.look.code.length;
      const alike = asked?.look === look && asked?.over.key === over.key;
      const same = alike && asked?.parameters === parameters && JSON.stringify(asked?.bounds) === JSON.stringify(wanted.bounds);
      // While the weights move the picture of a moment before stays, and what is begun is made.
      if (!same && alike && running && cost * SIDE * SIDE > AT_ONCE) late = "late";
      else if (!same) {
        if (!alike) values = null;
        asked = wanted;
        begin(wanted, cost, () => draw(wanted));
      }
      if (asked) draw(asked);
    },
  };
}

/**
 * The plane through both starts and where the run is now, or why there is none.
 * @param {Seen} seen
 */
function overStarts({ plan, parameters, pinned, isInOne }) {
  if (!pinned) return "unpinned";
  return isInOne ? planeThrough(pinned.path[0], plan.start, parameters) : "other";
}

/**
 * @param {readonly (readonly number[])[]} way
 * @param {import("../core/surface.js").Over} over
 */
function farthest(way, over) {
  return Math.max(...way.map((point) => ("off" in over ? /** @type {import("../core/through.js").Through} */ (over).off(point) : 0)));
}
