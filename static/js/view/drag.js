/** The board while an input is moved: slope, a nudge by it, and the nudge in truth. */
import { NUDGE, exactly, speedOf } from "../core/drag.js";
import { asLatex, inFull } from "../core/format.js";
import { bracketed, inked } from "../core/ink.js";
import { text } from "../core/say.js";
import { element, keep } from "./element.js";
import { fitAll } from "./fit.js";
import { maths } from "./maths.js";
import { saying } from "./sentence.js";
import { createTable } from "./table.js";

/**
 * @typedef {import("../core/drag.js").Drag} Drag
 * @typedef {import("../core/types.js").Catalogue} Catalogue
 */

/**
 * @param {Catalogue} catalogue
 * @param {(by: number) => void} nudge
 */
export function createDrag(catalogue, nudge) {
  const heading = element("p", { class: "heading" });
  const title = element("h2", { class: "title" });
  const work = element("div", { class: "work" });
  const words = element("div", { class: "words" });
  const buttons = element("div", { class: "drag-buttons" });
  const table = createTable(catalogue, { only: "gradients" });
  const root = element("div", { class: "face step drag" }, heading, title, work, words, buttons, table.root);
  return {
    root,
    /**
     * @param {import("../core/types.js").Trace} trace
     * @param {import("../core/frame.js").Frame} frame
     * @param {Drag} drag
     * @param {Map<number, import("../core/types.js").Face>} forms
     */
    render(trace, frame, drag, forms) {
      const { input, output } = drag;
      const said = { catalogue, numbers: [Math.abs(drag.slope ?? 0)] };
      const holes = { input: { face: input }, output: { face: output } };
      keep(heading, JSON.stringify(input), () => [element("span", { class: "badge" }, text({ key: "page.drag" }, said)), saying("span", {}, { key: "page.drag.follows", holes }, said)]);
      keep(title, JSON.stringify([input, output]), () => [saying("span", { class: "line" }, { key: "page.drag.title", holes }, said)]);
      const rebuilt = keep(work, JSON.stringify(drag), () => lines(drag, said));
      const speed = speedOf(drag);
      keep(words, JSON.stringify([speed, drag.slope]), () => (speed ? [saying("p", {}, speed, said)] : []));
      keep(buttons, JSON.stringify(input), () => [-NUDGE, NUDGE].map((by) => nudger(drag, by, said)));
      table.render(trace, frame, forms);
      if (rebuilt) fitAll(title, work);
    },
  };

  /**
   * @param {Drag} drag
   * @param {number} by
   * @param {import("../core/say.js").Words} said
   */
  function nudger({ input, name }, by, said) {
    const key = by < 0 ? "page.drag.less" : "page.drag.more";
    const made = saying("button", { class: "button", type: "button", "data-nudge": `${name}${by < 0 ? "-" : "+"}` }, { key, holes: { input: { face: input } } }, said);
    made.addEventListener("click", () => nudge(by));
    return made;
  }
}

/**
 * @param {Drag} drag
 * @param {import("../core/say.js").Words} said
 */
function lines({ input, output, slope, value, nudged, form }, said) {
  const change = String.raw`\Delta ${output.latex}`;
  const known = slope !== null && Number.isFinite(slope);
  const whole = Number.isFinite(nudged - value);
  const same = known && inFull(slope) ? "\\approx" : "=";
  const [before, after, moved] = exactly(value, nudged);
  const head = slope !== null ? String.raw`\frac{\partial ${output.latex}}{\partial ${input.latex}}${form ? ` = ${form.latex}` : ""} = ${inked(asLatex(slope), "g")}` : `${output.latex} = ${inked(asLatex(value), "v")}`;
  return [
    element("div", { class: "rule", "data-line": "rule" }, maths(head, { display: true })),
    row("nudge", String.raw`\Delta ${input.latex} = ${NUDGE}`),
    ...(known ? [row("slope", String.raw`${change} \approx ${bracketed(asLatex(slope), "g")} \times ${NUDGE} ${same} ${inked(asLatex(slope * NUDGE), "g")}`)] : []),
    whole
      ? row("truth", String.raw`${change} = ${inked(after, "v")} - ${bracketed(before, "v")} = ${inked(moved, "v")}`)
      : row("truth", String.raw`${output.latex} = ${inked(asLatex(nudged), "v")}`),
  ];

  /**
   * @param {string} name
   * @param {string} latex
   */
  function row(name, latex) {
    const made = maths(latex);
    made.dataset.latex = latex.replace(/\\htmlClass\{[vg]\}/g, "");
    return element("div", { class: "row", "data-row": name }, element("span", { class: "row-name" }, text({ key: `page.drag.${name}` }, said)), element("div", { class: "row-says" }, made));
  }
}
