/** The formula in small: over the graph when presenting, in the head of a phone. Where it is too long, it fades out. */
import { plainLatex } from "../core/formula.js";
import { element, keep } from "./element.js";
import { fitWidth, formulaMaths } from "./maths.js";

/** More letters than this stand in no head: of several lines the last, which is the function. */
const MOST = 90;

/** @param {HTMLElement} root */
export function createCaption(root) {
  const line = element("div", { class: "caption-line" });
  root.append(line);
  const fit = () => {
    root.classList.remove("long");
    fitWidth(line, root.clientWidth);
    root.classList.toggle("long", line.offsetWidth > root.clientWidth);
  };
  new ResizeObserver(fit).observe(root);
  return {
    /** @param {import("../core/types.js").Trace} trace */
    render({ graph: { formulas }, numbers }) {
      const written = formulas.map(({ formula }) => plainLatex(formula, numbers));
      const shown = written.join("").length > MOST ? formulas.slice(-1) : formulas;
      if (keep(line, JSON.stringify(written), () => shown.map(({ formula }) => formulaMaths(formula, numbers)))) fit();
    },
  };
}
