/** The board's other face: the chain rule unrolled down to one gradient, a line at a time, and what of it was there already. */
import { inkedLatex, slotsOf } from "../core/formula.js";
import { usesOf } from "../core/reuse.js";
import { text } from "../core/say.js";
import { element, keep } from "./element.js";
import { fitWidth, formulaMaths } from "./maths.js";
import { reachable } from "./scrolls.js";
import { numberText, saying } from "./sentence.js";

/**
 * @typedef {import("../core/chain.js").ChainLine} ChainLine
 * @typedef {import("../core/chain.js").Unrolled} Unrolled
 * @typedef {import("../core/frame.js").Frame} Frame
 * @typedef {import("../core/types.js").Formula} Formula
 * @typedef {import("../core/types.js").Trace} Trace
 * @typedef {import("./board.js").BoardWords} BoardWords
 */

/** @param {import("../core/types.js").Catalogue} catalogue */
export function createChain(catalogue) {
  /** @param {string} key */
  const say = (key) => text({ key }, { catalogue, numbers: [] });
  const lines = element("div", { class: "chain-lines", role: "list", "aria-label": say("page.chain") });
  const rows = element("div", { class: "table-rows", role: "list", "aria-label": say("page.chain.through") });
  const table = element("div", { class: "table through" }, element("h3", { class: "label" }, say("page.chain.through")), rows);

  function fit() {
    const room = lines.clientWidth;
    for (const math of /** @type {NodeListOf<HTMLElement>} */ (lines.querySelectorAll(".chain-maths > .math"))) fitWidth(math, room);
    // What is said of a brace stands below it.
    for (const line of /** @type {NodeListOf<HTMLElement>} */ (lines.querySelectorAll(".chain-line"))) {
      const [brace, move] = [line.querySelector(".munder"), /** @type {HTMLElement} */ (line.lastElementChild)];
      const left = brace && move.offsetTop > line.offsetTop + 8 ? brace.getBoundingClientRect().left - line.getBoundingClientRect().left : 0;
      move.style.setProperty("margin-left", `${Math.round(left)}px`);
    }
    reachable(lines);
    reachable(rows);
  }

  return {
    lines,
    table,
    fit,
    /**
     * @param {Trace} trace
     * @param {Frame} frame
     * @param {Unrolled} unrolled
     * @param {BoardWords} words
     * @returns {boolean} whether it was rebuilt
     */
    render(trace, frame, { chain, lines: all, shown }, words) {
      const key = JSON.stringify(all.map(({ formulas, move }) => [formulas.map((formula) => [inkedLatex(formula, words.numbers), slotsOf(formula).map((n) => words.numbers[n])]), move]));
      const rebuilt = keep(lines, key, () => all.map((line) => lineOf(line, chain.gradient, words)));
      [...lines.children].forEach((line, i) => {
        line.toggleAttribute("data-later", i >= shown);
        line.toggleAttribute("data-now", i === shown - 1);
      });
      const through = chain.through.map((id) => ({ id, uses: usesOf(trace, id, frame.k, frame.grain), slot: frame.gradients.get(id)?.slot ?? null }));
      table.hidden = !through.length;
      keep(rows, JSON.stringify([chain.to, through.map(({ slot, ...rest }) => [rest, slot === null ? null : words.numbers[slot]])]), () => through.flatMap((row) => {
        const head = trace.steps.find((step) => step.kind === "pull" && step.to === row.id)?.lines.gradient ?? [];
        return [rowOf(row, formulaMaths(head, words.numbers), words)];
      }));
      rows.style.setProperty("--all", String(through.length));
      return rebuilt;
    },
    /** The picture of a step is the same wherever one comes from: no line of another is left behind. */
    clear() {
      table.hidden = true;
      for (const emptied of [lines, rows]) keep(emptied, "", () => []);
      return false;
    },
    reveal() {
      const now = lines.querySelector("[data-now]");
      if (now?.nextElementSibling && lines.scrollHeight > lines.clientHeight) now.scrollIntoView({ block: "nearest" });
    },
  };
}

/**
 * @param {ChainLine} line
 * @param {Formula} gradient
 * @param {BoardWords} words
 */
function lineOf({ formulas, move, known }, gradient, words) {
  const head = inkedLatex(gradient, words.numbers);
  // What goes on from the line before stands below its sign of equality.
  /** @param {string} latex */
  const indented = (latex) => (/^\s*[=+]/.test(latex) ? `\\hphantom{${head}}{}${latex}` : latex);
  const maths = formulas.map((formula) => formulaMaths(formula, words.numbers, { display: true, shape: indented, owners: words.owners }));
  const sum = formulas.length > 1 && String(formulas[1][0]).trim() === "+";
  return element("div", { class: "chain-line", role: "listitem" },
    element("div", { class: sum ? "chain-maths sum" : "chain-maths" }, ...maths),
    saying("p", { class: known ? "chain-move unseen" : "chain-move" }, move, words));
}

/**
 * @param {{id: number, uses: number, slot: number | null}} row
 * @param {HTMLElement} head
 * @param {BoardWords} words
 */
function rowOf({ id, uses, slot }, head, words) {
  const says = element("span", { class: "chain-uses" }, uses ? text({ key: "page.chain.uses", holes: { count: uses } }, words) : "");
  const value = element("span", { class: "table-value g" }, ...(slot === null ? [] : [numberText(words.numbers[slot])]));
  return element("div", { class: "table-row", role: "listitem", "data-node": id }, head, says, value);
}
