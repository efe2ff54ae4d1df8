/** Runs to begin with, a chip each. */
import { PRESETS } from "../core/presets.js";
import { text } from "../core/say.js";
import { createChips } from "./chips.js";
import { element } from "./element.js";

/**
 * @param {HTMLElement} root
 * @param {import("../core/types.js").Catalogue} catalogue
 * @param {(document: import("../core/document.js").Document) => void} open
 */
export function createPresets(root, catalogue, open) {
  /** @param {string} key */
  const say = (key) => text({ key }, { catalogue, numbers: [] });
  const group = element("div", { class: "chips", role: "group", "aria-label": say("page.training.presets") });
  const chips = createChips(group, PRESETS.map(({ name }) => ({ name, label: say(`page.training.preset.${name}`), says: say(`page.training.preset.${name}.says`) })), (name) => {
    const found = PRESETS.find((one) => one.name === name);
    if (found) open(found.document);
  });
  root.replaceChildren(element("h2", { class: "label" }, say("page.training.presets")), group);
  return {
    /** @param {string | null} current */
    render(current) {
      chips.render(current);
    },
  };
}
