/** The table under the board: every value, then every gradient, in the order in which they come to be known. */
import { BEATS } from "../core/pace.js";
import { text } from "../core/say.js";
import { subjectOf } from "../core/subject.js";
import { element, keep, setAttributes, setClass } from "./element.js";
import { formulaMaths, maths } from "./maths.js";
import { reachable } from "./scrolls.js";
import { numberText } from "./sentence.js";

/**
 * @typedef {import("../core/frame.js").Frame} Frame
 * @typedef {import("../core/types.js").Catalogue} Catalogue
 * @typedef {import("../core/types.js").Formula} Formula
 * @typedef {import("../core/types.js").Trace} Trace
 * @typedef {{id: number, latex: string, formula: Formula | null}} Entry
 * @typedef {{entry: Entry, value: import("../core/types.js").Wire | null, ink: "v" | "g", partial: boolean, now: boolean, result: boolean}} RowView
 */

/** More rows than this stand in two columns. */
const ONE_COLUMN = 7;

/**
 * @param {Catalogue} catalogue
 * @param {{only?: "gradients"}} [options] values while walking forward, unless it is only for gradients
 */
export function createTable(catalogue, { only } = {}) {
  const label = element(only ? "h2" : "h3", { class: "label" });
  const rows = element("div", { class: "table-rows", role: "list" });
  const root = element("div", { class: "table" }, label, rows);
  /** @param {string} key */
  const say = (key) => text({ key }, { catalogue, numbers: [] });
  return {
    root,
    /**
     * @param {Trace} trace
     * @param {Frame} frame
     */
    render(trace, frame) {
      const forward = frame.step?.kind === "forward" && !only;
      const views = forward ? valueRows(trace, frame) : gradientRows(trace, frame);
      const atEnd = isWhole(trace, frame) && frame.k > trace.forward_steps;
      const heading = forward ? "page.values" : atEnd ? "page.results" : "page.gradients";
      keep(label, heading, () => [say(heading)]);
      rows.classList.toggle("many", views.length > ONE_COLUMN);
      setAttributes(rows, { "aria-label": say(heading) });
      const heads = views.map((view) => [view.entry, view.ink]);
      keep(rows, JSON.stringify(heads), () => views.map((view) => makeRow(view, trace)));
      rows.style.setProperty("--all", String(views.length));
      rows.style.setProperty("--half", String(Math.ceil(views.length / 2)));
      const unknown = say("page.unknown");
      views.forEach((view, i) => showRow(/** @type {HTMLElement} */ (rows.children[i]), view, unknown));
    },
    reveal: () => reveal(rows),
  };
}

/**
 * @param {Trace} trace
 * @param {Frame} frame
 * @returns {RowView[]}
 */
function valueRows({ graph, numbers }, { values, step, detail }) {
  const nodes = graph.nodes.filter((node) => hasRow(node, detail)).filter((node) => node.inputs.length || graph.inputs.some((input) => input.node === node.id));
  return nodes.map(({ id, label }) => {
    const slot = values.get(id);
    return {
      entry: { id, latex: label.latex, formula: null },
      value: slot === undefined ? null : numbers[slot],
      ink: "v",
      partial: false,
      now: step?.node === id,
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
  const { gradients, step, detail } = frame;
  const { numbers, graph } = trace;
  const inputs = new Set(graph.inputs.map((input) => input.node));
  const target = step?.kind === "pull" ? step.to : step?.node;
  return entries(trace).filter(({ id }) => hasRow(graph.nodes[id], detail)).map((entry) => {
    const gradient = gradients.get(entry.id);
    return {
      entry,
      value: gradient ? (gradient.slot === null ? 0 : numbers[gradient.slot]) : null,
      ink: "g",
      partial: gradient ? !gradient.final : false,
      now: entry.id === target && detail !== "pass",
      result: isWhole(trace, frame) && inputs.has(entry.id),
    };
  });
}

/**
 * Whether a node's number is one of those that the walk is about: what is inside of a part is not, where parts are steps.
 * @param {import("../core/types.js").GraphNode} node
 * @param {import("../core/stops.js").Detail} detail
 */
function hasRow({ id, part }, detail) {
  return part === id || (detail !== "part" && detail !== "pass");
}

/**
 * Whether nothing is left to come.
 * @param {Trace} trace
 * @param {Frame} frame
 */
function isWhole({ total_steps: total }, { k, beat }) {
  return k === total && beat === BEATS;
}

/**
 * Each gradient once, in the order of the walk.
 * @param {Trace} trace
 * @returns {Entry[]}
 */
function entries(trace) {
  const { steps, graph } = trace;
  /** @type {Map<number, Entry>} */
  const found = new Map();
  const subject = graph.nodes[subjectOf(trace)].label.latex;
  for (const step of steps) {
    if (step.kind === "forward") continue;
    const id = step.kind === "pull" ? step.to : step.node;
    if (!found.has(id)) found.set(id, { id, latex: "", formula: step.lines.gradient ?? null });
    for (const zero of step.kind === "seed" ? step.zeros ?? [] : []) {
      const latex = `\\frac{\\partial ${subject}}{\\partial ${graph.nodes[zero].label.latex}}`;
      found.set(zero, { id: zero, latex, formula: null });
    }
  }
  return [...found.values()];
}

/**
 * @param {RowView} view
 * @param {Trace} trace
 */
function makeRow({ entry, ink }, { numbers }) {
  const head = entry.formula ? formulaMaths(entry.formula, numbers) : maths(entry.latex);
  return element("div", { class: "table-row", role: "listitem", "data-node": entry.id }, head, element("span", { class: `table-value ${ink}` }));
}

/**
 * @param {HTMLElement} row
 * @param {RowView} view
 * @param {string} unknown
 */
function showRow(row, { value, ink, partial, now, result }, unknown) {
  setClass(row, ["table-row", now ? "now" : "", result ? "result" : ""]);
  const number = /** @type {HTMLElement} */ (row.lastElementChild);
  setClass(number, ["table-value", value === null ? "" : ink, partial ? "partial" : ""]);
  keep(number, String(value), () => (value === null ? [element("span", { role: "img", "aria-label": unknown }, "…")] : [numberText(value)]));
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
