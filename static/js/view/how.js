/** How one trains: γ and its schedule, the optimiser, clipping, how many examples an update looks at, epochs, and the order. */
import { nowOf } from "../core/trained.js";
import { text } from "../core/say.js";
import { element, setAttributes } from "./element.js";
import { maths } from "./maths.js";
import { createNumberField } from "./number-field.js";
import { createRule } from "./rule.js";

/**
 * @typedef {import("../core/trained.js").Trained} Trained
 * @typedef {import("../core/trained.js").RuleRow} RuleRow
 */

/** γ on its slider, which has as much room for 0.01 to 0.1 as for 0.1 to 1. */
const RATES = Object.freeze({ least: -3, most: 0.5, step: 0.05 });
const MOST = Object.freeze({ epochs: 1000, batch: 2000 });
/** The gradient as it is. */
const NONE = "none";

/** @param {number} value */
const isCount = (value) => Number.isInteger(value) && value >= 1;

/**
 * @param {HTMLElement} root
 * @param {import("../core/types.js").Catalogue} catalogue
 * @param {import("../core/trained.js").DataSets} sets
 * @param {(change: Partial<Trained>) => void} change
 */
export function createHow(root, catalogue, { schedules, optimisers, clips }, change) {
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

  /** @param {readonly RuleRow[]} rules */
  const options = (rules) => rules.map(({ kind, label, about, settings }) => ({ name: kind, label, says: about, settings }));
  const schedule = createRule("schedule", options(schedules), catalogue, (choice) => change({ schedule: choice }));
  const optimiser = createRule("optimiser", options(optimisers), catalogue, (choice) => change({ optimiser: choice }));
  const unclipped = { name: NONE, label: say("page.training.clip.none"), says: say("page.training.clip.none.says"), settings: {} };
  const clip = createRule("clip", [unclipped, ...options(clips)], catalogue, (choice) => change({ clip: choice.kind === NONE ? null : choice }));
  /** @param {string} key @param {ReturnType<typeof createNumberField>} made @param {...Node} more */
  const row = (key, made, ...more) => [element("div", { class: "setting" }, element("span", { "aria-hidden": true }, say(key)), ...more, made.field), made.problem];

  root.replaceChildren(
    element("h2", { class: "label" }, say("page.training.rate")),
    element("div", { class: "rate-row" }, element("span", { class: "input-name", "aria-hidden": true }, maths(String.raw`\gamma_0`, { silent: true })), slider, rate.field), rate.problem,
    schedule.group, schedule.fields, element("h2", { class: "label" }, say("page.training.optimiser")), optimiser.group, optimiser.fields,
    element("h2", { class: "label" }, say("page.training.clip")), clip.group, clip.fields,
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
      clip.render(training.clip ?? { kind: NONE, settings: {} });
      batch.render(nowOf(training, "batch"));
      epochs.render(training.epochs);
      order.render(training.order);
    },
  };
}
