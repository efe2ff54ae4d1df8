/** How large a step is: one chip for each level of detail, the one on show pressed. */
import { DETAILS } from "../core/stops.js";
import { text } from "../core/say.js";
import { element } from "./element.js";
import { restAt } from "./refocus.js";

/**
 * @typedef {import("../core/stops.js").Detail} Detail
 *
 * @param {HTMLElement} root
 * @param {import("../core/types.js").Catalogue} catalogue
 * @param {(detail: Detail) => void} choose
 */
export function createDetail(root, catalogue, choose) {
  /** @param {string} key */
  const say = (key) => text({ key }, { catalogue, numbers: [] });
  const chips = DETAILS.map((detail) => {
    const chip = element("button", { class: "chip", type: "button", "data-detail": detail, "aria-pressed": "false", title: say(`page.detail.${detail}.says`) }, say(`page.detail.${detail}`));
    chip.addEventListener("click", (event) => {
      // After a press by hand Space is the walk's again.
      if (event.detail) restAt(root);
      choose(detail);
    });
    return chip;
  });
  root.replaceChildren(...chips);
  return {
    /** @param {Detail} current */
    render(current) {
      DETAILS.forEach((detail, i) => chips[i].setAttribute("aria-pressed", String(detail === current)));
    },
  };
}
