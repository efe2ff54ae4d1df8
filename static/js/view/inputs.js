/** The inputs: a slider and a number field each; the number is pulled sideways, or clicked and written. */
import { givenOf, shapeOf } from "../core/given.js";
import { fieldText, parseNumber, sliderReach } from "../core/number.js";
import { text } from "../core/say.js";
import { arrayInput } from "./array-input.js";
import { element, setAttributes } from "./element.js";
import { createJoin } from "./join.js";
import { maths } from "./maths.js";
import { restAt } from "./refocus.js";
import { onPull } from "./scrub.js";

/**
 * @typedef {import("../core/types.js").Catalogue} Catalogue
 * @typedef {import("../core/types.js").GraphInput} GraphInput
 * @typedef {import("../core/types.js").Wire} Wire
 * @typedef {GraphInput & {values?: number[], from?: number, shape?: readonly number[], fixed?: readonly number[]}} Given values: the few that it can have; from: the
 *   least that it is moved to, up to 1, when there is one; shape: of an array; fixed: its numbers that never change, counted row by row
 */

const [STEP, FINE] = [0.1, 0.01];

/**
 * @param {HTMLElement} root
 * @param {Catalogue} catalogue
 * @param {(name: string, value: import("../core/given.js").Given) => void} onSet
 * @param {(name: string) => void} onDrag a hand moves the slider, or pulls the number
 */
export function createInputs(root, catalogue, onSet, onDrag) {
  /** @type {WeakMap<Element, (value: any) => void>} */
  const renders = new WeakMap();
  // By what they are called: a row lives as long as its input does.
  const join = createJoin(root, (/** @type {Given} */ { name, label, values, from, shape, fixed }) => JSON.stringify([name, label.latex, values, from, shape, fixed]), (input) => {
    const { row, render } = input.shape?.length ? arrayInput(input, input.shape, catalogue, onSet, input.fixed) : makeRow(input, catalogue, onSet, onDrag);
    renders.set(row, render);
    return row;
  });
  return {
    /**
     * @param {Given[]} inputs
     * @param {Wire[]} numbers the trace's
     * @param {import("../core/given.js").Inputs} given what the reader set, ahead of the server's answer
     * @param {string | null} dragged the one that is moved by hand
     */
    render(inputs, numbers, given, dragged) {
      join(inputs).each(({ name, node, shape = [] }, i, rows) => {
        // What was given to an input of another shape is not its.
        const own = name in given && String(shapeOf(given[name])) === String(shape) ? given[name] : givenOf(numbers[node]);
        renders.get(rows[i])?.(own);
        setAttributes(rows[i], { "data-dragged": name === dragged });
      });
    },
  };
}

/**
 * @param {Given} input
 * @param {Catalogue} catalogue
 * @param {(name: string, value: number) => void} onSet
 * @param {(name: string) => void} onDrag
 */
function makeRow({ name, label, values, from }, catalogue, onSet, onDrag) {
  const words = { catalogue, numbers: [] };
  /** @param {string} key */
  const say = (key) => text({ key, holes: { name: { face: label } } }, words);
  const slider = element("input", { class: "slider", type: "range", step: from === undefined ? STEP : FINE, "aria-label": say("page.input.slider") });
  const field = element("input", { class: "input-field", type: "text", inputmode: "decimal", autocomplete: "off", spellcheck: "false", "aria-label": say("page.input.field") });
  const symbol = element("span", { class: "input-name", "aria-hidden": true }, maths(label.latex, { silent: true }));
  const states = (values ?? []).map((state) => {
    const button = element("button", { class: "chip", type: "button", "aria-pressed": "false", "aria-label": text({ key: "page.input.state", holes: { name: { face: label }, number: fieldText(state) } }, words) }, fieldText(state));
    button.addEventListener("click", () => onSet(name, state));
    return button;
  });
  const problem = element("p", { class: "input-problem", id: `problem-${name}`, role: "status" });
  /** Where the focus goes when the field is left: Tab goes on from there. */
  const left = element("span", { class: "unseen" });
  let held = false;
  let keyed = false;
  /** Whether the value now comes from the field itself, whose text is the reader's. */
  let own = false;
  let value = 0;
  /** What the field's text must be read as a number to replace. */
  let before = 0;

  /** @param {number} shown */
  function render(shown) {
    const moved = shown !== value;
    const says = text({ key: "page.input.is", holes: { name: { face: label }, number: fieldText(shown) } }, words);
    if (left.textContent !== says) left.textContent = says;
    value = shown;
    const reach = held ? Number(slider.max) : from === undefined || Math.abs(shown) > 1 ? sliderReach(shown) : 1;
    const least = from === undefined || shown < from ? -reach : from;
    setAttributes(slider, { min: least, max: reach });
    slider.value = String(shown);
    slider.style.setProperty("--fill", `${Math.max(0, Math.min(100, fillOf(shown, least, reach)))}%`);
    states.forEach((state, i) => setAttributes(state, { "aria-pressed": String(values?.[i] === shown) }));
    if (own) return;
    if (moved) before = shown;
    if (moved || (document.activeElement !== field && (parseNumber(field.value) !== null || !field.value))) settle();
  }

  function settle() {
    field.value = fieldText(value);
    complain(false);
  }

  /** @param {boolean} wrong */
  function complain(wrong) {
    setAttributes(field, { "aria-invalid": wrong ? "true" : null, "aria-describedby": wrong ? problem.id : null });
    problem.textContent = wrong ? say("page.input.invalid") : "";
  }

  slider.addEventListener("pointerdown", () => { held = true; });
  for (const end of ["pointerup", "pointercancel", "blur"]) {
    slider.addEventListener(end, () => { held = false; render(value); });
  }
  // By keys it is in hand as by a hand.
  slider.addEventListener("keydown", ({ key }) => { keyed = /^(Arrow|Page|Home|End)/.test(key); });
  for (const end of ["keyup", "blur"]) slider.addEventListener(end, () => { keyed = false; });
  slider.addEventListener("input", () => {
    onSet(name, Number(slider.value));
    if (held || keyed) onDrag(name);
  });
  field.addEventListener("focus", () => { before = value; });
  field.addEventListener("input", () => {
    const typed = parseNumber(field.value);
    complain(typed === null);
    // The readable start of something unreadable is no number either.
    own = true;
    if ((typed ?? before) !== value) onSet(name, typed ?? before);
    own = false;
  });
  field.addEventListener("blur", () => {
    if (parseNumber(field.value) !== null) settle();
  });
  // Where one writes, a hand marks letters.
  onPull(field, () => {
    if (document.activeElement === field) return null;
    return {
      value,
      begin: () => restAt(left),
      set(pulled) {
        onDrag(name);
        onSet(name, pulled);
      },
    };
  });
  field.addEventListener("keydown", (event) => {
    const direction = event.key === "ArrowUp" ? 1 : event.key === "ArrowDown" ? -1 : 0;
    if (event.key === "Escape") settle();
    if (event.key === "Escape" || (event.key === "Enter" && parseNumber(field.value) !== null)) restAt(left);
    if (!direction) return;
    event.preventDefault();
    onSet(name, Math.round((value + direction * STEP) * 1e6) / 1e6);
    settle();
  });
  return { render, row: element("div", { class: "input", "data-input": name }, symbol, values ? element("div", { class: "input-states" }, ...states) : slider, field, left, problem) };
}

/**
 * How much of the track is filled, in per cent: to the middle of the thumb, which stays inside the track.
 * @param {number} value
 * @param {number} least
 * @param {number} most
 */
function fillOf(value, least, most) {
  const share = (value - least) / (most - least);
  return share * 100 + (0.5 - share) * 8;
}
