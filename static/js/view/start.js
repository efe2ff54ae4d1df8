/** The board at k = 0: what the function is built of, and three ways to begin. */
import { plainLatex } from "../core/formula.js";
import { text } from "../core/say.js";
import { place, stopsOf } from "../core/stops.js";
import { element, keep } from "./element.js";
import { saying } from "./sentence.js";

/**
 * @typedef {import("../core/say.js").Words} Words
 * @typedef {import("../core/types.js").Catalogue} Catalogue
 * @typedef {import("../core/types.js").Face} Face
 * @typedef {import("../core/types.js").Formula} Formula
 * @typedef {import("../core/types.js").Sentence} Sentence
 * @typedef {import("../core/types.js").Trace} Trace
 * @typedef {{walk: () => void, breakDown: () => void, type: () => void, whole: () => void}} StartActions
 */

/**
 * @param {Catalogue} catalogue
 * @param {StartActions} actions
 */
export function createStart(catalogue, actions) {
  const root = element("div", { class: "face start" });
  return {
    root,
    /**
     * Of a text that cannot be read there is nothing to walk.
     * @param {import("../core/types.js").Problem} problem
     * @param {boolean} linked whether the text is good, and a link asks for what it does not have
     */
    renderProblem({ detail, hint }, linked) {
      keep(root, JSON.stringify([detail, hint, linked]), () => {
        const words = { catalogue, numbers: [] };
        return [
          element("h2", { class: "title" }, text({ key: linked ? "page.start.unlinked" : "page.start.unread" }, words)),
          element("p", { class: "opening-words" }, detail),
          ...(hint ? [element("p", { class: "opening-words" }, hint)] : []),
          element("div", { class: "cards" }, linked
            ? card("page.start.whole", { key: "page.start.whole.says" }, null, actions.whole, words, "main")
            : card("page.start.mend", { key: "page.start.mend.says" }, "/", actions.type, words, "main writes")),
        ];
      });
    },
    /**
     * @param {Trace} trace
     * @param {import("../core/closed.js").Grain} grain
     */
    render(trace, grain) {
      const { opening, break_down: breakDown, graph, network, total_steps: total, numbers } = trace;
      const key = JSON.stringify([Boolean(network), opening, breakDown, graph.inputs[0]?.label, total, trace.forward_steps, stopsOf(trace, grain).length]);
      keep(root, key, () => {
        const words = { catalogue, numbers };
        return [
          heading(trace, grain, words),
          element("h2", { class: "title" }, text({ key: network?.elements ? "page.start.title.tensors" : network ? "page.start.title.network" : "page.start.title" }, words)),
          saying("p", { class: "opening-words" }, opening, words),
          element("div", { class: "cards" }, ...cards(trace, words, actions)),
        ];
      });
    },
  };
}

/**
 * @param {Trace} trace
 * @param {import("../core/closed.js").Grain} grain
 * @param {Words} words
 */
function heading(trace, grain, words) {
  const { forward_steps: ahead, total_steps: total } = trace;
  const count = stopsOf(trace, grain).length;
  const forward = ahead ? place(trace, ahead, grain).of : 0;
  const { of: backward } = place(trace, total, grain);
  const steps = { key: "page.start.steps", holes: { count, forward, backward: count > forward ? backward : 0 } };
  const badge = element("span", { class: "badge" }, text({ key: "page.start.badge" }, words));
  return element("p", { class: "heading" }, badge, text(steps, words));
}

/**
 * @param {Trace} trace
 * @param {Words} words
 * @param {StartActions} actions
 */
function cards({ break_down: breakDown, graph, network, total_steps: total }, words, actions) {
  const first = graph.inputs[0]?.label;
  const own = first ? { key: network ? "page.start.own.layers" : "page.start.own.says", holes: { input: { face: middle(graph.inputs.map((input) => input.label)) } } } : { key: "page.start.own.plain" };
  return [
    ...(total ? [card("page.start.walk", { key: "page.start.walk.says" }, "→", actions.walk, words, "main")] : []),
    ...(breakDown ? [card("page.start.break", breakDownSays(breakDown.formulas, words), null, actions.breakDown, words)] : []),
    card("page.start.own", own, "/", actions.type, words, "writes"),
  ];
}

/**
 * An input to drag: not the first, which often only scales.
 * @param {Face[]} faces
 */
function middle(faces) {
  return faces[Math.floor(faces.length / 2)];
}

/**
 * @param {Formula[]} formulas
 * @param {Words} words
 * @returns {Sentence}
 */
function breakDownSays(formulas, { numbers }) {
  const { length: count } = formulas;
  const latexes = formulas.map((formula) => plainLatex(formula, numbers));
  if (count > 3 || latexes.join("").length > 60) return { key: "page.start.break.many", holes: { count } };
  const list = latexes.map((latex) => ({ face: { text: latex, latex, spoken: latex } }));
  return { key: "page.start.break.says", holes: { formulas: { list } } };
}

/**
 * @param {string} title
 * @param {Sentence} says
 * @param {string | null} key
 * @param {() => void} action
 * @param {Words} words
 * @param {string} [look] `main`: what most will do; `writes`: it needs the editor
 */
function card(title, says, key, action, words, look = "") {
  const made = element("button", { class: `card ${look}`.trim(), type: "button" },
    element("span", { class: "card-title" }, text({ key: title }, words)),
    ...(key ? [element("kbd", { class: "key" }, key)] : []),
    saying("span", { class: "card-says" }, says, words));
  made.addEventListener("click", action);
  return made;
}
