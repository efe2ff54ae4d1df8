/** The board: at k = 0 where to begin, then what each step says. */
import { pieces, text } from "../core/say.js";
import { usesAt } from "../core/reuse.js";
import { place } from "../core/stops.js";
import { createChain } from "./chain.js";
import { createDrag } from "./drag.js";
import { element, keep, setAttributes } from "./element.js";
import { createFaces } from "./faces.js";
import { createForms } from "./forms.js";
import { createItems } from "./items.js";
import { fitAll } from "./fit.js";
import { jacobianNode } from "./jacobian.js";
import { formulaMaths } from "./maths.js";
import { reachable } from "./scrolls.js";
import { saying, sentenceNodes } from "./sentence.js";
import { createStart } from "./start.js";
import { ownersOf } from "../core/links.js";
import { holds, mostNoted } from "../core/noted.js";
import { createTable } from "./table.js";
import { chained, inkedLatex, slotsOf } from "../core/formula.js";
import { notesAt } from "../core/parts.js";

/**
 * @typedef {import("../core/frame.js").Frame} Frame
 * @typedef {import("../core/say.js").Words} Words
 * @typedef {import("../core/types.js").Catalogue} Catalogue
 * @typedef {import("../core/types.js").PullStep} PullStep
 * @typedef {import("../core/types.js").Sentence} Sentence
 * @typedef {import("../core/types.js").Step} Step
 * @typedef {import("../core/types.js").Trace} Trace
 * @typedef {{trace: Trace, frame: Frame, stale: boolean, drag: import("../core/drag.js").Drag | null, aside: HTMLElement | null, unrolled: import("../core/chain.js").Unrolled | null, turns: boolean, hidden: boolean, forms: Map<number, import("../core/types.js").Face>, items: import("../core/items.js").Itemised | null}} BoardModel
 *   `unrolled`: the chain that it shows; `turns`: whether it has another face
 * @typedef {Words & {owners: import("../core/formula.js").Owners}} BoardWords
 * @typedef {{nth: (k: number) => number, uses: number, moveTo: (k: number) => void}} Origin where the upstream comes from: which
 *   stop of its pass a k is, how often it has served, and how one goes there
 */

/**
 * The heading of the stop at k, as a sentence.
 * @param {Trace} trace
 * @param {number} k
 * @param {import("../core/closed.js").Grain} grain
 * @returns {Sentence}
 */
export function headingOf(trace, k, grain) {
  const { phase, step, of } = place(trace, k, grain);
  return { key: "heading", holes: { phase: { key: `phase.${phase}` }, step, of } };
}

/**
 * @param {HTMLElement} root
 * @param {Catalogue} catalogue
 * @param {{walk: () => void, breakDown: () => void, type: () => void, whole: () => void, moveTo: (k: number) => void, nudge: (by: number) => void, paths: () => void, caching: () => void, face: (face: import("../core/reducers/view.js").Face) => void, cell: (at: number) => void}} actions
 */
export function createBoard(root, catalogue, actions) {
  const drag = createDrag(catalogue, actions.nudge);
  const heading = element("p", { class: "heading" });
  const title = element("h2", { class: "title" });
  const work = element("div", { class: "work" });
  const words = element("div", { class: "words" });
  const table = createTable(catalogue);
  const tools = asidesTools(catalogue, actions);
  table.root.append(tools);
  const chain = createChain(catalogue);
  const faces = createFaces(catalogue, actions.face);
  const items = createItems(catalogue, actions.cell);
  const step = element("div", { class: "face step" }, heading, title, work, chain.lines, words, table.root, chain.table, faces.root);
  const start = createStart(catalogue, actions);
  const closed = createForms(root, catalogue);
  new ResizeObserver(() => {
    if (title.firstChild) fitAll(title, work);
    chain.fit();
    reachable(root);
  }).observe(root);
  return {
    /**
     * @param {import("../core/types.js").Problem} problem
     * @param {boolean} linked whether a link asks for what the text does not have
     */
    renderProblem(problem, linked) {
      start.renderProblem(problem, linked);
      root.replaceChildren(start.root);
    },
    /** @param {BoardModel} model */
    render({ trace, frame, stale, drag: moved, aside, unrolled, turns, forms, items: itemised, hidden }) {
      root.dataset.state = stale ? "stale" : "good";
      const face = moved ? drag.root : aside ?? (frame.step ? step : start.root);
      if (root.firstChild !== face) root.replaceChildren(face);
      if (face !== step || unrolled || hidden) closed.hide();
      if (moved) {
        drag.render(trace, frame, moved, forms);
        return void reachable(root);
      }
      if (aside) return void reachable(root);
      if (!frame.step) {
        start.render(trace, frame.grain);
        return void reachable(root);
      }
      // A path multiplies numbers.
      setAttributes(/** @type {Element} */ (tools.firstElementChild), { hidden: trace.graph.arrays });
      step.dataset.beat = String(frame.beat);
      step.dataset.face = unrolled ? "chain" : "step";
      faces.render(turns, unrolled ? "chain" : "step");
      const said = { catalogue, numbers: trace.numbers, owners: ownersOf(trace) };
      keep(heading, JSON.stringify(place(trace, frame.k, frame.grain)), () => headingNodes(trace, frame, said));
      keep(title, JSON.stringify(frame.step.lines.title), () => [element("span", { class: "line" }, ...sentenceNodes(frame.step?.lines.title ?? { key: "" }, said))]);
      title.dataset.text = text(frame.step.lines.title, said);
      const rebuilt = unrolled ? keep(work, "", () => []) : showWork(work, trace, frame.step, said, { nth: (k) => place(trace, k, frame.grain).step, uses: usesAt(trace, frame.k, frame.grain), moveTo: actions.moveTo });
      items.render(work, unrolled || hidden ? null : itemised, trace.numbers);
      showWords(words, frame.step, said, trace, frame);
      table.render(trace, frame, forms);
      const unfolded = unrolled ? chain.render(trace, frame, unrolled, said) : chain.clear();
      // All is written before anything is measured: the page is laid out once a step.
      if (rebuilt || unfolded) fitAll(title, work);
      if (unfolded) chain.fit();
      table.reveal();
      if (!unrolled && !hidden) closed.render(trace, frame, forms);
      if (unrolled) chain.reveal();
      reachable(root);
    },
  };
}

/**
 * What else can be looked at, beside the table's heading.
 * @param {Catalogue} catalogue
 * @param {{paths: () => void, caching: () => void}} actions
 */
function asidesTools(catalogue, actions) {
  return element("div", { class: "table-tools" }, ...(/** @type {const} */ (["paths", "caching"])).map((name) => {
    const made = element("button", { class: "aside", type: "button", title: text({ key: `page.keys.${name}` }, { catalogue, numbers: [] }) }, text({ key: `page.${name}` }, { catalogue, numbers: [] }));
    made.addEventListener("click", actions[name]);
    return made;
  }));
}

/**
 * A badge, and the rest beside it; between them a dot that is only read.
 * @param {Trace} trace
 * @param {Frame} frame
 * @param {Words} words
 */
function headingNodes(trace, { k, grain }, words) {
  const { phase } = place(trace, k, grain);
  return pieces(headingOf(trace, k, grain), words).flatMap((part) => {
    if (part.hole === "phase") return [element("span", { class: `badge ${phase}` }, part.text)];
    const [, dot, rest] = /^(\s*·\s*)?(.*)$/s.exec(part.text) ?? [];
    return [...(dot ? [element("span", { class: "unseen" }, dot)] : []), rest];
  });
}

/**
 * @param {HTMLElement} target
 * @param {Trace} trace
 * @param {Step} step
 * @param {BoardWords} words
 * @param {Origin} origin
 * @returns {boolean} whether it was rebuilt
 */
function showWork(target, trace, step, words, origin) {
  const { numbers, owners } = words;
  const alone = step.kind !== "pull";
  const used = [step.lines.rule, step.lines.upstream, step.lines.local_rule, step.lines.contribution, step.lines.sum];
  // Two numbers that look alike are two: the full value can be asked for.
  const key = JSON.stringify([used.map((formula = []) => [inkedLatex(formula, numbers), slotsOf(formula).map((n) => numbers[n])]), step.lines.status, alone ? 0 : [origin.nth(step.from_step), origin.uses]]);
  target.toggleAttribute("data-arrays", step.kind === "pull" && Boolean(step.jacobian));
  return keep(target, key, () => [
    element("div", { class: "rule", "data-line": "rule" }, formulaMaths(step.lines.rule, numbers, { display: true, shape: alone ? chained : undefined, owners })),
    ...(step.kind === "pull" ? rows(trace, step, words, origin) : []),
  ]);
}

/**
 * @param {Trace} trace
 * @param {PullStep} step
 * @param {BoardWords} words
 * @param {Origin} origin
 */
function rows(trace, step, words, { nth, uses, moveTo }) {
  const { lines, node, from_step: from } = step;
  const holes = { step: nth(from) };
  const fromStep = saying("button", { class: "aside", type: "button", "data-node": String(node), "aria-label": text({ key: "page.from-step.go", holes }, words) }, { key: "page.from-step", holes }, words);
  fromStep.addEventListener("click", () => moveTo(from));
  const whence = uses > 1 ? element("span", { class: "asides" }, fromStep, reused(uses, words)) : fromStep;
  const status = lines.status ? saying("span", { class: "aside" }, lines.status, words) : null;
  if (step.jacobian) return jacobianNode(trace, step, words.catalogue, whence, status);
  return [
    row("upstream", "page.row.upstream", lines.upstream, whence, words),
    row("local", "page.row.local", lines.local_rule, null, words),
    row("contribution", "page.row.contribution", lines.contribution, null, words),
    row("sum", "page.row.sum", lines.sum, status, words),
  ];
}

/**
 * That the upstream was there already: nothing had to be computed again.
 * @param {number} count
 * @param {Words} words
 */
function reused(count, words) {
  const says = text({ key: "page.reused.says", holes: { count } }, words);
  return element("span", { class: "reused", title: says }, text({ key: "page.reused", holes: { count } }, words));
}

/**
 * @param {string} name
 * @param {string} label
 * @param {import("../core/types.js").Formula | undefined} formula
 * @param {HTMLElement | null} aside
 * @param {BoardWords} words
 */
function row(name, label, formula = [], aside, words) {
  const says = element("div", { class: "row-says" }, formulaMaths(formula, words.numbers, { owners: words.owners }));
  if (aside) says.append(aside);
  return element("div", { class: "row", "data-row": name }, element("span", { class: "row-name" }, text({ key: label }, words)), says);
}

/**
 * The sentence, and what the numbers at hand add to it. Its card is as tall as any step of the walk needs.
 * @param {HTMLElement} target
 * @param {Step} step
 * @param {Words} words
 * @param {Trace} trace
 * @param {Frame} frame
 */
function showWords(target, step, words, trace, frame) {
  const notes = holding(notesAt(trace, frame), words);
  const most = Math.max(notes.length, mostNoted(trace));
  target.dataset.notes = most ? "yes" : "no";
  target.toggleAttribute("data-many", most > 1);
  const sentence = text(step.lines.sentence, words);
  keep(target, JSON.stringify([sentence, step.lines.sentence, notes.map((note) => text(note.sentence, words))]), () => [
    saying("p", { "data-line": "sentence" }, step.lines.sentence, words),
    ...notes.map((note) => saying("p", { class: "note" }, note.sentence, words)),
  ]);
}

/**
 * Those that are so, each sentence once.
 * @param {import("../core/types.js").Note[]} notes
 * @param {Words} words
 */
function holding(notes, words) {
  const so = notes.filter(({ slot }) => holds(slot, words.numbers));
  return [...new Map(so.map((note) => [text(note.sentence, words), note])).values()];
}
