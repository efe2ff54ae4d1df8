/** How one trains: γ and its schedule, the optimiser, how many examples an update looks at, epochs, and the order. */
import { nowOf } from "../core/trained.js";
import { text } from "../core/say.js";
import { createChips } from "./chips.js";
import { element, keep, setAttributes } from "./element.js";
import { maths } from "./maths.js";
import { createNumberField } from "./number-field.js";

/**
 * @typedef {import("../core/trained.js").Trained} Trained
 * @typedef {import("../core/trained.js").RuleRow} RuleRow
 */

/** γ on its slider, which has as much room for 0.01 to 0.1 as for 0.1 to 1. */
const RATES = Object.freeze({ least: -3, most: 0.5, step: 0.05 });
const MOST = Object.freeze({ epochs: 1000, batch: 2000 });

/** @param {number} value */
const isCount = (value) => Number.isInteger(value) && value >= 1;

/**
 * @param {HTMLElement} root
 * @param {import("../core/types.js").Catalogue} catalogue
 * @param {import("../core/trained.js").DataSets} sets
 * @param {(change: Partial<Trained>) => void} change
 */
export function createHow(root, catalogue, { schedules, optimisers }, change) {
  /** @param {string} key @param {Record<string, import("../core/types.js").Hole>} [holes] */
  const say = (key, holes) => text({ key, holes }, { catalogue, numbers: [] });
  const slider = element("input", { class: "slider", type: "range", min: RATES.least, max: RATES.most, step: RATES.step, "aria-label": say("page.training.rate") });
  slider.addEventListener("input", () => change({ rate: Number((10 ** Number(slider.value)).toPrecision(2)) }));
  /** @param {keyof Trained} what @param {(value: number) => boolean} fits */
  const number = (what, fits) => createNumberField(say(`page.training.${what}`), { id: `problem-of-${what}`, invalid: say(`page.training.${what}.invalid`), fits, set: (value) => change({ [what]: value }) });
  const rate = number("rate", (value) => value > 0 && Number.isFinite(value));
  const epochs = number("epochs", (value) => isCount(value) && value <= MOST.epochs);
  const batch = number("batch", (value) => isCount(value) && value <= MOST.batch);
  const order = number("order", (value) => Number.isInteger(value) && value >= 0 && value <= Number.MAX_SAFE_INTEGER);
  const again = element("button", { class: "chip", type: "button", title: say("page.training.order.again.says") }, say("page.training.order.again"));
  let seed = 0;
  again.addEventListener("click", () => change({ order: seed + 1 }));

  /** @param {"schedule" | "optimiser"} what @param {readonly RuleRow[]} rules */
  function rule(what, rules) {
    const group = element("div", { class: "chips", role: "group", "aria-label": say(`page.training.${what}`) });
    const chips = createChips(group, rules.map(({ kind, label, about }) => ({ name: kind, label, says: about })), (kind) => change({ [what]: { kind, settings: {} } }));
    const fields = element("div", { class: "rule-settings" });
    /** @type {Map<string, ReturnType<typeof createNumberField>>} */
    let made = new Map();
    let now = /** @type {import("../core/trained.js").Choice} */ ({ kind: "", settings: {} });
    return {
      parts: [group, fields],
      /** @param {import("../core/trained.js").Choice} choice */
      render(choice) {
        now = choice;
        chips.render(choice.kind);
        const settings = rules.find(({ kind }) => kind === choice.kind)?.settings ?? {};
        keep(fields, choice.kind, () => {
          made = new Map(Object.keys(settings).map((name) => [name, createNumberField(say(`page.training.setting.${name}`), {
            id: `problem-of-${what}-${name}`, invalid: say("page.training.setting.invalid"), fits: (value) => value >= 0 && Number.isFinite(value),
            set: (value) => change({ [what]: { kind: now.kind, settings: { ...now.settings, [name]: value } } }),
          })]));
          return [...made].flatMap(([name, { field, problem }]) => [element("div", { class: "setting" }, element("span", { "aria-hidden": true }, say(`page.training.setting.${name}`)), field), problem]);
        });
        for (const [name, { render }] of made) render(choice.settings[name] ?? settings[name]);
      },
    };
  }
  const [schedule, optimiser] = [rule("schedule", schedules), rule("optimiser", optimisers)];
  /** @param {string} key @param {ReturnType<typeof createNumberField>} made @param {...Node} more */
  const row = (key, made, ...more) => [element("div", { class: "setting" }, element("span", { "aria-hidden": true }, say(key)), ...more, made.field), made.problem];

  root.replaceChildren(
    element("h2", { class: "label" }, say("page.training.rate")),
    element("div", { class: "rate-row" }, element("span", { class: "input-name", "aria-hidden": true }, maths(String.raw`\gamma_0`, { silent: true })), slider, rate.field), rate.problem,
    ...schedule.parts, element("h2", { class: "label" }, say("page.training.optimiser")), ...optimiser.parts,
    ...row("page.training.batch", batch), ...row("page.training.epochs", epochs), ...row("page.training.order", order, again));

  return {
    /** @param {Trained} training */
    render(training) {
      const now = nowOf(training, "rate");
      seed = training.order;
      rate.render(now);
      slider.value = String(Math.log10(now));
      slider.style.setProperty("--fill", `${((Math.min(RATES.most, Math.max(RATES.least, Math.log10(now))) - RATES.least) / (RATES.most - RATES.least)) * 100}%`);
      setAttributes(slider, { "aria-valuetext": String(now) });
      schedule.render(training.schedule);
      optimiser.render(training.optimiser);
      batch.render(nowOf(training, "batch"));
      epochs.render(training.epochs);
      order.render(training.order);
    },
  };
}
