/** The tabs that turn the board: upstream, local and contribution of the step, or the chain rule line by line. */
import { text } from "../core/say.js";
import { element } from "./element.js";
import { restAt } from "./refocus.js";

/**
 * @typedef {import("../core/reducers/view.js").Face} Face
 *
 * @param {import("../core/types.js").Catalogue} catalogue
 * @param {(face: Face) => void} turn
 */
export function createFaces(catalogue, turn) {
  /** @param {string} key */
  const say = (key) => text({ key }, { catalogue, numbers: [] });
  const names = /** @type {Face[]} */ (["step", "chain"]);
  const tabs = names.map((face) => {
    const tab = element("button", { class: "face-tab", type: "button", "data-turn": face, "aria-pressed": "false" }, say(`page.face.${face}`));
    tab.addEventListener("click", (event) => {
      if (event.detail) restAt(document.getElementById("board") ?? tab);
      turn(face);
    });
    return tab;
  });
  const root = element("div", { class: "faces", role: "group", "aria-label": say("page.face"), "data-none": true }, ...tabs);
  return {
    root,
    /**
     * @param {boolean} turns whether there is another face
     * @param {Face} current
     */
    render(turns, current) {
      // Its place stays: nothing moves from step to step.
      root.toggleAttribute("data-none", !turns);
      names.forEach((face, i) => tabs[i].setAttribute("aria-pressed", String(face === current)));
    },
  };
}
