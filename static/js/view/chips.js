/** A few things to choose from: a chip each, the one that holds pressed; those that cannot be had are disabled. */
import { element, setAttributes } from "./element.js";
import { restAt } from "./refocus.js";

/**
 * @template {string} Name
 * @param {HTMLElement} root
 * @param {{name: Name, label: string, says: string}[]} options
 * @param {(name: Name) => void} choose
 */
export function createChips(root, options, choose) {
  const chips = options.map(({ name, label, says }) => {
    const chip = element("button", { class: "chip", type: "button", "data-choice": name, "aria-pressed": "false", title: says }, label);
    chip.addEventListener("click", (event) => {
      // After a press by hand Space is the walk's again.
      if (event.detail) restAt(root);
      choose(name);
    });
    return chip;
  });
  root.replaceChildren(...chips);
  return {
    /**
     * @param {string | null} current
     * @param {object} [how]
     * @param {ReadonlySet<string>} [how.barred]
     * @param {string} [how.why] the id of what says why those are
     * @param {readonly string[]} [how.offered] those that are there at all
     */
    render(current, { barred = new Set(), why = "", offered } = {}) {
      options.forEach(({ name }, i) => setAttributes(chips[i], { "aria-pressed": String(name === current), disabled: barred.has(name), "aria-describedby": barred.has(name) ? why : null, hidden: offered && !offered.includes(name) }));
    },
  };
}
