/** A node by itself, over its graph: its own sliders, its value from its inputs, and its partial by each of them. */
import { callsOf, factsOf } from "../core/alone.js";
import { inkedLatex, slotsOf } from "../core/formula.js";
import { spoken, text } from "../core/say.js";
import { spare } from "../core/spare.js";
import { alone } from "../core/given.js";
import { element, keep, setAttributes } from "./element.js";
import { createInputs } from "./inputs.js";
import { fitWidth, formulaMaths } from "./maths.js";
import { saying, sentenceNodes } from "./sentence.js";

/**
 * @typedef {import("../core/types.js").Catalogue} Catalogue
 * @typedef {import("../core/types.js").Formula} Formula
 * @typedef {import("../core/types.js").Sentence} Sentence
 * @typedef {import("../core/types.js").Trace} Trace
 */

/**
 * @param {Catalogue} catalogue
 * @param {{set: (name: string, value: number) => void, close: () => void, later: (action: () => void) => void}} actions
 */
export function createAloneCard(catalogue, { set, close, later }) {
  /** @param {string} key */
  const plain = (key) => text({ key }, { catalogue, numbers: [] });
  const title = element("h2", { class: "alone-title" });
  const cross = element("button", { class: "alone-close", type: "button", "aria-label": plain("page.alone.close"), title: plain("page.alone.close") }, "×");
  cross.addEventListener("click", close);
  const rows = element("div", { class: "inputs alone-inputs" });
  const inputs = createInputs(rows, catalogue, (name, given) => set(name, alone(given)), () => {});
  const value = element("div", { class: "alone-says" });
  const partials = element("div", { class: "alone-says" });
  const notes = element("div", { class: "alone-notes" });
  const about = element("p", { class: "alone-about" });
  const here = element("p", { class: "alone-here" });
  const said = element("p", { class: "unseen", role: "status" });
  const cards = element("div", { class: "alone-cards" },
    element("section", { class: "alone-card" }, element("h3", { class: "label" }, plain("page.alone.value")), value),
    element("section", { class: "alone-card" }, element("h3", { class: "label" }, plain("page.alone.partials")), partials));
  const root = element("div", { class: "alone", role: "dialog", tabindex: -1, hidden: true },
    element("div", { class: "card-head" }, title, cross), about, cards, notes, rows, here, said);
  new ResizeObserver(() => root.hidden || fit()).observe(root);

  return {
    root,
    /**
     * @param {Trace} whole
     * @param {number} id of the node in it
     * @param {import("../core/reducers/alone.js").Alone} alone
     */
    render(whole, id, { trace, problem }) {
      const name = whole.graph.nodes[id].label;
      const head = { key: "page.alone", holes: { node: { face: name } } };
      setAttributes(root, { hidden: null, "aria-label": spoken(head, { catalogue, numbers: [] }) });
      keep(title, JSON.stringify(name), () => sentenceNodes(head, { catalogue, numbers: [] }));
      about.textContent = problem ?? plain("page.alone.about");
      const calls = trace && callsOf(whole, id, trace);
      keep(here, JSON.stringify(calls), () => (calls ? sentenceNodes(calls, { catalogue, numbers: [] }) : []));
      for (const part of [cards, notes, rows]) part.hidden = !trace;
      if (trace) show(trace);
    },
    /**
     * Where it covers least of the graph, and of its node nothing if it can be.
     * @param {{width: number, height: number}} room
     * @param {import("../core/route.js").Box[]} boxes
     * @param {boolean} present
     * @returns {import("../core/route.js").Box}
     */
    place(room, boxes, present) {
      const size = { width: root.offsetWidth, height: root.offsetHeight };
      const { x, y } = spare(size, room, boxes, present);
      root.style.setProperty("transform", `translate(${Math.round(x)}px, ${Math.round(y)}px)`);
      // On a small screen, and when presenting, it stands beside the stage.
      const [own, stage] = [root, root.parentElement ?? root].map((part) => part.getBoundingClientRect());
      return { x: own.left - stage.left, y: own.top - stage.top, ...size };
    },
    hide() {
      root.hidden = true;
    },
  };

  /** Formulas that are too wide for their card shrink. */
  function fit() {
    for (const math of /** @type {NodeListOf<HTMLElement>} */ (cards.querySelectorAll(".alone-says .math"))) fitWidth(math, math.parentElement?.clientWidth ?? 0, 0.6);
  }

  /** @param {Trace} trace */
  function show(trace) {
    const words = { catalogue, numbers: trace.numbers };
    const facts = factsOf(trace);
    inputs.render(trace.graph.inputs, trace.numbers, {}, null);
    const built = [keep(value, keyOf([facts.value], trace), () => [formulaMaths(facts.value, trace.numbers)]),
      keep(partials, keyOf(facts.partials.map(({ formula }) => formula), trace), () => [
        ...facts.partials.map(({ formula }) => element("div", { class: "alone-partial" }, formulaMaths(formula, trace.numbers))),
        ...(facts.partials.length ? [] : [saying("p", {}, { key: "page.alone.none" }, words)]),
        ...(facts.more ? [saying("p", {}, { key: "page.alone.more", holes: { count: facts.more } }, words)] : [])])];
    keep(notes, JSON.stringify(facts.notes.map((note) => text(note, words))), () => facts.notes.map((note) => saying("p", { class: "note" }, note, words)));
    if (built.some(Boolean)) fit();
    later(() => void (said.textContent = spoken(facts.says, words)));
  }
}

/**
 * What formulas look like: two numbers that look alike are two, for the full value can be asked for.
 * @param {Formula[]} formulas
 * @param {Trace} trace
 */
function keyOf(formulas, { numbers }) {
  return JSON.stringify(formulas.map((formula) => [inkedLatex(formula, numbers), slotsOf(formula).map((slot) => numbers[slot])]));
}
