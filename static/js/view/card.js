/** The card of the chosen node, beside it on the stage: expression, value, gradient, and what can be done with it. */
import { beside } from "../core/beside.js";
import { inFull } from "../core/format.js";
import { gradientIn } from "../core/frame.js";
import { fullOf } from "../core/grid.js";
import { spoken, text } from "../core/say.js";
import { whatIs } from "../core/describe.js";
import { element, keep, setAttributes, setClass } from "./element.js";
import { inspected } from "./inspected.js";
import { fitWidth, formulaMaths } from "./maths.js";
import { numberText } from "./sentence.js";

/**
 * @typedef {import("../core/card.js").Card} Card
 * @typedef {import("../core/card.js").Deed} Deed
 * @typedef {import("../core/route.js").Box} Box
 * @typedef {import("../core/types.js").GraphNode} GraphNode
 * @typedef {import("../core/types.js").Wire} Wire
 */

/**
 * @param {import("../core/types.js").Catalogue} catalogue
 * @param {{act: (deed: Deed) => void, close: () => void}} actions
 */
export function createCard(catalogue, { act, close }) {
  /** @param {string} key */
  const say = (key) => text({ key }, { catalogue, numbers: [] });
  const title = element("div", { class: "card-title" });
  const cross = element("button", { class: "card-close", type: "button", "aria-label": say("page.card.close"), title: say("page.card.close") }, "×");
  cross.addEventListener("click", close);
  const value = element("dd", { class: "v" });
  const gradient = element("dd", {});
  const head = element("dt", {});
  const facts = element("dl", { class: "card-facts" }, element("div", {}, element("dt", {}, say("page.card.value")), value), element("div", {}, head, gradient));
  const deeds = element("div", { class: "card-deeds" });
  const status = element("p", { class: "card-status", role: "status" });
  const root = element("div", { class: "node-card", role: "dialog", tabindex: -1, hidden: true }, element("div", { class: "card-head" }, title, cross), facts, deeds, status);
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
  });

  return {
    root,
    /**
     * @param {GraphNode} node
     * @param {Card} card
     * @param {import("../core/types.js").Trace} trace
     */
    render(node, card, trace) {
      const { numbers } = trace;
      /** @param {Wire} wire @param {"v" | "g"} ink */
      const parts = (wire, ink) => (node.shape.length ? inspected(wire, node, ink, fullOf(trace), catalogue) : numberParts(wire));
      root.classList.toggle("of-array", node.shape.length > 0);
      const had = root.contains(document.activeElement);
      const words = { catalogue, numbers };
      setAttributes(root, { hidden: null, "aria-label": spoken({ key: "page.card", holes: { what: whatIs(node) } }, words) });
      if (keep(title, JSON.stringify(card.title), () => [formulaMaths(card.title, numbers)])) {
        const made = /** @type {HTMLElement | null} */ (title.firstElementChild);
        if (made) fitWidth(made, title.clientWidth, 0.6);
        status.textContent = "";
      }
      const unknown = say("page.unknown");
      keep(value, card.value === null ? "" : JSON.stringify(numbers[card.value]), () => (card.value === null ? [slot(unknown)] : parts(numbers[card.value], "v")));
      const slope = card.gradient;
      const shown = slope ? gradientIn(trace, node.id, slope) : null;
      /** @type {HTMLElement} */ (head.parentElement).hidden = card.head === null;
      keep(head, JSON.stringify(card.head), () => (card.head ? [formulaMaths(card.head, numbers)] : []));
      setClass(gradient, ["g", slope && !slope.final ? "partial" : ""]);
      keep(gradient, JSON.stringify(shown), () => (shown === null ? [slot(unknown)] : parts(shown, "g")));
      keep(deeds, JSON.stringify(card.deeds), () => card.deeds.map((deed) => button(deed, text(deed.says, words))));
      if (had && !root.contains(document.activeElement)) root.focus({ preventScroll: true });
    },
    /**
     * Beside its node.
     * @param {Box} node on the stage
     * @param {{width: number, height: number}} room
     * @param {Box[]} others
     * @returns {boolean} whether there was room
     */
    place(node, room, others) {
      const size = { width: root.offsetWidth, height: root.offsetHeight };
      const at = beside(node, size, room, others);
      const { x, y } = at ?? { x: room.width - size.width - 8, y: Math.max(8, (room.height - size.height) / 2) };
      root.style.setProperty("transform", `translate(${Math.round(x)}px, ${Math.round(y)}px)`);
      return at !== null;
    },
    hide() {
      root.hidden = true;
      status.textContent = "";
    },
    /** @param {string} sentence */
    say: (sentence) => void (status.textContent = sentence),
  };

  /**
   * @param {Deed} deed
   * @param {string} label
   */
  function button(deed, label) {
    const made = element("button", { class: "card-deed", type: "button", "data-does": nameOf(deed) }, label);
    made.addEventListener("click", () => act(deed));
    return made;
  }
}

/** @param {Deed} deed */
function nameOf(deed) {
  if (deed.does === "parted") return deed.open ? "open" : "close";
  if (deed.does === "unfolded") return deed.open ? "unfold" : "fold";
  if (deed.does === "alone") return deed.does;
  return deed.does === "rewritten" ? deed.to : Object.keys(deed.change)[0];
}

/**
 * A number, and under it all of it where it is rounded.
 * @param {Wire} wire
 */
function numberParts(wire) {
  const full = inFull(wire);
  return [numberText(wire), ...(full ? [element("span", { class: "number card-full" }, element("span", {}, full))] : [])];
}

/** @param {string} label */
function slot(label) {
  return element("span", { class: "number-slot", role: "img", "aria-label": label });
}
