/** How a network is drawn: as neurons, or as the scalar graph; one chip for each, where there is a network. */
import { text } from "../core/say.js";
import { element } from "./element.js";
import { restAt } from "./refocus.js";

/** @typedef {import("../core/picture.js").Look} Look */

const LOOKS = /** @type {const} */ (["neurons", "graph"]);

/**
 * @param {HTMLElement} label
 * @param {HTMLElement} root
 * @param {import("../core/types.js").Catalogue} catalogue
 * @param {(look: Look) => void} choose
 */
export function createDrawnAs(label, root, catalogue, choose) {
  /** @param {string} key */
  const say = (key) => text({ key }, { catalogue, numbers: [] });
  const chips = LOOKS.map((look) => {
    const chip = element("button", { class: "chip", type: "button", "data-look": look, "aria-pressed": "false", title: say(`page.look.${look}.says`) }, say(`page.look.${look}`));
    chip.addEventListener("click", (event) => {
      // After a press by hand Space is the walk's again.
      if (event.detail) restAt(root);
      choose(look);
    });
    return chip;
  });
  root.replaceChildren(...chips);
  return {
    /** @param {Look | null} current null where nothing is a network */
    render(current) {
      label.hidden = root.hidden = current === null;
      LOOKS.forEach((look, i) => chips[i].setAttribute("aria-pressed", String(look === current)));
    },
  };
}
