/** The curve of the output against the input that is moved, its tangent rolling along, and a nudge seen from near. */
import { boxesOf, pathOf, rangeOf, sampled, scaleOf, ticks } from "../core/curve.js";
import { NUDGE, outputOf } from "../core/drag.js";
import { asText } from "../core/format.js";
import { presentZoom } from "../core/measure.js";
import { sliderReach } from "../core/number.js";
import { text } from "../core/say.js";
import { drawn, element, keep, setAttributes } from "./element.js";
import { maths } from "./maths.js";
import { saying } from "./sentence.js";

/**
 * @typedef {import("../core/curve.js").Boxes} Boxes
 * @typedef {import("../core/curve.js").Pair} Pair
 * @typedef {import("../core/drag.js").Drag} Drag
 * @typedef {import("../core/tape.js").Tape} Tape
 * @typedef {import("../core/types.js").Catalogue} Catalogue
 * @typedef {import("../core/types.js").Trace} Trace
 */

/** How far the tangent goes to both sides, as a part of the plot's width. */
const TANGENT = 0.2;
/** What is seen from near, to both sides of the nudge, as a part of it. */
const AROUND = 0.25;

/**
 * @param {HTMLElement} root the stage
 * @param {Catalogue} catalogue
 * @param {() => void} close
 */
export function createCurve(root, catalogue, close) {
  const head = element("h2", { class: "label" });
  const shut = element("button", { class: "curve-close", type: "button", "aria-label": text({ key: "page.curve.close" }, { catalogue, numbers: [] }) }, "×");
  shut.addEventListener("click", close);
  const grid = drawn("g", { class: "curve-grid" });
  const curve = drawn("path", { class: "curve-line", "clip-path": "url(#curve-plot)" });
  const tangent = drawn("path", { class: "curve-tangent", "clip-path": "url(#curve-plot)" });
  const drop = drawn("path", { class: "curve-drop" });
  const dot = drawn("circle", { class: "curve-dot" });
  const here = drawn("text", { class: "curve-here", "text-anchor": "middle" });
  const near = drawn("g", { class: "curve-near" });
  const clips = drawn("defs", {});
  const svg = drawn("svg", { role: "img" }, clips, grid, drop, curve, tangent, near, dot, here);
  const slope = element("div", { class: "curve-slope" });
  const card = element("section", { class: "curve" }, element("div", { class: "curve-head" }, head, shut), svg, slope);
  let points = /** @type {{key: string, pairs: Pair[]}} */ ({ key: "", pairs: [] });
  // Asking for it in each frame of a drag would lay the page out.
  let room = root.clientWidth;
  new ResizeObserver(() => void (room = root.clientWidth)).observe(root);

  /**
   * @param {Trace} trace
   * @param {Tape} tape
   * @param {Drag} drag
   * @param {number | null} zoom when presenting
   */
  function draw(trace, tape, { name, input, output, at, value, slope: by, nudged }, zoom) {
    const words = { catalogue, numbers: [] };
    keep(head, JSON.stringify([input, output]), () => [saying("span", {}, { key: "page.curve", holes: { input: { face: input }, output: { face: output } } }, words)]);
    const reach = sliderReach(at);
    const of = outputOf(trace, tape, name);
    const others = trace.graph.inputs.filter((one) => one.name !== name).map(({ node }) => trace.numbers[node]);
    const key = JSON.stringify([name, reach, others, trace.graph.nodes.length, trace.graph.formulas]);
    if (points.key !== key) points = { key, pairs: sampled(of, -reach, reach) };
    const y = rangeOf(points.pairs.map(([, number]) => number), [value]);
    const boxes = boxesOf(zoom, by === null ? 0 : room, root.querySelector(":scope > .corner") !== null, ticks(y, 4).map(asText));
    const { plot, letter, size } = boxes;
    const drawnAs = JSON.stringify(boxes);
    keep(clips, drawnAs, () => [clip("curve-plot", plot), ...(boxes.near ? [clip("curve-near", boxes.near)] : [])]);
    setAttributes(svg, { viewBox: `0 0 ${size.width} ${size.height}`, width: zoom ? size.width : null, height: zoom ? size.height : null });
    const toX = scaleOf([-reach, reach], [plot.left, plot.right]);
    const toY = scaleOf(y, [plot.bottom, plot.top]);
    keep(grid, JSON.stringify([drawnAs, reach, y, toX(at) > 0 && at]), () => gridOf(toX, toY, boxes, { reach, y, at }));
    setAttributes(curve, { d: pathOf(points.pairs, toX, toY, [plot.top, plot.bottom]) });
    const known = by !== null && Number.isFinite(by) && Number.isFinite(value);
    const far = 2 * reach * TANGENT;
    /** @param {number} x */
    const along = (x) => value + (by ?? 0) * (x - at);
    setAttributes(tangent, { d: known ? `M${toX(at - far)},${toY(along(at - far))}L${toX(at + far)},${toY(along(at + far))}` : "" });
    const there = Number.isFinite(value);
    setAttributes(drop, { d: there ? `M${toX(at)},${toY(value)}V${plot.bottom}` : "" });
    setAttributes(dot, { cx: toX(at), cy: there ? toY(value) : plot.bottom, r: boxes.dot, class: there ? "curve-dot" : "curve-dot none" });
    setAttributes(here, { x: toX(at), y: plot.bottom + letter * 1.4 });
    here.textContent = asText(at);
    near.replaceChildren(...(known && boxes.near && Number.isFinite(nudged) ? nearBy(of, { at, value, by, nudged }, [toX(at), toY(value)], boxes) : []));
    setAttributes(svg, { "aria-label": text({ key: known ? "page.curve.says" : "page.curve.says.plain", holes: { input: { face: input }, output: { face: output }, at: { n: 0 }, value: { n: 1 }, slope: { n: 2 } } }, { catalogue, numbers: [at, value, by ?? NaN] }) });
    keep(slope, JSON.stringify([by, input, output]), () => (known ? legend(input, output, by, nudged - value, words) : []));
  }

  return {
    /**
     * @param {{trace: Trace, tape: Tape, drag: Drag} | null} model null when nothing is moved
     * @param {boolean} present
     */
    render(model, present) {
      if (!model) return card.remove();
      if (!card.isConnected) root.append(card);
      draw(model.trace, model.tape, model.drag, present ? presentZoom({ width: window.innerWidth, height: window.innerHeight }) : null);
    },
  };
}

/**
 * @param {import("../core/curve.js").Scale} toX
 * @param {import("../core/curve.js").Scale} toY
 * @param {Boxes} boxes
 * @param {{reach: number, y: Pair, at: number}} shown `at`: where a number stands already
 */
function gridOf(toX, toY, { plot, letter, lines }, { reach, y, at }) {
  const across = ticks(y, lines).flatMap((value) => [
    drawn("path", { d: `M${plot.left},${toY(value)}H${plot.right}` }),
    label(asText(value), plot.left - letter * 0.6, toY(value) + letter * 0.35, "end"),
  ]);
  const below = [-reach, 0, reach].filter((value) => Math.abs(toX(value) - toX(at)) > letter * (0.5 + 0.3 * asText(at).length));
  return [...across, ...below.map((value) => label(asText(value), toX(value), plot.bottom + letter * 1.4, "middle"))];
}

/**
 * The nudge from near: the step along the input, and how far the tangent and the curve go with it.
 * @param {(x: number) => number} of
 * @param {{at: number, value: number, by: number, nudged: number}} here
 * @param {Pair} seen where it is in the plot
 * @param {Boxes} boxes
 */
function nearBy(of, { at, value, by, nudged }, [x, y], { near, letter, dot }) {
  if (!near) return [];
  const from = at - NUDGE * AROUND;
  const to = at + NUDGE * (1 + AROUND);
  const ends = [value + by * (from - at), value + by * (to - at), value, nudged];
  const toX = scaleOf([from, to], [near.left, near.right]);
  const toY = scaleOf(rangeOf(ends, ends), [near.bottom, near.top]);
  const right = toX(at + NUDGE);
  const level = toY(value);
  const tip = toY(value + by * NUDGE);
  // By the level leg, where the triangle is widest.
  const beside = tip > level ? level + letter * 1.1 : level - letter * 0.4;
  return [
    drawn("rect", { class: "curve-box", x: x - dot, y: y - dot, width: 2 * dot, height: 2 * dot }),
    drawn("path", { class: "curve-rays", d: `M${x + dot},${y - dot}L${near.left},${near.top}M${x + dot},${y + dot}L${near.left},${near.bottom}` }),
    drawn("rect", { class: "curve-frame", x: near.left, y: near.top, width: near.right - near.left, height: near.bottom - near.top, rx: 4 }),
    drawn("path", { class: "curve-triangle", d: `M${toX(at)},${level}H${right}V${tip}Z` }),
    drawn("path", { class: "curve-line", "clip-path": "url(#curve-near)", d: pathOf(sampled(of, from, to, 25), toX, toY, [near.top, near.bottom]) }),
    drawn("path", { class: "curve-tangent", "clip-path": "url(#curve-near)", d: `M${toX(from)},${toY(ends[0])}L${toX(to)},${toY(ends[1])}` }),
    drawn("circle", { class: "curve-dot", cx: toX(at), cy: level, r: dot }),
    label(asText(by * NUDGE), right - letter * 0.35, beside, "end", "curve-by"),
  ];
}

/**
 * @param {import("../core/types.js").Face} input
 * @param {import("../core/types.js").Face} output
 * @param {number} by
 * @param {number} truth
 * @param {import("../core/say.js").Words} words
 */
function legend(input, output, by, truth, words) {
  const line = (/** @type {string} */ name, /** @type {string} */ key, /** @type {string} */ latex) => element("p", { class: `curve-key ${name}` }, text({ key }, words), " ", maths(latex, { silent: true }));
  const change = String.raw`\Delta ${output.latex}`;
  return [
    line("tangent", "page.curve.tangent", String.raw`${change} \approx \htmlClass{g}{${numberLatex(by * NUDGE)}}`),
    line("truth", "page.curve.truth", String.raw`${change} = \htmlClass{v}{${numberLatex(truth)}}`),
  ];
}

/** @param {number} value */
function numberLatex(value) {
  return asText(value).replace("\u2212", "-").replace(/×10(\S+)/, "\\cdot 10^{\\text{$1}}").replace("∞", "\\infty");
}

/**
 * @param {string} says
 * @param {number} x
 * @param {number} y
 * @param {"start" | "middle" | "end"} anchor
 * @param {string} [name]
 */
function label(says, x, y, anchor, name = "curve-number") {
  const made = drawn("text", { class: name, x, y, "text-anchor": anchor });
  made.textContent = says;
  return made;
}

/**
 * @param {string} id
 * @param {{left: number, top: number, right: number, bottom: number}} box
 */
function clip(id, { left, top, right, bottom }) {
  return drawn("clipPath", { id }, drawn("rect", { x: left, y: top, width: right - left, height: bottom - top }));
}
