/** The table under the board: every value, then every gradient, in the order in which they come to be known. */
import { isInside } from "../core/closed.js";
import { fitting, isWhole } from "../core/form.js";
import { gradientIn } from "../core/frame.js";
import { fullOf, shapeText } from "../core/grid.js";
import { text } from "../core/say.js";
import { arrayNode } from "./array.js";
import { subjectOf } from "../core/subject.js";
import { element, keep, setAttributes, setClass } from "./element.js";
import { fitWidth, formulaMaths, maths } from "./maths.js";
import { reachable } from "./scrolls.js";
import { numberText } from "./sentence.js";

/**
 * @typedef {import("../core/frame.js").Frame} Frame
 * @typedef {import("../core/types.js").Catalogue} Catalogue
 * @typedef {import("../core/types.js").Trace} Trace
 * @typedef {import("../core/types.js").Step} Step
 * @typedef {{id: number, latex: string, step: Step | null}} Entry a head: LaTeX, or the gradient's own line of a step
 * @typedef {{entry: Entry, value: import("../core/types.js").Wire | null, ink: "v" | "g", partial: boolean, shape: readonly number[], full: number, now: boolean, result: boolean, form?: import("../core/types.js").Face | null}} RowView
 */

/** More rows than this stand in two columns. */
const ONE_COLUMN = 7;
/** In a longer table a row is filled when it comes into sight, or near the one that matters now. */
const [WHOLE, NEAR] = [100, 5];

/**
 * @param {Catalogue} catalogue
 * @param {{only?: "gradients"}} [options] values while walking forward, unless it is only for gradients
 */
export function createTable(catalogue, { only } = {}) {
  const label = element(only ? "h2" : "h3", { class: "label" });
  const rows = element("div", { class: "table-rows", role: "list" });
  const root = element("div", { class: "table gradients-table" }, label, rows);
  /** @param {string} key */
  const say = (key) => text({ key }, { catalogue, numbers: [] });
  const unknown = say("page.unknown");
  let shown = /** @type {{views: RowView[], trace: Trace} | null} */ (null);
  const watch = new IntersectionObserver((changes) => {
    for (const { isIntersecting, target } of changes) if (isIntersecting) fill([...rows.children].indexOf(target));
  }, /** @type {IntersectionObserverInit} */ ({ rootMargin: "120px", scrollMargin: "240px" }));

  /** @param {number} i */
  function fill(i) {
    const row = /** @type {HTMLElement | undefined} */ (rows.children[i]);
    const view = shown?.views[i];
    if (!row || !view || !shown) return;
    watch.unobserve(row);
    if (!row.firstChild) fillRow(row, view, shown.trace);
    showNumber(row, view, unknown, catalogue);
  }

  return {
    root,
    /**
     * @param {Trace} trace
     * @param {Frame} frame
     * @param {Map<number, import("../core/types.js").Face>} [forms] the derivatives in closed form, said where all is known
     */
    render(trace, frame, forms = new Map()) {
      const forward = frame.step?.kind === "forward" && !only;
      const views = forward ? valueRows(trace, frame) : gradientRows(trace, frame);
      const atEnd = isWhole(trace, frame) && frame.k > trace.forward_steps;
      const heading = forward ? "page.values" : atEnd ? "page.results" : "page.gradients";
      keep(label, heading, () => [say(heading)]);
      const arrays = views.some(({ shape }) => shape.length);
      const many = views.length > ONE_COLUMN && !arrays;
      for (const view of views) view.form = view.result ? fitting(forms, view.entry.id, many) : null;
      rows.classList.toggle("many", many);
      rows.classList.toggle("arrays", arrays);
      setAttributes(rows, { "aria-label": say(heading) });
      shown = { views, trace };
      const { nodes } = trace.graph;
      const made = keep(rows, JSON.stringify([nodes[subjectOf(trace)].label.latex, forward, views.map(({ entry: { id } }) => [id, nodes[id].label.latex])]), () => views.map(makeRow));
      rows.style.setProperty("--all", String(views.length));
      rows.style.setProperty("--half", String(Math.ceil(views.length / 2)));
      const long = views.length > WHOLE;
      const now = views.findIndex((view) => view.now);
      if (made) watch.disconnect();
      if (made && long) for (const row of rows.children) watch.observe(row);
      views.forEach((view, i) => {
        const row = /** @type {HTMLElement} */ (rows.children[i]);
        setClass(row, ["table-row", view.now ? "now" : "", view.result ? "result" : ""]);
        if (!long || row.firstChild || Math.abs(i - Math.max(0, now)) <= NEAR) fill(i);
      });
    },
    reveal() {
      // A long form is made smaller, down to letters that can be read; one that would be cut is not shown at all.
      for (const form of /** @type {NodeListOf<HTMLElement>} */ (rows.querySelectorAll(".table-form:not(:empty)"))) {
        form.hidden = false;
        fitWidth(/** @type {HTMLElement} */ (form.firstElementChild), form.clientWidth, 1);
        form.hidden = form.scrollWidth > form.clientWidth + 1;
      }
      reveal(rows);
    },
  };
}

/**
 * @param {Trace} trace
 * @param {Frame} frame
 * @returns {RowView[]}
 */
function valueRows(trace, { values, gets, grain }) {
  const { graph, numbers } = trace;
  const nodes = graph.nodes.filter((node) => !isInside(grain, node)).filter((node) => node.inputs.length || graph.inputs.some((input) => input.node === node.id));
  return nodes.map(({ id, label, shape }) => {
    const slot = values.get(id);
    return {
      entry: { id, latex: label.latex, step: null },
      value: slot === undefined ? null : numbers[slot],
      ink: "v",
      shape,
      full: fullOf(trace),
      partial: false,
      now: gets.has(id),
      result: false,
    };
  });
}

/**
 * @param {Trace} trace
 * @param {Frame} frame
 * @returns {RowView[]}
 */
function gradientRows(trace, frame) {
  const { gradients, gets, grain } = frame;
  const { graph } = trace;
  const inputs = new Set(graph.inputs.map((input) => input.node));
  return entries(trace).filter(({ id }) => !isInside(grain, graph.nodes[id])).map((entry) => {
    const gradient = gradients.get(entry.id);
    return {
      entry,
      value: gradient ? gradientIn(trace, entry.id, gradient) : null,
      ink: "g",
      shape: graph.nodes[entry.id].shape,
      full: fullOf(trace),
      partial: gradient ? !gradient.final : false,
      now: gets.has(entry.id),
      result: isWhole(trace, frame) && inputs.has(entry.id),
    };
  });
}

/** @type {WeakMap<Trace["steps"], Entry[]>} */
const known = new WeakMap();

/**
 * Each gradient once, in the order of the walk.
 * @param {Trace} trace
 * @returns {Entry[]}
 */
function entries(trace) {
  const { steps, graph } = trace;
  const before = known.get(steps);
  if (before) return before;
  /** @type {Map<number, Entry>} */
  const found = new Map();
  const subject = graph.nodes[subjectOf(trace)].label.latex;
  for (const step of steps) {
    if (step.kind === "forward") continue;
    const id = step.kind === "pull" ? step.to : step.node;
    if (!found.has(id)) found.set(id, { id, latex: "", step });
    for (const zero of step.kind === "seed" ? step.zeros ?? [] : []) {
      const latex = `\\frac{\\partial ${subject}}{\\partial ${graph.nodes[zero].label.latex}}`;
      found.set(zero, { id: zero, latex, step: null });
    }
  }
  known.set(steps, [...found.values()]);
  return [...found.values()];
}

/** @param {RowView} view */
function makeRow({ entry: { id } }) {
  return element("div", { class: "table-row", "data-node": id });
}

/**
 * @param {HTMLElement} row
 * @param {RowView} view
 * @param {Trace} trace
 */
function fillRow(row, { entry: { step, latex } }, { numbers }) {
  row.setAttribute("role", "listitem");
  row.append(step ? formulaMaths(step.lines.gradient ?? [], numbers) : maths(latex), element("span", { class: "table-form" }), element("span", { class: "table-value" }));
}

/**
 * @param {HTMLElement} row
 * @param {RowView} view
 * @param {string} unknown
 * @param {Catalogue} catalogue
 */
function showNumber(row, { value, ink, partial, form, shape, full }, unknown, catalogue) {
  const number = /** @type {HTMLElement} */ (row.lastElementChild);
  setClass(number, ["table-value", value === null ? "" : ink, partial ? "partial" : ""]);
  const written = /** @type {HTMLElement} */ (number.previousElementSibling);
  keep(written, form?.latex ?? "", () => (form ? [maths(`= ${form.latex}`)] : []));
  const isArray = shape.length > 0;
  keep(number, JSON.stringify([value, isArray && full]), () => [
    ...(isArray ? [element("span", { class: "table-shape" }, shapeText(shape), value !== null && ink === "g" && !partial ? " ✓" : "")] : []),
    value === null ? element("span", { role: "img", "aria-label": unknown }, "…") : isArray ? arrayNode(value, { ink, shape, full, catalogue, as: "row" }) : numberText(value),
  ]);
}

/**
 * Keep the current row in view where the table has to scroll.
 * @param {HTMLElement} rows
 */
function reveal(rows) {
  const scrolls = reachable(rows);
  const row = /** @type {HTMLElement | null} */ (rows.querySelector(".now"));
  if (!row || !scrolls) return;
  const { offsetHeight: height } = row;
  const before = Math.floor(rows.clientHeight / height / 2);
  rows.scrollTop = Math.max(0, row.offsetTop - rows.offsetTop - before * height);
}
