/** The examples, one chip each; the one on the page is pressed. */
import { element } from "./element.js";

/**
 * @typedef {import("../core/types.js").Example} Example
 */

/**
 * @param {HTMLElement} root
 * @param {Example[]} examples
 * @param {(example: Example) => void} onChoose
 */
export function createExamples(root, examples, onChoose) {
  const chips = examples.map((example) => {
    const chip = element("button", { class: "chip", type: "button", "data-example": example.id, "aria-pressed": "false", title: example.shows }, example.label);
    chip.addEventListener("click", () => onChoose(example));
    return chip;
  });
  root.replaceChildren(...chips);
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
