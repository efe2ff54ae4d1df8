/** A corner seen from near: the node's function with the fan of allowed slopes, its slope, and where the input stands. */
import { reachOf, sidesOf } from "../core/corner.js";
import { rangeOf } from "../core/curve.js";
import { boxNow, boxOf } from "../core/follow.js";
import { asText } from "../core/format.js";
import { presentZoom } from "../core/measure.js";
import { text } from "../core/say.js";
import { spare } from "../core/spare.js";
import { drawn, element, keep, setAttributes } from "./element.js";
import { plot } from "./plot.js";
import { saying } from "./sentence.js";

/**
 * @typedef {import("../core/corner.js").Corner} Corner
 * @typedef {import("../core/types.js").Catalogue} Catalogue
 * @typedef {import("./stage.js").Shown} Shown
 * @typedef {{corner: Corner, present: boolean, shown: Shown | null}} Model
 */

/** In px: the function and, beside it, its slope; below them stands a line of letters. */
const VALUE = { left: 6, right: 140, top: 8, bottom: 112 };
const SLOPE = { left: 190, right: 286, top: 8, bottom: 112 };
/** How wide they are together, and the function alone. */
const WIDTH = 292;
const ALONE = 146;
/** How tall the letters are: as --text-2 has it. */
const LETTER = 16;
const PRESENTED = { letter: 18, least: 23.4 };
/** What is left and right of the picture on a small screen. */
const SIDES = 70;
/** Lines of the fan between its two edges. */
const RAYS = [0.25, 0.5, 0.75];
/** How far fan and tangent go to both sides, as a part of what is seen on one. */
const FAN = 0.85;
const TANGENT = 0.6;
/** How much of the fan is seen below and above the corner, at least. */
const LEAN = 0.45;
/** A screen too small for a picture on the stage has it below the board's step. */
const SMALL = "(max-width: 899px), (max-height: 559px)";

/**
 * @param {HTMLElement} root the stage
 * @param {HTMLElement} board
 * @param {Catalogue} catalogue
 */
export function createCorner(root, board, catalogue) {
  const small = matchMedia(SMALL);
  const head = element("h3", { class: "label" });
  const svg = drawn("svg", { role: "img" });
  const legend = element("div", { class: "corner-legend" });
  const card = element("section", { class: "corner" }, head, svg, legend);
  let last = /** @type {Model | null} */ (null);
  /** Whether the function stands alone, whether without its legend, and what that was decided for. */
  let alone = false;
  let bare = false;
  let decided = /** @type {unknown[]} */ ([]);

  /** @param {Model} model */
  function draw({ corner, present }) {
    const { node, input, x, slope, at, allowed } = corner;
    const words = { catalogue, numbers: [at, slope, ...(allowed ? [Math.min(...allowed), Math.max(...allowed)] : [])] };
    const holes = { node: { face: node }, input: { face: input }, at: { n: 0 }, slope: { n: 1 }, low: { n: 2 }, high: { n: 3 } };
    keep(head, JSON.stringify([node, input]), () => [saying("span", {}, { key: "page.corner", holes }, words)]);
    const u = present ? presentZoom({ width: window.innerWidth, height: window.innerHeight }) : 1;
    const zoom = small.matches ? Math.min(u, (window.innerWidth - SIDES) / WIDTH) : u;
    const letter = present ? Math.max(PRESENTED.letter * u, PRESENTED.least) : LETTER;
    const [width, height] = [(alone ? ALONE : WIDTH) * zoom, VALUE.bottom * zoom + letter + 8];
    setAttributes(svg, { width, height, viewBox: `0 0 ${width} ${height}`, "aria-label": text({ key: allowed ? "page.corner.says" : "page.corner.says.jump", holes }, words) });
    svg.replaceChildren(...pictures(corner, alone ? null : text({ key: "page.corner.slope" }, words), { zoom, letter }));
    legend.hidden = bare;
    keep(legend, JSON.stringify([words.numbers, x === at]), () => [
      saying("p", { class: allowed ? "corner-allowed" : "corner-allowed none" }, { key: allowed ? "page.corner.allowed" : "page.corner.jump", holes }, words),
      saying("p", { class: "corner-taken" }, { key: x === at ? "page.corner.taken" : "page.corner.off", holes }, words),
    ]);
  }

  /**
   * Where it covers least of the graph: without its slope, and without its legend, where that covers less.
   * @param {Model} model
   */
  function place(model) {
    const { shown, present, corner: { node, input } } = model;
    const curve = root.querySelector(":scope > .curve");
    const about = [shown?.scene, shown?.room.width, shown?.room.height, shown?.view.scale, shown?.view.left, shown?.view.top, curve, present, node, input];
    if (!shown || (card.parentElement === root && about.every((one, i) => one === decided[i]))) return draw(model);
    decided = about;
    const boxes = standing(shown, curve instanceof HTMLElement ? curve : null);
    const room = { width: root.clientWidth, height: root.clientHeight };
    const ways = [{ alone: false, bare: false }, { alone: true, bare: false }, { alone: true, bare: true }];
    const tried = ways.map((way) => {
      ({ alone, bare } = way);
      draw(model);
      root.append(card);
      return { way, ...spare({ width: card.offsetWidth, height: card.offsetHeight }, room, boxes, present) };
    });
    const { way, x, y } = tried.reduce((best, one) => (one.covered < best.covered ? one : best));
    ({ alone, bare } = way);
    draw(model);
    card.style.setProperty("transform", `translate(${Math.round(x)}px, ${Math.round(y)}px)`);
  }

  function put() {
    if (!last) return card.remove();
    if (!small.matches) return place(last);
    alone = bare = false;
    draw(last);
    card.style.removeProperty("transform");
    if (card.parentElement !== board) board.append(card);
  }
  small.addEventListener("change", put);

  return {
    /**
     * @param {Corner | null} corner null where there is none
     * @param {Omit<Model, "corner">} around
     */
    render(corner, around) {
      last = corner && { corner, ...around };
      put();
    },
  };
}

/**
 * What of the graph stands where; what the step is about should not be covered, the curve must not be.
 * @param {Shown} shown
 * @param {HTMLElement | null} curve
 * @returns {import("../core/route.js").Box[]}
 */
function standing({ scene, view, model: { frame } }, curve) {
  const now = boxNow(scene, frame, { width: Infinity, height: Infinity });
  const { to } = scene.stub;
  const name = { x: to.x - 24, y: to.y - 30, width: 32, height: 36 };
  const boxes = [name, ...scene.places.map(({ key }) => boxOf(scene, key)), now, now, now].flatMap((box) => (box ? [box] : []));
  const seen = boxes.map(({ x, y, width, height }) => ({ x: x * view.scale + view.left, y: y * view.scale + view.top, width: width * view.scale, height: height * view.scale }));
  if (!curve) return seen;
  const own = { x: curve.offsetLeft, y: curve.offsetTop, width: curve.offsetWidth, height: curve.offsetHeight };
  return [...seen, own, own, own];
}

/**
 * @param {Corner} corner
 * @param {string | null} name of the slope; null where it is left out
 * @param {{zoom: number, letter: number}} size
 * @returns {SVGElement[]}
 */
function pictures(corner, name, { zoom, letter }) {
  const { x, value, slope, at, height, allowed } = corner;
  const reach = reachOf(corner);
  const sides = sidesOf(corner, reach);
  const lean = (allowed ? Math.max(...allowed.map(Math.abs)) : 0) * reach * LEAN;
  const values = rangeOf(sides.flatMap((side) => side.map(([, one]) => one)), [value, height - lean, height + lean]);
  const slopes = [slope, ...sides.flatMap((side) => side.map(([, , one]) => one))].filter(Number.isFinite);
  const left = plot(VALUE, zoom, [at - reach, at + reach], values);
  const right = plot(SLOPE, zoom, [at - reach, at + reach], rangeOf(slopes, slopes));
  /** @param {number} by @param {number} part */
  const along = (by, part) => [left.toX(at + part * reach), left.toY(height + by * part * reach)].join(",");
  const between = allowed ? RAYS.map((part) => allowed[0] + part * (allowed[1] - allowed[0])) : [];
  const tip = TANGENT * reach;
  const known = [x, value, slope].every(Number.isFinite);
  const below = left.bottom + letter;
  return [
    drawn("defs", {}, drawn("clipPath", { id: "corner-value" }, drawn("rect", { x: left.left, y: left.top, width: left.right - left.left, height: left.bottom - left.top }))),
    axes(left, at),
    drawn("g", { "clip-path": "url(#corner-value)" },
      ...(allowed ? [-FAN, FAN].map((part) => drawn("path", { class: "corner-fan", d: `M${along(0, 0)}L${along(allowed[0], part)}L${along(allowed[1], part)}Z` })) : []),
      ...between.map((by) => drawn("path", { class: "corner-ray", d: `M${along(by, -FAN)}L${along(by, FAN)}` })),
      drawn("path", { class: "corner-line", d: sides.map((side) => left.path(side.map(([at, one]) => [at, one]))).join("") }),
      drawn("path", { class: "corner-tangent", d: known ? left.path([[x - tip, value - slope * tip], [x + tip, value + slope * tip]]) : "" })),
    ...(known ? [drawn("circle", { class: "corner-dot", cx: left.toX(x), cy: left.toY(value), r: 5 })] : []),
    label(asText(at), left.toX(at), below, "middle"),
    ...(name === null ? [] : [
      axes(right, at),
      ...(allowed ? [drawn("path", { class: "corner-between", d: right.path([[at, allowed[0]], [at, allowed[1]]]) })] : []),
      drawn("path", { class: "corner-slope", d: sides.map((side) => right.path(side.map(([at, , one]) => [at, one]))).join("") }),
      ...(known ? [drawn("circle", { class: "corner-chosen", cx: right.toX(x), cy: right.toY(slope), r: 5 })] : []),
      ...[...new Set(allowed ?? [slope])].map((one) => label(asText(one), right.left - 8, right.toY(one) + letter / 4, "end")),
      label(name, (right.left + right.right) / 2, below, "middle"),
    ]),
  ];
}

/**
 * @param {ReturnType<typeof plot>} box
 * @param {number} at
 */
function axes({ left, right, top, bottom, toX }, at) {
  return drawn("path", { class: "corner-axis", d: `M${left},${bottom}H${right}M${toX(at)},${top}V${bottom}` });
}

/**
 * @param {string} says
 * @param {number} x
 * @param {number} y
 * @param {"end" | "middle"} anchor
 */
function label(says, x, y, anchor) {
  const made = drawn("text", { class: "corner-number", x, y, "text-anchor": anchor });
  made.textContent = says;
  return made;
}
