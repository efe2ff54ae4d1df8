/** One of several rules, chosen by its chip, and the numbers that it takes. */
import { text } from "../core/say.js";
import { createChips } from "./chips.js";
import { element, keep, setAttributes } from "./element.js";
import { createNumberField } from "./number-field.js";

/**
 * @typedef {import("../core/trained.js").Choice} Choice
 * @typedef {{name: string, label: string, says: string, settings: Record<string, number>}} Option a rule, with the numbers that it has if nothing is said
 */

/**
 * @param {string} what
 * @param {readonly Option[]} options
 * @param {import("../core/types.js").Catalogue} catalogue
 * @param {(choice: Choice) => void} choose
 */
export function createRule(what, options, catalogue, choose) {
  /** @param {string} key */
  const say = (key) => text({ key }, { catalogue, numbers: [] });
  const group = element("div", { class: "chips", role: "group", "aria-label": say(`page.training.${what}`) });
  const chips = createChips(group, [...options], (kind) => choose({ kind, settings: {} }));
  const fields = element("div", { class: "rule-settings" });
  /** @type {Map<string, ReturnType<typeof createNumberField>>} */
  let made = new Map();
  let now = /** @type {Choice} */ ({ kind: "", settings: {} });
  /** @param {string} name */
  const field = (name) => createNumberField(say(`page.training.setting.${name}`), {
    id: `problem-of-${what}-${name}`, invalid: say(FITS[name] ? `page.training.setting.${name}.invalid` : "page.training.setting.invalid"), fits: FITS[name] ?? isSize,
    set: (value) => choose({ kind: now.kind, settings: { ...now.settings, [name]: value } }),
  });

  return {
    group,
    fields,
    /** @param {Choice} choice */
    render(choice) {
      now = choice;
      chips.render(choice.kind);
      const settings = options.find(({ name }) => name === choice.kind)?.settings ?? {};
      keep(fields, choice.kind, () => {
        made = new Map(Object.keys(settings).map((name) => [name, field(name)]));
        return [...made].flatMap(([name, { field: input, problem }]) => [element("div", { class: "setting" }, element("span", { "aria-hidden": true }, say(`page.training.setting.${name}`)), input), problem]);
      });
      setAttributes(fields, { hidden: made.size === 0 });
      for (const [name, { render }] of made) render(choice.settings[name] ?? settings[name]);
    },
  };
}

/** @param {number} value */
const isSize = (value) => value >= 0 && Number.isFinite(value);

/** What some of the numbers must be; what else a rule asks of its own the server says. @type {Record<string, (value: number) => boolean>} */
const FITS = Object.freeze({
  size: (value) => Number.isInteger(value) && value >= 2 && value <= 2000,
  turns: (value) => value >= 0.25 && value <= 3,
});
