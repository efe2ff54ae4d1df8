/** The phases of one update above the stage: pick an example, forward, loss, backward, update. */
import { classOf, shownOf } from "../core/examples.js";
import { asText } from "../core/format.js";
import { text } from "../core/say.js";
import { element, keep, setAttributes } from "./element.js";

/**
 * @typedef {"pick" | "forward" | "loss" | "backward" | "update"} Phase
 * @typedef {import("../core/reducers/training.js").Training} Training
 * @typedef {import("../core/types.js").Trace} Trace
 */

/**
 * An example in short: of many features only what it is to be told as.
 * @param {NonNullable<Training["plan"]>} plan
 * @param {readonly number[]} row
 */
function exampleSaid(plan, row) {
  const { columns, more, labels, named } = shownOf(plan);
  const label = named ? plan.data.classes[classOf(row, plan.data.features.length)] ?? "" : labels.map(({ at }) => asText(row[at])).join(", ");
  return `(${more ? "…" : columns.map(({ at }) => asText(row[at])).join(", ")}) → ${label}`;
}

/** @type {readonly Phase[]} */
const PHASES = Object.freeze(["pick", "forward", "loss", "backward", "update"]);

/**
 * @param {HTMLElement} root the stage
 * @param {import("../core/types.js").Catalogue} catalogue
 */
export function createBands(root, catalogue) {
  /** @param {string} key @param {Record<string, import("../core/types.js").Hole>} [holes] @param {import("../core/types.js").Wire[]} [numbers] */
  const say = (key, holes, numbers = []) => text({ key, holes }, { catalogue, numbers });
  const says = PHASES.map(() => element("span", { class: "band-says" }));
  const bands = PHASES.map((phase, i) => element("li", { class: `band ${phase}` }, element("span", { class: "band-name" }, say(`page.training.band.${phase}`)), element("span", { class: "band-bar" }), says[i]));
  const list = element("ol", { class: "bands", "aria-label": say("page.training.bands") }, ...bands);

  return {
    /**
     * @param {Training | null} training null where nothing is trained
     * @param {Trace} trace
     * @param {number} k
     */
    render(training, trace, k) {
      const on = training?.plan ?? null;
      root.toggleAttribute("data-trains", on !== null);
      if (!training || !on) return list.remove();
      if (!list.isConnected) root.prepend(list);
      const { forward_steps: forward, total_steps: total, numbers, graph } = trace;
      const loss = graph.nodes[graph.output];
      const lossFrom = trace.steps.findIndex(({ kind, node }) => kind === "forward" && graph.nodes[node].part === loss.part) + 1;
      /** @type {Phase} */
      const now = training.moved ? "update" : k === 0 ? "pick" : k < lossFrom ? "forward" : k <= forward ? "loss" : "backward";
      const at = PHASES.indexOf(now);
      bands.forEach((band, i) => setAttributes(band, { "data-state": i < at ? "done" : i === at ? "now" : "next", "aria-current": i === at ? "step" : null }));
      const row = on.rows[training.moved ? training.moved.examples[0] : training.order[training.place] ?? 0] ?? [];
      const outputs = trace.network?.units.filter(({ column, row: place }) => place > 0 && column === Math.max(...(trace.network?.units ?? []).map((unit) => unit.column))) ?? [];
      const told = {
        pick: exampleSaid(on, row),
        forward: k >= lossFrom || training.moved ? outputs.slice(0, 1).map(({ node }) => `${graph.nodes[node ?? 0].label.text} = ${asText(numbers[node ?? 0])}`).join("") : "",
        loss: k >= forward || training.moved ? `${loss.label.text} = ${asText(numbers[loss.id])}` : "",
        backward: k >= total || training.moved ? say("page.training.band.gradients", { count: on.arrays?.parameters.length ?? on.learning.parameters.length }) : "",
        update: training.moved ? say("page.training.band.weights", { count: on.learning.parameters.length }) : "",
      };
      PHASES.forEach((phase, i) => keep(says[i], told[phase], () => [told[phase]]));
    },
  };
}
