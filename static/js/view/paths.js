/** The board while paths are looked at: one lit after the other, the product along each, and their sum. */
import { asLatex, numberOf, readsAlike, shown } from "../core/format.js";
import { bracketed, inked } from "../core/ink.js";
import { localOf } from "../core/paths.js";
import { text } from "../core/say.js";
import { subjectOf } from "../core/subject.js";
import { countText } from "../core/cost.js";
import { element, keep, setAttributes } from "./element.js";
import { fitWidth, maths } from "./maths.js";
import { reachable } from "./scrolls.js";
import { saying } from "./sentence.js";

/**
 * @typedef {import("../core/paths.js").Path} Path
 * @typedef {import("../core/paths.js").Paths} Paths
 * @typedef {import("../core/types.js").Catalogue} Catalogue
 * @typedef {import("../core/types.js").Trace} Trace
 */

/** More factors than these are not written out. */
const FACTORS = 6;

/**
 * @param {Catalogue} catalogue
 * @param {{show: (at: number) => void, next: () => void}} actions
 */
export function createPaths(catalogue, { show, next }) {
  const heading = element("p", { class: "heading" });
  const title = element("h2", { class: "title" });
  const list = element("ol", { class: "paths" });
  const sum = element("div", { class: "paths-sum" });
  const words = element("div", { class: "words" });
  const onward = element("button", { class: "button onward", type: "button" }, text({ key: "page.paths.next" }, { catalogue, numbers: [] }), element("kbd", { class: "key" }, "W"));
  onward.addEventListener("click", next);
  const root = element("div", { class: "face step aside-face" }, heading, title, list, sum, words, onward);
  const fit = () => {
    for (const line of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(".path > .math, .paths-sum > .math"))) fitWidth(line, sum.clientWidth);
  };
  new ResizeObserver(fit).observe(sum);
  return {
    root,
    /**
     * @param {Trace} trace
     * @param {Paths} all
     * @param {number} at the path that is lit
     * @param {boolean} hidden whether numbers are hidden
     */
    render(trace, { to, count, paths }, at, hidden) {
      const { nodes } = trace.graph;
      const said = { catalogue, numbers: trace.numbers };
      const holes = { count: count > 1e9 ? 2 : Number(count), number: countText(count), input: { face: nodes[to].label }, output: { face: nodes[subjectOf(trace)].label } };
      keep(heading, String(count), () => [element("span", { class: "badge backward" }, text({ key: "page.paths" }, said)), text({ key: "page.paths.count", holes }, said)]);
      keep(title, JSON.stringify([to, nodes[to].label.latex]), () => [saying("span", { class: "line" }, { key: "page.paths.title", holes }, said)]);
      const key = JSON.stringify([hidden, paths.map(({ steps, product }) => [product, steps.map((step) => [step.node, step.to, localOf(trace, step)])])]);
      keep(list, key, () => paths.map((path, i) => row(trace, path, i, hidden)));
      [...list.children].forEach((item, i) => setAttributes(/** @type {HTMLElement} */ (item.firstElementChild), { "aria-pressed": i === at ? "true" : "false", "data-later": i > at }));
      keep(sum, JSON.stringify([key, at]), () => (paths.length && !hidden ? added(trace, { to, count, paths }, at, said) : []));
      keep(words, String(paths.length === 0), () => [saying("p", {}, { key: paths.length ? "page.paths.says" : "page.paths.many" }, said)]);
      onward.hidden = paths.length < 2;
      fit();
      reachable(list);
      const now = /** @type {HTMLElement | undefined} */ (list.children[at]);
      if (now && list.scrollHeight > list.clientHeight) list.scrollTop = now.offsetTop - list.offsetTop - (list.clientHeight - now.offsetHeight) / 2;
    },
  };

  /**
   * @param {Trace} trace
   * @param {Path} path
   * @param {number} i
   * @param {boolean} hidden
   */
  function row(trace, path, i, hidden) {
    const says = text({ key: hidden ? "page.paths.choose" : "page.paths.choose.product", holes: { nth: i + 1, product: { n: 0 } } }, { catalogue, numbers: [path.product] });
    const shows = [wayMaths(trace, path), ...(hidden ? [] : [productMaths(trace, path)])];
    for (const one of shows) one.setAttribute("aria-hidden", "true");
    const made = element("button", { class: "path", type: "button", "data-path": String(i) }, element("span", { class: "unseen" }, says), ...shows);
    made.addEventListener("click", () => show(i));
    return element("li", {}, made);
  }
}

/**
 * @param {Trace} trace
 * @param {Path} path
 */
function wayMaths({ graph: { nodes } }, { steps }) {
  const names = steps.map(({ to }) => nodes[to].label.latex);
  const start = steps.length ? [nodes[steps[0].node].label.latex] : [];
  return maths(joined([...start, ...names], "\\leftarrow"), { silent: true });
}

/**
 * @param {Trace} trace
 * @param {Path} path
 */
function productMaths(trace, { steps, product }) {
  const locals = steps.map((step) => localOf(trace, step));
  const factors = joined(locals.map((local) => bracketed(asLatex(local), "v")), "\\cdot");
  const alike = locals.length <= FACTORS && readsAlike(locals.reduce((all, local) => all * shown(local), 1), product);
  const made = maths(locals.length > 1 ? `${factors} ${alike ? "=" : "\\approx"} ${inked(asLatex(product), "g")}` : inked(asLatex(product), "g"), { silent: true });
  made.dataset.product = String(product);
  return made;
}

/**
 * What the paths up to the one that is lit add up to.
 * @param {Trace} trace
 * @param {Paths} all
 * @param {number} at
 * @param {import("../core/say.js").Words} said
 */
function added({ graph: { nodes } }, { to, paths }, at, said) {
  const products = paths.slice(0, at + 1).map(({ product }) => product);
  const total = sumOf(products);
  const whole = products.length === paths.length;
  const terms = joined(products.map((product, i) => (i ? bracketed(asLatex(product), "g") : inked(asLatex(product), "g"))), "+");
  const alike = readsAlike(products.reduce((all, product) => all + shown(product), 0), total) && products.length <= FACTORS;
  const made = maths(products.length > 1 ? `${terms} ${alike ? "=" : "\\approx"} ${inked(asLatex(total), "g")}` : inked(asLatex(total), "g"));
  made.dataset.sum = String(total);
  const holes = { count: products.length, of: paths.length, input: { face: nodes[to].label } };
  return [element("span", { class: "row-name" }, text({ key: "page.paths.sum" }, said)), made, saying("span", { class: "aside" }, { key: whole ? "page.paths.whole" : "page.paths.part", holes }, said)];
}

/** @param {number[]} products */
export function sumOf(products) {
  return products.reduce((all, product) => all + numberOf(product), 0);
}

/**
 * Of too many only the first and the last.
 * @param {string[]} parts
 * @param {string} sign between them
 */
function joined(parts, sign) {
  const between = ` ${sign} `;
  if (parts.length <= FACTORS) return parts.join(between);
  const ends = [parts.slice(0, FACTORS - 3), parts.slice(-2)].map((some) => some.join(between));
  return ends.join(sign === "\\cdot" ? " \\cdots " : `${between}\\cdots${between}`);
}
