/** A few examples, one chip each, and the way to all of them; the one on the page is pressed. */
import { text as textOf } from "../core/say.js";
import { element } from "./element.js";
import { restAt } from "./refocus.js";

/**
 * @typedef {import("../core/types.js").Example} Example
 */

/**
 * @param {HTMLElement} root
 * @param {Example[]} examples
 * @param {import("../core/types.js").Catalogue} catalogue
 * @param {{open: (example: Example) => void, all: () => void}} actions
 */
export function createExamples(root, examples, catalogue, { open, all }) {
  /** @param {string} key */
  const say = (key) => textOf({ key }, { catalogue, numbers: [] });
  const chips = examples.map((example) => {
    const chip = element("button", { class: "chip", type: "button", "data-example": example.id, "aria-pressed": "false", title: say(`example.${example.id}`) }, example.label);
    chip.addEventListener("click", (event) => {
      // After a press by hand Space is the walk's again: here it would open the example anew, and end the walk.
      if (event.detail) restAt(root);
      open(example);
    });
    return chip;
  });
  const more = element("button", { class: "chip more", type: "button", "aria-haspopup": "dialog", title: say("page.gallery.hint") }, say("page.gallery"));
  more.addEventListener("click", all);
  root.replaceChildren(...chips, more);
  return {
    /**
     * @param {string | null} current
     * @param {string} text
     */
    render(current, text) {
      examples.forEach((example, i) => chips[i].setAttribute("aria-pressed", String(example.id === current || example.text === text)));
    },
  };
}
