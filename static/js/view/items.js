/** Under vᵀJ the sum that makes one element of the contribution: the one whose cell is pointed at, pressed or walked to. */
import { inkedLatex } from "../core/formula.js";
import { numbersOf } from "../core/items.js";
import { spoken } from "../core/say.js";
import { element, keep, setAttributes } from "./element.js";
import { formulaMaths } from "./maths.js";

/**
 * @typedef {import("../core/items.js").Itemised} Itemised
 * @typedef {import("../core/types.js").Catalogue} Catalogue
 */

/** The beat at which each equality is written, from the last one: what it makes comes last, its numbers before. */
const BEAT = Object.freeze(["beat-4", "beat-2"]);
/** Where an arrow key leads among the cells. @type {Record<string, (at: number, columns: number) => number>} */
const WAYS = Object.freeze({ ArrowRight: (at) => at + 1, ArrowLeft: (at) => at - 1, ArrowDown: (at, columns) => at + columns, ArrowUp: (at, columns) => at - columns });

/**
 * @param {Catalogue} catalogue
 * @param {(at: number) => void} choose
 */
export function createItems(catalogue, choose) {
  const root = element("div", { class: "items" });

  return {
    root,
    /**
     * @param {HTMLElement} work which has the contribution's cells
     * @param {Itemised | null} items
     * @param {readonly import("../core/types.js").Sent[]} numbers
     */
    render(work, items, numbers) {
      const cells = /** @type {HTMLElement[]} */ ([...work.querySelectorAll(".jacobian [data-row=contribution] .array-cell")]);
      // Where it has nothing to say it is not there: a formula that stands alone has all the room.
      if (!items || cells.length !== items.lines.length) return void root.remove();
      if (work.lastChild !== root) work.append(root);
      const { lines, at } = items;
      cells.forEach((cell, i) => {
        if (!cell.hasAttribute("role")) listen(cell, i, cells);
        const own = spoken(lines[i].spoken, { catalogue, numbers: numbersOf(lines[i], numbers) });
        setAttributes(cell, { role: "button", tabindex: i === at ? 0 : -1, "aria-pressed": i === at, "aria-label": own });
      });
      const { links } = lines[at];
      const own = numbersOf(lines[at], numbers);
      keep(root, JSON.stringify(links.map((link) => link.map((term) => [inkedLatex(term, own), own]))), () => links.flatMap((link, i) => link.map((term) => {
        const made = formulaMaths(term, own);
        if (i) made.classList.add(BEAT[links.length - 1 - i] ?? "beat-1");
        return made;
      })));
    },
  };

  /**
   * @param {HTMLElement} cell
   * @param {number} i
   * @param {HTMLElement[]} cells
   */
  function listen(cell, i, cells) {
    for (const type of ["pointerenter", "focus", "click"]) cell.addEventListener(type, () => choose(i));
    cell.addEventListener("keydown", (event) => {
      const columns = Number(cell.parentElement?.style.getPropertyValue("--columns") || 1);
      const next = cells[WAYS[event.key]?.(i, columns)];
      if (!(event.key in WAYS) || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
      event.stopPropagation();
      event.preventDefault();
      next?.focus();
    });
  }
}
