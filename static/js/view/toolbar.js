/** The small toolbar in the stage's corner: closer, farther, all of it; which way it runs; picture or table. */
import { text } from "../core/say.js";
import { drawn, element, keep, setAttributes } from "./element.js";

/** The signs, drawn as lines in boxes of 16. */
const SIGNS = Object.freeze({
  closer: "M8 3v10M3 8h10",
  farther: "M3 8h10",
  fit: "M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10",
  up: "M8 13.5V3M3.5 7.5 8 3l4.5 4.5",
  right: "M2.5 8H13M8.5 3.5 13 8l-4.5 4.5",
  symbols: "M4.2 4.6C5 2.4 12 1.6 11.6 8.2 11.3 12 9.2 13.5 7.2 13.5 3 13.5 3.6 7.4 7.4 7.4c2 0 3.4 1 4.2 2.2",
  numbers: "M5.5 2.5 4 13.5M12 2.5 10.5 13.5M2.5 6h11M2.5 10h11",
  table: "M2.5 3h11v10h-11zM2.5 6.5h11M2.5 9.8h11M6.5 3v10",
  picture: "M5.5 4.5a1.8 1.8 0 1 1-3.6 0 1.8 1.8 0 0 1 3.6 0zM5.5 11.5a1.8 1.8 0 1 1-3.6 0 1.8 1.8 0 0 1 3.6 0zM10.5 6.2h3.6v3.6h-3.6zM5.5 4.5C9 4.5 8 8 10.5 8M5.5 11.5C9 11.5 8 8 10.5 8",
});

/**
 * @typedef {"closer" | "farther" | "fit" | "turn" | "symbols" | "table"} Tool
 * @typedef {{flow: import("../core/types.js").Flow, canZoom: boolean, fitted: boolean, table: boolean, symbols: boolean}} Tools
 *
 * @param {import("../core/types.js").Catalogue} catalogue
 * @param {(tool: Tool) => void} use
 */
export function createToolbar(catalogue, use) {
  /** @param {string} key */
  const say = (key) => text({ key }, { catalogue, numbers: [] });
  /** @param {Tool} tool */
  const button = (tool) => {
    const made = element("button", { class: "stage-tool", type: "button", "data-tool": tool });
    made.addEventListener("click", () => made.ariaDisabled !== "true" && use(tool));
    return made;
  };
  const [closer, farther, fit, turn, symbols, table] = [button("closer"), button("farther"), button("fit"), button("turn"), button("symbols"), button("table")];
  const root = element("div", { class: "stage-tools", role: "group", "aria-label": say("page.view") }, closer, farther, fit, turn, symbols, table);

  /**
   * @param {HTMLElement} target
   * @param {keyof typeof SIGNS} sign
   * @param {boolean} [off] it stays where it is and keeps the focus, but does nothing now
   */
  const show = (target, sign, off = false) => {
    const label = say(`page.view.${sign}`);
    keep(target, sign, () => [drawn("svg", { viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": true }, drawn("path", { d: SIGNS[sign] }))]);
    setAttributes(target, { "aria-label": label, title: label, "aria-disabled": off ? "true" : null });
  };
  return {
    root,
    /** @param {Tools} tools */
    render({ flow, canZoom, fitted, table: isTable, symbols: inSymbols }) {
      show(closer, "closer", !canZoom);
      show(farther, "farther", !canZoom || fitted);
      show(fit, "fit", !canZoom || fitted);
      show(turn, flow === "up" ? "right" : "up", isTable);
      show(symbols, inSymbols ? "numbers" : "symbols", isTable);
      show(table, isTable ? "picture" : "table");
    },
  };
}
