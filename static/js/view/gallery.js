/** The gallery of all examples: a card each, by what they are for. One press opens one, and closes the gallery. */
import { text } from "../core/say.js";
import { at } from "../core/site.js";
import { createDialog } from "./dialog.js";
import { element, setAttributes } from "./element.js";
import { maths } from "./maths.js";

/**
 * @typedef {import("../core/types.js").Catalogue} Catalogue
 * @typedef {import("../core/types.js").Example} Example
 * @typedef {import("../core/types.js").Examples} Examples
 * @typedef {import("../core/types.js").Listed} Listed
 * @typedef {(key: string) => string} Say
 */

/** The most formulas that a card shows; of more the middle is left out. */
const FORMULAS = 4;

/**
 * @param {Catalogue} catalogue
 * @param {Examples} listed
 * @param {{open: (example: Example) => void, close: () => void}} actions
 */
export function createGallery(catalogue, { examples, purposes }, { open, close }) {
  /** @type {Say} */
  const say = (key) => text({ key }, { catalogue, numbers: [] });
  const leave = element("button", { class: "quiet", type: "button" }, say("page.close"));
  leave.addEventListener("click", close);
  const body = element("div", { class: "gallery-body" });
  const root = element("dialog", { class: "sheet gallery", "aria-labelledby": "gallery-title" },
    element("div", { class: "sheet-head" }, element("h2", { id: "gallery-title", class: "title" }, say("page.gallery")),
      element("a", { class: "quiet", href: at("/derivatives") }, say("page.derivatives")), leave),
    body);
  root.addEventListener("click", (event) => {
    if (event.target === root) close();
  });
  root.addEventListener("keydown", (event) => walk(event, [...cards.values()]));
  const dialog = createDialog(root, close);
  /** @type {Map<string, HTMLButtonElement>} */
  const cards = new Map();

  /** Built when it is first opened: the page does not wait for formulas that nobody may look at. */
  function build() {
    for (const { id } of purposes) {
      const own = examples.filter(({ purpose }) => purpose === id);
      for (const example of own) cards.set(example.id, cardOf(example, say, () => open(example)));
      body.append(element("section", { class: "gallery-group", "aria-labelledby": `purpose-${id}` },
        element("h3", { class: "label", id: `purpose-${id}` }, say(`purpose.${id}`)),
        element("ul", { class: "gallery-cards" }, ...own.map((example) => element("li", {}, /** @type {HTMLElement} */ (cards.get(example.id)))))));
    }
  }

  return {
    root,
    /**
     * @param {boolean} wanted whether it is open
     * @param {import("../core/document.js").Document} document
     */
    render(wanted, { example: current, text: shown }) {
      if (wanted && !cards.size) build();
      const opens = wanted && !root.open;
      dialog.render(wanted);
      if (!opens) return;
      for (const { id, text: own } of examples) setAttributes(/** @type {HTMLElement} */ (cards.get(id)), { "aria-current": id === current || own === shown ? "true" : null });
      const first = /** @type {HTMLElement | null} */ (root.querySelector("[aria-current]")) ?? [...cards.values()][0];
      first.focus();
      first.scrollIntoView({ block: "nearest" });
    },
  };
}

/**
 * @param {Listed} example
 * @param {Say} say
 * @param {() => void} open
 */
function cardOf({ id, text: typed, formulas, serves, source }, say, open) {
  const shown = formulas.length > FORMULAS ? [...formulas.slice(0, FORMULAS - 2), "\\vdots", formulas[formulas.length - 1]] : formulas;
  const card = element("button", { class: "example", type: "button", "data-example": id },
    element("span", { class: "example-formulas", "aria-hidden": "true" }, ...shown.map((latex) => element("span", {}, maths(latex, { silent: true, display: true })))),
    element("span", { class: "unseen" }, typed),
    element("span", { class: "example-shows" }, say(`example.${id}`)),
    element("span", { class: "example-foot" },
      ...serves.map(({ code }) => element("span", { class: "example-serves" }, element("span", { class: "badge" }, code), say(`serves.${code}`))),
      element("span", { class: "example-source" }, source)));
  card.addEventListener("click", open);
  return card;
}

/**
 * Arrows go from card to card as they lie, Home and End to the first and the last.
 * @param {KeyboardEvent} event
 * @param {HTMLElement[]} cards
 */
function walk(event, cards) {
  const at = cards.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  const to = at < 0 ? null : target(event.key, at, cards);
  if (!to) return;
  event.preventDefault();
  to.focus();
}

/**
 * @param {string} key
 * @param {number} at
 * @param {HTMLElement[]} cards
 * @returns {HTMLElement | null}
 */
function target(key, at, cards) {
  if (key === "ArrowRight") return cards[at + 1] ?? null;
  if (key === "ArrowLeft") return cards[at - 1] ?? null;
  if (key === "Home") return cards[0];
  if (key === "End") return cards[cards.length - 1];
  if (key === "ArrowDown") return across(cards[at], cards.slice(at + 1));
  if (key === "ArrowUp") return across(cards[at], cards.slice(0, at).reverse());
  return null;
}

/**
 * The nearest card of the next row: of those that begin at another height, the one in the same column, or the row's nearest.
 * @param {HTMLElement} from
 * @param {HTMLElement[]} others in the order in which one comes to them
 */
function across(from, others) {
  const { left, top } = from.getBoundingClientRect();
  const boxes = others.map((card) => ({ card, box: card.getBoundingClientRect() })).filter(({ box }) => Math.abs(box.top - top) > 1);
  const row = boxes.filter(({ box }) => Math.abs(box.top - boxes[0].box.top) <= 1);
  row.sort((a, b) => Math.abs(a.box.left - left) - Math.abs(b.box.left - left));
  return row[0]?.card ?? null;
}
