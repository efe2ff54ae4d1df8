/** Runs to begin with, a chip each, and other weights to begin with. */
import { PRESETS } from "../core/presets.js";
import { text } from "../core/say.js";
import { createChips } from "./chips.js";
import { element } from "./element.js";

/**
 * @param {HTMLElement} root
 * @param {import("../core/types.js").Catalogue} catalogue
 * @param {(document: import("../core/document.js").Document) => void} open
 * @param {() => void} draw other weights
 */
export function createPresets(root, catalogue, open, draw) {
  /** @param {string} key */
  const say = (key) => text({ key }, { catalogue, numbers: [] });
  const group = element("div", { class: "chips", role: "group", "aria-label": say("page.training.presets") });
  const chips = createChips(group, PRESETS.map(({ name }) => ({ name, label: say(`page.training.preset.${name}`), says: say(`page.training.preset.${name}.says`) })), (name) => {
    const found = PRESETS.find((one) => one.name === name);
    if (found) open(found.document);
  });
  const again = element("button", { class: "chip", type: "button", title: say("page.training.weights.again.says") }, say("page.training.weights.again"));
  again.addEventListener("click", draw);
  group.append(again);
  root.replaceChildren(element("h2", { class: "label" }, say("page.training.presets")), group);
  return {
    /** @param {string | null} current */
    render(current) {
      chips.render(current);
    },
  };
}
