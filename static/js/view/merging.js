/** The switch that makes one node of equal parts: there where the graph has some, or had. */
import { hasEqual } from "../core/equal.js";
import { text } from "../core/say.js";
import { element, setAttributes } from "./element.js";
import { restAt } from "./refocus.js";

/**
 * @param {HTMLElement} root
 * @param {import("../core/types.js").Catalogue} catalogue
 * @param {(on: boolean) => void} merge
 */
export function createMerging(root, catalogue, merge) {
  /** @param {string} key */
  const say = (key) => text({ key }, { catalogue, numbers: [] });
  const turn = element("button", { class: "switch", type: "button", role: "switch", "aria-labelledby": "merge-name", "aria-describedby": "merge-says" });
  turn.addEventListener("click", (event) => {
    // After a press by hand Space is the walk's again.
    if (event.detail) restAt(root);
    merge(turn.getAttribute("aria-checked") !== "true");
  });
  root.replaceChildren(turn, element("div", {}, element("p", { id: "merge-name" }, say("page.merge")), element("p", { id: "merge-says", class: "soft-says" }, say("page.merge.says"))));
  /** @type {import("../core/types.js").Graph | null} */
  let looked = null;
  let equal = false;
  return {
    /**
     * @param {import("../core/types.js").Graph | null} graph
     * @param {boolean} on
     */
    render(graph, on) {
      if (graph && graph !== looked) equal = hasEqual(graph);
      looked = graph;
      root.hidden = !on && !equal;
      setAttributes(turn, { "aria-checked": String(on) });
    },
  };
}
