/** The formula in small: over the graph when presenting, in the head of a phone. Where it is too long, it fades out. */
import { plainLatex } from "../core/formula.js";
import { element, keep } from "./element.js";
import { formulaMaths } from "./maths.js";

/** More letters than this stand in no head: of several lines the last, which is the function. */
const MOST = 90;
/** Letters are set no smaller than that, as a part of the full size. */
const LEAST = 0.7;

/** @param {HTMLElement} root */
export function createCaption(root) {
  const line = element("div", { class: "caption-line" });
  root.append(line);
  const share = () => root.clientWidth / line.offsetWidth;
  const fit = () => {
    root.classList.remove("long", "short");
    line.style.removeProperty("font-size");
    root.classList.toggle("short", share() < LEAST);
    const part = share();
    if (!(part < 1)) return;
    line.style.setProperty("font-size", `${Math.max(LEAST, Math.floor(part * 100) / 100)}em`);
    root.classList.toggle("long", part < LEAST);
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
