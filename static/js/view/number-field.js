/** A number that one writes: what is none is told, and nothing is lost. */
import { fieldText, parseNumber } from "../core/number.js";
import { element, setAttributes } from "./element.js";

/**
 * @param {string} label
 * @param {object} how
 * @param {string} how.id of what says what is wrong
 * @param {string} how.invalid what is said then
 * @param {(value: number) => boolean} how.fits
 * @param {(value: number) => void} how.set
 */
export function createNumberField(label, { id, invalid, fits, set }) {
  const field = element("input", { class: "input-field", type: "text", inputmode: "decimal", autocomplete: "off", spellcheck: "false", "aria-label": label });
  const problem = element("p", { class: "input-problem", id, role: "status" });
  let now = NaN;
  /** @returns {number | null} */
  const typed = () => {
    const value = parseNumber(field.value);
    return value !== null && fits(value) ? value : null;
  };
  /** @param {boolean} wrong */
  const complain = (wrong) => {
    setAttributes(field, { "aria-invalid": wrong ? "true" : null, "aria-describedby": wrong ? id : null });
    problem.textContent = wrong ? invalid : "";
  };
  const settle = () => {
    field.value = fieldText(now);
    complain(false);
  };
  field.addEventListener("input", () => complain(typed() === null));
  field.addEventListener("change", () => {
    const value = typed();
    if (value !== null && value !== now) set(value);
  });
  field.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") settle();
  });
  return {
    field,
    problem,
    /** @param {number} value */
    render(value) {
      if (value === now) return;
      now = value;
      settle();
    },
  };
}
