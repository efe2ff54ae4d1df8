/** The board while a network is trained: the algorithm with the line that runs, the last update, and the curves. */
import { asText } from "../core/format.js";
import { text } from "../core/say.js";
import { element, keep, setAttributes } from "./element.js";
import { createLossChart } from "./loss-chart.js";
import { maths } from "./maths.js";
import { createPinned } from "./pinned.js";
import { reachable } from "./scrolls.js";
import { named, numberText } from "./sentence.js";

/**
 * @typedef {import("../core/reducers/training.js").Training} Training
 * @typedef {import("../core/pinned.js").InTraining} InTraining
 * @typedef {import("../core/types.js").Trace} Trace
 * @typedef {"initialise" | "shuffle" | "pick" | "gradient" | "update" | "return"} Line
 */

/** @type {readonly Line[]} in the order of the lecture's pseudo-code */
const LINES = Object.freeze(["initialise", "shuffle", "pick", "gradient", "update", "return"]);

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
  const lines = element("ol", { class: "algorithm-lines training-lines" }, ...LINES.map((line) => element("li", { "data-line-of": line }, ...written(line))));
  const head = element("tr", {}, ...["weight", "old", "change", "new"].map((name) => element("th", { scope: "col" }, say(`page.training.update.${name}`))));
  const body = element("tbody");
  const table = element("div", { class: "update-table" }, element("table", {}, element("thead", {}, head), body));
  const why = element("p", { class: "why" });
  const chart = createLossChart(catalogue);
  const legend = element("p", { class: "chart-legend" });
  const pinned = createPinned(catalogue, actions.pin);
  const plane = element("div", { class: "plane-slot" });
  const root = element("div", { class: "face step aside-face training-face" },
    element("p", { class: "heading" }, element("span", { class: "badge" }, say("page.training")), where),
    title, aim, lines, table, why, plane, chart.root, legend, pinned.root);

  /** @param {Line} line @returns {(Node | string)[]} */
  function written(line) {
    const formula = { update: String.raw`w \leftarrow w - \gamma_t \nabla L`, initialise: "w", return: "w" }[/** @type {"update"} */ (line)];
    const words = say(`page.training.line.${line}`);
    if (!formula) return [words];
    const [before, after] = words.split("%");
    return [before, element("span", { class: "unseen" }, line === "update" ? say("page.training.line.update.spoken") : "w"), element("span", { "aria-hidden": true }, maths(formula, { silent: true })), after ?? ""];
  }

  /** @param {Training} training @param {Trace} trace */
  function rows({ moved, plan }, trace) {
    const { old, now } = /** @type {NonNullable<Training["moved"]>} */ (moved);
    const faces = new Map(trace.graph.inputs.map(({ name, label }) => [name, label]));
    return (plan?.learning.parameters ?? []).map((name, i) => element("tr", { "data-weight": name },
      element("th", { scope: "row" }, ...named(faces.get(name), name)),
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
     * @param {boolean} narrow whether the plane stands here, too
     */
    render(document, training, trace, epochs, narrow) {
      const { training: how } = document;
      const { plan, problem, epoch, place, order, running, moved, over } = training;
      const at = moved ? order.indexOf(moved.examples[0]) : place;
      const last = epochs.means.at(-1);
      where.textContent = over ? say("page.training.where.over", { epochs: epochs.means.length }) : say("page.training.where", { epoch, example: Math.min(at + 1, order.length), of: order.length });
      title.textContent = problem ?? say(over ? `page.training.over.${over}` : moved ? "page.training.title.update" : running ? "page.training.title.running" : "page.training.title.pick");
      keep(aim, JSON.stringify([last?.loss ?? null, plan?.rows.length]), () => [
        maths(String.raw`\min_w \textstyle\sum_i L(\mathrm{NN}(x_i, w), y_i)`),
        ...(last && plan ? [element("span", { class: "aim-now" }, say("page.training.mean"), " ", numberText(last.loss))] : [])]);
      const begun = epochs.dots().length > 0;
      lines.hidden = moved !== null || (narrow && begun);
      plane.hidden = moved !== null || (narrow && !begun);
      /** @type {Line} */
      const runs = over ? "return" : running ? "gradient" : place === 0 && epoch === 1 && !begun ? "initialise" : place === 0 ? "shuffle" : "pick";
      for (const line of lines.children) setAttributes(line, { "aria-current": line.getAttribute("data-line-of") === runs ? "step" : null });
      table.hidden = moved === null;
      if (moved) {
        if (keep(body, JSON.stringify([moved, trace.graph.inputs.map(({ name }) => name)]), () => rows(training, trace))) reachable(table);
        head.children[2].replaceChildren(...(how.optimiser.kind === "SGD" ? named({ latex: String.raw`-\gamma_t \cdot g`, text: say("page.training.update.step"), spoken: "" }, "") : [say("page.training.update.change")]));
        why.textContent = say("page.training.update.why", { rate: { n: 0 }, loss: { n: 1 } }, [moved.rate, moved.loss]);
      }
      why.hidden = moved === null;
      chart.render(epochs, how.epochs, how.rate, training.pinned);
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
