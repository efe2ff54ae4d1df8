/** The board while one looks at the algorithm: its numbered lines, the one that runs lit, and the step that runs it. */
import { LINES, written } from "../core/algorithm.js";
import { usesAt } from "../core/reuse.js";
import { text } from "../core/say.js";
import { stepAt } from "../core/stops.js";
import { headingOf } from "./board.js";
import { element, keep, setAttributes } from "./element.js";
import { saying } from "./sentence.js";

/**
 * @param {import("../core/types.js").Catalogue} catalogue
 * @param {() => void} leave
 */
export function createAlgorithm(catalogue, leave) {
  /** @param {string} key */
  const say = (key) => text({ key }, { catalogue, numbers: [] });
  const lines = element("ol", { class: "algorithm-lines" });
  const now = element("div", { class: "algorithm-now" });
  const back = element("button", { class: "button onward", type: "button" }, say("page.algorithm.back"), element("kbd", { class: "key" }, "D"));
  back.addEventListener("click", leave);
  const root = element("div", { class: "face step aside-face" },
    element("p", { class: "heading" }, element("span", { class: "badge" }, say("page.algorithm")), say("page.algorithm.what")),
    element("h2", { class: "title" }, say("page.algorithm.title")), lines, now, back);
  return {
    root,
    /**
     * @param {import("../core/types.js").Trace} trace
     * @param {number} k
     * @param {import("../core/closed.js").Grain} grain
     * @param {import("../core/algorithm.js").Line | null} runs
     */
    render(trace, k, grain, runs) {
      const said = { catalogue, numbers: trace.numbers };
      keep(lines, JSON.stringify(LINES.map((line) => written(trace, line))), () => LINES.map((line) => saying("li", { "data-line-of": line }, written(trace, line), said)));
      for (const line of lines.children) setAttributes(line, { "aria-current": line.getAttribute("data-line-of") === runs ? "step" : null });
      const step = stepAt(trace, k, grain);
      const uses = usesAt(trace, k, grain);
      keep(now, JSON.stringify([k, grain.detail, step?.lines.title, uses]), () => (step ? [
        element("p", { class: "algorithm-step" }, text(headingOf(trace, k, grain), said)),
        saying("p", { class: "algorithm-title" }, step.lines.title, said),
        ...(uses > 1 ? [element("p", { class: "reused" }, text({ key: "page.reused.says", holes: { count: uses } }, said))] : []),
      ] : [element("p", { class: "algorithm-step" }, say("page.algorithm.begin"))]));
    },
  };
}
