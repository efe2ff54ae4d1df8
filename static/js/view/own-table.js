/** A table of one's own, typed or pasted: what is wrong in it stands below, with its place. */
import { text } from "../core/say.js";
import { spanOf } from "../core/span.js";
import { labelsIn, withPoint, withoutRow } from "../core/table-text.js";
import { MISSING, TABLE } from "../core/trained.js";
import { createChips } from "./chips.js";
import { element, keep, setAttributes } from "./element.js";

/** @typedef {import("../core/trained.js").Trained} Trained */

/** Two labels, as their points are drawn. */
const MARKS = ["○", "●"];

/**
 * @param {HTMLElement} root
 * @param {import("../core/types.js").Catalogue} catalogue
 * @param {ReturnType<typeof import("../own-table.js").createTableReading>} reading
 */
export function createOwnTable(root, catalogue, { write, fill }) {
  /** @param {string} key */
  const say = (key) => text({ key }, { catalogue, numbers: [] });
  const field = element("textarea", { class: "table-field", rows: 5, wrap: "off", spellcheck: "false", autocomplete: "off", "aria-label": say("page.training.table.label"), "aria-describedby": "table-help problem-of-table" });
  const help = element("p", { class: "table-help", id: "table-help" }, say("page.training.table.help"));
  const problem = element("div", { class: "table-problem", id: "problem-of-table", role: "status" });
  const group = element("div", { class: "chips", role: "group", "aria-label": say("page.training.missing") });
  /** @type {Trained["missing"]} */
  let missing = "refuse";
  /** @type {string | null} what stands in the document, or was refused */
  let shown = null;
  const chips = createChips(group, MISSING.map((name) => ({ name, label: say(`page.training.missing.${name}`), says: say(`page.training.missing.${name}.says`) })), (name) => fill(field.value, name));
  field.addEventListener("input", () => write(field.value, missing));
  // What is undone here is what was typed here.
  field.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && /^[zy]$/i.test(event.key)) event.stopPropagation();
  });
  const hand = element("p", { class: "table-help" }, say("page.training.draw"));
  const classes = element("div", { class: "chips", role: "group", "aria-label": say("page.training.draw.label") });
  /** @type {{known: string, chips: ReturnType<typeof createChips<string>>} | null} */
  let labels = null;
  let label = "";
  let count = 0;
  root.replaceChildren(field, help, problem, group, hand, classes);

  /** @param {string} one */
  function choose(one) {
    label = one;
    labels?.chips.render(one);
  }

  /** @param {import("../core/reducers/training.js").Plan | null} plan */
  function offer(plan) {
    const found = plan && plan.data.features.length === 2 ? labelsIn(plan.data) : [];
    count = plan?.data.rows.length ?? 0;
    hand.hidden = classes.hidden = !found.length;
    if (!found.length) return;
    const known = JSON.stringify(found);
    if (labels?.known !== known) labels = { known, chips: createChips(classes, found.map((name, i) => ({ name, label: found.length === 2 ? `${MARKS[i]} ${name}` : name, says: name })), choose) };
    choose(found.includes(label) ? label : found[0]);
  }

  /** @param {string} table */
  function take(table) {
    field.value = table;
    fill(table, missing);
  }

  /** @param {import("../core/types.js").Problem} wrong */
  function told(wrong) {
    const span = spanOf(field.value, wrong);
    const select = element("button", { class: "quiet", type: "button" }, say("page.training.table.select"));
    select.addEventListener("click", () => {
      field.focus();
      if (span) field.setSelectionRange(span.from, span.to);
    });
    return [element("p", {}, wrong.detail), ...(wrong.hint ? [element("p", {}, wrong.hint)] : []), ...(span ? [select] : [])];
  }

  return {
    /**
     * A point put on the plane, or one taken away; the last one stays.
     * @param {import("./plane.js").Placed} placed
     */
    place(placed) {
      if ("features" in placed) {
        if (label) take(withPoint(field.value, placed.features, label));
      } else if (count > 1 && field.value === shown) take(withoutRow(field.value, placed.row, count));
    },
    /**
     * @param {Trained} how
     * @param {import("../core/reducers/training.js").Training} training
     */
    render(how, { refused, plan }) {
      root.hidden = how.data.kind !== TABLE;
      if (root.hidden) return;
      const now = refused ?? how;
      if (now.table !== shown && now.table !== field.value) field.value = now.table;
      shown = now.table;
      missing = now.missing;
      setAttributes(field, { "aria-invalid": refused ? "true" : null });
      keep(problem, JSON.stringify(refused), () => (refused ? told(refused.problem) : []));
      help.hidden = refused !== null;
      chips.render(missing);
      offer(refused ? null : plan);
      group.hidden = missing === "refuse" && !refused?.problem.code.startsWith("missing-value");
    },
  };
}
