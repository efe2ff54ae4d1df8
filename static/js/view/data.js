/** What is learned from: a choice of data sets, and the examples in the order of this epoch, the current one lit. */
import { areNamed, classOf, shownOf } from "../core/examples.js";
import { asText } from "../core/format.js";
import { imageIn } from "../core/images.js";
import { TABLE } from "../core/trained.js";
import { text } from "../core/say.js";
import { element, keep, setAttributes } from "./element.js";
import { pictureOf, pixelsIn } from "./pixels.js";
import { createRule } from "./rule.js";
import { faceNodes, numberText } from "./sentence.js";

/**
 * @typedef {import("../core/reducers/training.js").Training} Training
 * @typedef {import("../core/trained.js").Trained} Trained
 */

/** As many examples are listed: more are seen on the plane. */
const LISTED = 8;

/**
 * @param {HTMLElement} root
 * @param {import("../core/types.js").Catalogue} catalogue
 * @param {import("../core/trained.js").DataSets} sets
 * @param {(change: Partial<Trained>) => void} change
 */
export function createData(root, catalogue, { datasets }, change) {
  /** @param {string} key @param {Record<string, import("../core/types.js").Hole>} [holes] */
  const say = (key, holes) => text({ key, holes }, { catalogue, numbers: [] });
  const sets = createRule("data", [...datasets.map(({ kind, label, about, settings }) => ({ name: kind, label, says: about, settings })), { name: TABLE, label: say("page.training.table"), says: say("page.training.table.says"), settings: {} }], catalogue,
    (choice) => change({ data: choice, ...(choice.kind === TABLE && !written ? { table: say("page.training.table.example") } : {}) }));
  const own = element("div", { class: "own-table" });
  /** Whether there is a table of one's own. */
  let written = false;
  const head = element("tr");
  const body = element("tbody");
  const table = element("table", { class: "examples-table" }, element("caption", { class: "unseen" }, say("page.training.examples")), element("thead", {}, head), body);
  const more = element("p", { class: "soft-says" });
  const list = element("dl");
  const names = element("details", { class: "feature-names" }, element("summary", {}, say("page.training.features")), list);
  root.replaceChildren(element("h2", { class: "label" }, say("page.training.data")), sets.group, own, table, more, names);

  /**
   * @param {Training} training
   * @param {number} i which example
   * @param {string} letters
   * @param {readonly [number, number] | null} image
   */
  function row({ plan, losses, place, order, moved }, i, letters, image) {
    const made = /** @type {NonNullable<Training["plan"]>} */ (plan);
    const { rows, data } = made;
    const { columns, more: goesOn, labels, named } = shownOf(made);
    const number = (/** @type {{at: number}} */ { at }) => element("td", {}, asText(rows[i][at]));
    const now = moved ? moved.examples.includes(i) : order[place] === i;
    const loss = losses[i];
    return element("tr", { "aria-current": now ? "true" : null, "data-example": i },
      element("td", { class: "examples-now", "aria-label": now ? letters : null }, now ? "▸" : ""),
      ...(image ? [element("td", { class: "examples-picture" }, pictureOf(pixelsIn(data, data.learned[i]), image, say("page.training.picture", { nth: data.learned[i] + 1 })))] : columns.map(number)), ...(goesOn && !image ? [element("td", { class: "examples-more" }, "…")] : []),
      ...(named ? [element("td", {}, data.classes[classOf(rows[i], data.features.length)])] : labels.map(number)),
      element("td", { class: "examples-loss" }, loss === null || loss === undefined ? "…" : numberText(loss)));
  }

  return {
    /** Where a table of one's own is written. */
    own,
    /** How many points a data set has, and how they are drawn. */
    settings: sets.fields,
    /**
     * @param {Trained} how
     * @param {Training} training
     * @param {import("../core/types.js").Trace | null} trace
     */
    render(how, training, trace) {
      sets.render(how.data);
      written = how.table !== "";
      const { plan, order, place, moved, losses } = training;
      table.hidden = !plan;
      if (!plan) return;
      const { columns, more: goesOn, labels, named } = shownOf(plan);
      const { features, classes } = plan.data;
      const image = imageIn({ datasets }, { training: how });
      const faces = new Map(trace?.graph.inputs.map(({ name, label }) => [name, label]));
      const face = (/** @type {string} */ name) => faceNodes(faces.get(name) ?? name, { catalogue, numbers: [] });
      const column = (/** @type {import("../core/examples.js").Column} */ { name, feature }) => element("th", { scope: "col", title: feature }, ...face(name));
      const told = [how.data.kind, features, classes, plan.learning.columns.map((name) => faces.get(name)?.latex)];
      keep(head, JSON.stringify(told), () => [
        element("td"), ...(image ? [element("th", { scope: "col" }, ...face("x"))] : columns.map(column)), ...(goesOn && !image ? [element("td", { class: "examples-more" }, "…")] : []),
        ...(named ? [element("th", { scope: "col" }, say("page.training.class"))] : labels.map(column)), element("th", { scope: "col" }, say("page.training.loss"))]);
      names.hidden = !areNamed(features) || Boolean(image);
      keep(list, JSON.stringify(told), () => (names.hidden ? [] : features).map((name, i) => element("div", {}, element("dt", {}, ...face(plan.learning.columns[i])), element("dd", {}, name))));
      // In their order; the current one is among those listed.
      const at = moved ? order.indexOf(moved.examples[0]) : place;
      const first = Math.max(0, Math.min(at - 2, order.length - LISTED));
      const listed = order.slice(first, first + LISTED);
      keep(body, JSON.stringify([how.data.kind, plan.data.tested.length, listed, at, listed.map((i) => losses[i]), plan.rows.length]), () => listed.map((i) => row(training, i, say("page.training.current"), image)));
      keep(more, JSON.stringify([plan.rows.length, plan.test.length]), () => [say(plan.test.length ? "page.training.count.test" : "page.training.count", { count: plan.rows.length, tests: plan.test.length })]);
      setAttributes(more, { hidden: plan.rows.length <= LISTED && !plan.test.length });
    },
  };
}
