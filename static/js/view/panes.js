/** The tabs of a phone: under the graph stands the walk, the editor, or every gradient. */
import { text } from "../core/say.js";
import { element, setAttributes } from "./element.js";

/**
 * @typedef {import("../core/reducers/view.js").Pane} Pane
 *
 * @param {HTMLElement} root
 * @param {import("../core/types.js").Catalogue} catalogue
 * @param {(pane: Pane) => void} onChoose
 */
export function createPanes(root, catalogue, onChoose) {
  const tabs = /** @type {Pane[]} */ (["walk", "edit", "gradients"]).map((pane) => {
    const tab = element("button", { class: "pane-tab", type: "button", "data-pane": pane }, text({ key: `page.pane.${pane}` }, { catalogue, numbers: [] }));
    tab.addEventListener("click", () => onChoose(pane));
    return { pane, tab };
  });
  root.append(...tabs.map(({ tab }) => tab));
  return {
    /** @param {Pane} chosen */
    render(chosen) {
      for (const { pane, tab } of tabs) setAttributes(tab, { "aria-current": pane === chosen ? "true" : null });
    },
  };
}
