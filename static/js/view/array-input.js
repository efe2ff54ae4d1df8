/** An input that holds an array: a field for each number, in rows as they are written; a number is pulled sideways, or written. */
import { replaced, shapeOf } from "../core/given.js";
import { asText } from "../core/format.js";
import { flat, shapeText, sidesOf } from "../core/grid.js";
import { fieldText, parseNumber } from "../core/number.js";
import { text } from "../core/say.js";
import { MOST } from "./array.js";
import { element, setAttributes } from "./element.js";
import { maths } from "./maths.js";
import { restAt } from "./refocus.js";
import { onPull } from "./scrub.js";

/**
 * @typedef {import("../core/given.js").Given} Given
 * @typedef {import("../core/types.js").Catalogue} Catalogue
 * @typedef {import("../core/types.js").GraphInput} GraphInput
 */

/** From so many columns on the shape gives way to them. */
const WIDE = 4;
/** A number that never changes: it is no field. */
const ONE = () => {
  const number = element("span", { class: "input-fixed" });
  return { parts: [number], render: (/** @type {number} */ now) => void (number.textContent = fieldText(now)) };
};
/** One press of an arrow. */
const STEP = 0.1;

/**
 * @param {GraphInput} input
 * @param {readonly number[]} shape
 * @param {Catalogue} catalogue
 * @param {(name: string, value: Given) => void} onSet
 * @param {readonly number[]} [fixed] numbers that never change, counted row by row
 * @returns {{row: HTMLElement, render: (value: Given) => void}}
 */
export function arrayInput({ name, label }, shape, catalogue, onSet, fixed = []) {
  const symbol = element("span", { class: "input-name", "aria-hidden": true }, maths(label.latex, { silent: true }));
  const says = element("span", { class: "input-shape" }, shapeText(shape));
  const [rows, columns] = sidesOf(shape);
  let value = /** @type {Given} */ (0);
  const isWritten = shape.length <= 2 && rows <= MOST && columns <= MOST;
  const cells = isWritten ? Array.from({ length: rows * columns }, (_, i) => (fixed.includes(i) ? ONE : cellOf)(shape.length === 1 ? [i] : [Math.floor(i / columns), i % columns])) : [];
  const problem = element("p", { class: "input-problem", id: `problem-${name}`, role: "status" });

  /** @param {readonly number[]} place */
  function cellOf(place) {
    const holes = { name: { face: label }, place: place.map((at) => at + 1).join(", ") };
    /** @param {string} key */
    const say = (key) => text({ key, holes }, { catalogue, numbers: [] });
    const field = element("input", { class: "input-field", type: "text", inputmode: "decimal", autocomplete: "off", spellcheck: "false", "aria-label": say("page.input.cell") });
    /** Where the focus goes when the field is left. */
    const left = element("span", { class: "unseen" });
    let now = NaN;
    let own = false;
    /** @param {number} number */
    const set = (number) => onSet(name, replaced(value, place, number));
    /** @param {boolean} wrong */
    const complain = (wrong) => {
      setAttributes(field, { "aria-invalid": wrong ? "true" : null, "aria-describedby": wrong ? problem.id : null });
      problem.textContent = wrong ? say("page.input.invalid") : "";
    };
    // In a narrow cell a number is short, in full where one writes.
    const settle = () => {
      field.value = document.activeElement === field ? fieldText(now) : asText(now);
      field.title = fieldText(now);
      complain(false);
    };
    field.addEventListener("input", () => {
      const typed = parseNumber(field.value);
      complain(typed === null);
      own = true;
      if (typed !== null && typed !== now) set(typed);
      own = false;
    });
    field.addEventListener("focus", () => {
      if (field.value === asText(now)) field.value = fieldText(now);
    });
    field.addEventListener("blur", () => {
      if (parseNumber(field.value) !== null) settle();
    });
    field.addEventListener("keydown", (event) => {
      const { key } = event;
      if (key === "Escape") settle();
      if (key === "Escape" || (key === "Enter" && parseNumber(field.value) !== null)) restAt(left);
      const direction = key === "ArrowUp" ? 1 : key === "ArrowDown" ? -1 : 0;
      if (!direction) return;
      event.preventDefault();
      set(Math.round((now + direction * STEP) * 1e6) / 1e6);
    });
    onPull(field, () => (document.activeElement === field ? null : { value: now, begin: () => restAt(left), set }));
    return {
      parts: [field, left],
      /** @param {number} number */
      render(number) {
        const moved = number !== now;
        now = number;
        if (!own && (moved || (document.activeElement !== field && parseNumber(field.value) !== null))) settle();
      },
    };
  }

  const grid = element("div", { class: "input-grid", role: "group", "aria-label": text({ key: "page.input.array", holes: { name: { face: label }, shape: shapeText(shape) } }, { catalogue, numbers: [] }) }, ...cells.map(({ parts }) => element("span", {}, ...parts)));
  grid.style.setProperty("--columns", String(columns));
  return {
    row: element("div", { class: "input of-array", "data-input": name, "data-wide": columns >= WIDE }, symbol, grid, says, problem),
    render(given) {
      // One that was given to another shape waits for the server's answer.
      if (shapeText(shapeOf(given)) !== shapeText(shape)) return;
      value = given;
      const all = flat(given);
      cells.forEach(({ render }, i) => render(all[i]));
    },
  };
}
