/** What is taken for what: true classes in rows, predicted ones in columns; a cell that is pressed shows its examples. */
import { accuracySaid } from "../core/confusion.js";
import { asText } from "../core/format.js";
import { text } from "../core/say.js";
import { element, keep, setAttributes } from "./element.js";
import { pictureOf } from "./pixels.js";
import { restAt } from "./refocus.js";

/**
 * @typedef {import("../core/confusion.js").Scores} Scores
 * @typedef {import("../core/reducers/training.js").Plan} Plan
 * @typedef {readonly [number, number]} Cell a true class, and what it is taken for
 * @typedef {object} Seen
 * @property {Scores} scores
 * @property {Plan["data"]} data
 * @property {readonly [number, number] | null} image rows and columns, where examples are pictures
 * @property {Cell | null} cell the one that is looked at
 */

/** As many examples of a cell are shown, more of them if they are pictures, and as many features of one. */
const [EXAMPLES, PICTURES, FEATURES] = [5, 24, 4];

/**
 * @param {import("../core/types.js").Catalogue} catalogue
 * @param {(cell: Cell | null) => void} choose
 */
export function createConfusion(catalogue, choose) {
  /** @param {string} key @param {Record<string, import("../core/types.js").Hole>} [holes] */
  const say = (key, holes) => text({ key, holes }, { catalogue, numbers: [] });
  const accuracy = element("p", { class: "confusion-says" });
  const caption = element("caption", { class: "unseen" });
  const [head, body] = [element("thead"), element("tbody")];
  const table = element("table", { class: "confusion-table" }, caption, head, body);
  const among = element("div", { class: "confused" });
  const root = element("div", { class: "confusion", role: "group", "aria-label": say("page.training.look.confusion.says") }, accuracy, table, among);
  /** @type {{button: HTMLButtonElement, is: number, taken: number}[]} */
  let cells = [];

  /** @param {number} is @param {number} taken */
  function cell(is, taken) {
    const button = element("button", { class: is === taken ? "confusion-cell right" : "confusion-cell", type: "button", "data-cell": `${is} ${taken}` });
    button.addEventListener("click", (event) => {
      // After a press by hand Space is the walk's again.
      if (event.detail) restAt(root);
      choose(button.getAttribute("aria-pressed") === "true" ? null : [is, taken]);
    });
    cells.push({ button, is, taken });
    return element("td", {}, button);
  }

  /** @param {readonly string[]} classes */
  function build(classes) {
    cells = [];
    head.replaceChildren(
      element("tr", {}, element("td", { class: "confusion-corner" }, say("page.training.confusion.true")), element("th", { colspan: classes.length, scope: "colgroup", class: "confusion-over" }, say("page.training.confusion.taken"))),
      element("tr", {}, element("td"), ...classes.map((name) => element("th", { scope: "col" }, name))));
    body.replaceChildren(...classes.map((name, is) => element("tr", {}, element("th", { scope: "row" }, name), ...classes.map((_, taken) => cell(is, taken)))));
  }

  /** @param {Seen} seen @param {number} at which of the examples that are counted */
  function example({ scores, data, image }, at) {
    const place = (scores.on === "test" ? data.tested : data.learned)[at];
    const features = data.rows[place].slice(0, -1).map(Number);
    if (image) return element("li", {}, pictureOf(features, image, say("page.training.confusion.one", { nth: place + 1, is: scores.classes[scores.guesses[at].is], taken: scores.classes[scores.guesses[at].taken] })));
    return element("tr", {}, ...features.slice(0, FEATURES).map((value) => element("td", {}, asText(value))));
  }

  return {
    root,
    /**
     * @param {Seen} seen
     * @returns {string} what explains it
     */
    render(seen) {
      const { scores, cell: chosen, data } = seen;
      const { classes, counts, on, guesses } = scores;
      keep(caption, JSON.stringify([classes, on]), () => {
        build(classes);
        return [say(`page.training.confusion.${on}`)];
      });
      const said = text(accuracySaid(scores), { catalogue, numbers: [] });
      if (accuracy.textContent !== said) accuracy.textContent = said;
      // The server counts what is held out alone.
      table.hidden = !counts.flat().some(Boolean);
      setAttributes(table, { "data-classes": classes.length > 4 ? "many" : "few" });
      for (const { button, is, taken } of cells) {
        const count = counts[is][taken];
        const whole = counts[is].reduce((sum, one) => sum + one, 0) || 1;
        if (button.textContent !== String(count)) button.textContent = String(count);
        button.style.setProperty("--share", `${Math.round((count / whole) * 100)}%`);
        setAttributes(button, { disabled: count === 0 || !guesses.length, "aria-pressed": chosen?.[0] === is && chosen[1] === taken, "aria-label": say("page.training.confusion.cell", { count, is: classes[is], taken: classes[taken] }) });
      }
      const [is, taken] = chosen ?? [-1, -1];
      const found = guesses.filter((one) => one.is === is && one.taken === taken);
      const shown = found.slice(0, seen.image ? PICTURES : EXAMPLES).map(({ at }) => example(seen, at));
      keep(among, JSON.stringify([chosen, data.features.length, data.tested.length, found.map(({ at }) => at)]), () => (found.length ? [
        element("p", { class: "confused-says", role: "status" }, say(is === taken ? "page.training.confusion.right" : "page.training.confusion.wrong", { count: found.length, is: classes[is], taken: classes[taken] })),
        seen.image ? element("ul", {}, ...shown) : element("table", {}, element("thead", {}, element("tr", {}, ...data.features.slice(0, FEATURES).map((name) => element("th", { scope: "col" }, name)))), element("tbody", {}, ...shown)),
        ...(found.length > shown.length ? [element("p", { class: "confused-says" }, say("page.training.confusion.first", { count: shown.length }))] : []),
      ] : []));
      among.hidden = !found.length;
      return table.hidden ? "" : say(`page.training.confusion.${on}`);
    },
  };
}
