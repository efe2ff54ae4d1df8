/** The board while a network is trained: the algorithm with the line that runs, the last update, and the curves. */
import { LINES, runningLine, written } from "../core/descent.js";
import { asText } from "../core/format.js";
import { text } from "../core/say.js";
import { thresholdOf } from "../core/threshold.js";
import { element, keep, setAttributes } from "./element.js";
import { createLossChart } from "./loss-chart.js";
import { maths } from "./maths.js";
import { createPinned } from "./pinned.js";
import { reachable } from "./scrolls.js";
import { faceNodes, numberText, saying } from "./sentence.js";

/**
 * @typedef {import("../core/reducers/training.js").Training} Training
 * @typedef {import("../core/pinned.js").InTraining} InTraining
 * @typedef {import("../core/types.js").Trace} Trace
 */

/** A confusion matrix of more classes leaves less room. */
const MANY = 4;
/** What stands over the changes of the weights, where each is −γ times its gradient. */
const STEP = Object.freeze({ latex: String.raw`-\gamma_t \cdot g`, text: "−γₜ · g", spoken: { key: "page.training.update.step", holes: {} } });

/**
 * @param {import("../core/types.js").Catalogue} catalogue
 * @param {{pin: () => void}} actions
 */
export function createTrainingFace(catalogue, actions) {
  /** @param {string} key @param {Record<string, import("../core/types.js").Hole>} [holes] @param {import("../core/types.js").Wire[]} [numbers] */
  const say = (key, holes, numbers = []) => text({ key, holes }, { catalogue, numbers });
  const where = element("span", { class: "heading-where" });
  const title = element("h2", { class: "title" });
  const aim = element("div", { class: "training-aim" });
  const lines = element("ol", { class: "algorithm-lines training-lines" }, ...LINES.map((line, i) => saying("li", { "data-line-of": line, "data-nth": String(i + 1) }, written(line), { catalogue, numbers: [] })));
  const head = element("tr", {}, ...["weight", "old", "change", "new"].map((name) => element("th", { scope: "col" }, say(`page.training.update.${name}`))));
  const body = element("tbody");
  const table = element("div", { class: "update-table" }, element("table", {}, element("thead", {}, head), body));
  const why = element("p", { class: "why" });
  const threshold = element("p", { class: "why threshold" });
  const chart = createLossChart(catalogue);
  const legend = element("p", { class: "chart-legend" });
  const pinned = createPinned(catalogue, actions.pin);
  const plane = element("div", { class: "plane-slot" });
  const root = element("div", { class: "face step aside-face training-face" },
    element("p", { class: "heading" }, element("span", { class: "badge" }, say("page.training")), where),
    title, threshold, aim, lines, table, why, plane, chart.root, legend, pinned.root);

  /** @param {Training} training @param {Trace} trace */
  function rows({ moved, plan }, trace) {
    const { old, now } = /** @type {NonNullable<Training["moved"]>} */ (moved);
    const faces = new Map(trace.graph.inputs.map(({ name, label }) => [name, label]));
    return (plan?.learning.parameters ?? []).map((name, i) => element("tr", { "data-weight": name },
      element("th", { scope: "row" }, ...faceNodes(faces.get(name) ?? name, { catalogue, numbers: [] })),
      element("td", { class: "old" }, numberText(old[i])), element("td", { class: "change" }, signed(now[i] - old[i])), element("td", { class: old[i] === now[i] ? "new" : "new moved" }, numberText(now[i]))));
  }

  return {
    root,
    /** Where the plane stands when it is not on the stage, and what explains it. */
    plane,
    /**
     * @param {InTraining} document
     * @param {Training} training
     * @param {Trace} trace
     * @param {ReturnType<typeof import("../core/epochs.js").createEpochs>} epochs
     * @param {number} k
     * @param {string} penalty what a regulariser adds to the loss, as LaTeX; nothing where there is none
     * @param {boolean} narrow whether the plane stands here, too
     */
    render(document, training, trace, epochs, k, penalty, narrow) {
      const { training: how } = document;
      const { plan, problem, epoch, place, order, running, moved, over, waits } = training;
      const at = moved ? order.indexOf(moved.examples[0]) : place;
      const last = epochs.means.at(-1);
      where.textContent = over ? say("page.training.where.over", { count: epochs.means.length }) : say("page.training.where", { epoch, example: Math.min(at + 1, order.length), of: order.length });
      title.textContent = problem ?? say(waits && running ? `page.training.${waits}` : over ? `page.training.over.${over}` : moved ? "page.training.title.update" : running ? "page.training.title.running" : k > 0 ? "page.training.title.gradient" : "page.training.title.pick");
      keep(aim, JSON.stringify([last?.loss ?? null, plan?.rows.length, penalty]), () => [
        maths(String.raw`\min_w \textstyle\sum_i ${penalty ? String.raw`\bigl(L(\mathrm{NN}(x_i, w), y_i) + ${penalty}\bigr)` : String.raw`L(\mathrm{NN}(x_i, w), y_i)`}`),
        ...(last && plan ? [element("span", { class: "aim-now" }, say("page.training.mean"), " ", numberText(last.loss))] : [])]);
      const begun = epochs.dots().length > 0;
      // An update takes the room of all lines but its own.
      setAttributes(lines, { hidden: narrow && begun && !moved, "data-only": moved ? "" : null });
      plane.hidden = moved !== null || (narrow && !begun);
      const runs = runningLine(training, k);
      for (const line of lines.children) setAttributes(line, { "aria-current": line.getAttribute("data-line-of") === runs ? "step" : null });
      table.hidden = moved === null;
      if (moved) {
        keep(body, JSON.stringify([moved, trace.graph.inputs.map(({ name }) => name)]), () => rows(training, trace));
        reachable(table);
        head.children[2].replaceChildren(...(how.optimiser.kind === "SGD" ? faceNodes(STEP, { catalogue, numbers: [] }) : [say("page.training.update.change")]));
        why.textContent = say("page.training.update.why", { rate: { n: 0 }, loss: { n: 1 } }, [moved.rate, moved.loss]);
      }
      const { sentence, numbers } = thresholdOf(training, how.optimiser.kind);
      threshold.textContent = sentence ? text(sentence, { catalogue, numbers }) : "";
      threshold.hidden = !sentence;
      why.hidden = moved === null;
      chart.render(epochs, how.epochs, how.rate, training.pinned, moved !== null || sentence !== null || (narrow && (plan?.data.classes.length ?? 0) > MANY));
      pinned.root.hidden = moved !== null;
      pinned.render(training.pinned, document, epochs.means.length > 0);
      legend.textContent = last ? say(last.test === null ? "page.training.legend" : "page.training.legend.test", { loss: { n: 0 }, test: { n: 1 }, rate: { n: 2 } }, [last.loss, last.test ?? 0, last.rate]) : say("page.training.legend.none");
    },
  };
}

/** @param {number} change */
function signed(change) {
  const made = numberText(change);
  if (change > 0) made.prepend("+");
  made.title = asText(change);
  return made;
}
