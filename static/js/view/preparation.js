/** How the examples are made ready: how many are kept for the test, and on what scale the features are. */
import { MOST_TEST, SCALINGS } from "../core/trained.js";
import { text } from "../core/say.js";
import { createChips } from "./chips.js";
import { element } from "./element.js";
import { createNumberField } from "./number-field.js";

/** @typedef {import("../core/trained.js").Trained} Trained */

/**
 * @param {HTMLElement} root
 * @param {import("../core/types.js").Catalogue} catalogue
 * @param {(change: Partial<Trained>) => void} change
 * @param {HTMLElement} drawn how the data set itself is drawn
 */
export function createPreparation(root, catalogue, change, drawn) {
  /** @param {string} key */
  const say = (key) => text({ key }, { catalogue, numbers: [] });
  const group = element("div", { class: "chips", role: "group", "aria-label": say("page.training.scaling") });
  const scaling = createChips(group, SCALINGS.map((name) => ({ name, label: say(`page.training.scaling.${name}`), says: say(`page.training.scaling.${name}.says`) })), (name) => change({ scaling: name }));
  const test = createNumberField(say("page.training.test"), {
    id: "problem-of-test", invalid: say("page.training.test.invalid"), fits: (value) => value >= 0 && value <= 100 * MOST_TEST, set: (value) => change({ test: percent(value, 0.01) }),
  });
  const again = element("button", { class: "chip", type: "button", title: say("page.training.drawn.again.says") }, say("page.training.drawn.again"));
  let seed = 0;
  again.addEventListener("click", () => change({ drawn: seed + 1 }));
  root.replaceChildren(drawn, element("h2", { class: "label" }, say("page.training.scaling")), group,
    element("div", { class: "setting" }, element("span", { "aria-hidden": true }, say("page.training.test")), again, test.field), test.problem);

  return {
    /** @param {Trained} training */
    render(training) {
      seed = training.drawn;
      scaling.render(training.scaling);
      test.render(percent(training.test, 100));
    },
  };
}

/** Without what binary fractions leave behind. @param {number} value @param {number} by */
function percent(value, by) {
  return Number((value * by).toPrecision(12));
}
