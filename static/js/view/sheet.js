/** The sheet of all keys, and the switch for those that are one key. */
import { capsOf } from "../core/caps.js";
import { BINDINGS, GROUPS, isSingle } from "../core/keymap.js";
import { text } from "../core/say.js";
import { at } from "../core/site.js";
import { createDialog } from "./dialog.js";
import { element, setAttributes } from "./element.js";

/**
 * @typedef {import("../core/keymap.js").Binding} Binding
 * @typedef {import("../core/keymap.js").Group} Group
 * @typedef {import("../core/say.js").Words} Words
 */

/**
 * @param {import("../core/types.js").Catalogue} catalogue
 * @param {{close: () => void, singleKeys: (on: boolean) => void}} actions
 */
export function createSheet(catalogue, { close, singleKeys }) {
  const words = { catalogue, numbers: [] };
  /** @param {string} key */
  const say = (key) => text({ key }, words);
  const leave = element("button", { class: "quiet", type: "button", autofocus: true }, say("page.close"));
  leave.addEventListener("click", close);
  const turn = element("button", { class: "switch", type: "button", role: "switch", "aria-labelledby": "single-keys", "aria-describedby": "single-keys-says" });
  turn.addEventListener("click", () => singleKeys(turn.getAttribute("aria-checked") !== "true"));
  const root = element("dialog", { class: "sheet", "aria-labelledby": "sheet-title" },
    element("div", { class: "sheet-head" }, element("h2", { id: "sheet-title", class: "title" }, say("page.keys.sheet")),
      element("a", { class: "quiet", href: at("/derivatives") }, say("page.derivatives")), leave),
    element("div", { class: "sheet-groups" }, ...GROUPS.map((group) => keyGroup(group, words))),
    element("div", { class: "sheet-foot" }, turn, element("div", {}, element("p", { id: "single-keys" }, say("page.single-keys")), element("p", { id: "single-keys-says", class: "soft-says" }, say("page.single-keys.says")))));
  // A press beside the sheet closes it: the dialog's own box is its backdrop's only where the sheet is not.
  root.addEventListener("click", (event) => {
    if (event.target === root) close();
  });
  const dialog = createDialog(root, close);
  return {
    root,
    /** @param {import("../core/reducers/view.js").View} view */
    render({ sheet, singleKeys: on }) {
      setAttributes(turn, { "aria-checked": String(on) });
      dialog.render(sheet);
    },
  };
}

/**
 * @param {Group} group
 * @param {Words} words
 */
function keyGroup(group, words) {
  /** @type {Map<string, Binding[]>} */
  const lines = new Map();
  for (const binding of BINDINGS) {
    if (binding.group === group) lines.set(binding.says, [...(lines.get(binding.says) ?? []), binding]);
  }
  return element("section", { class: "sheet-group" },
    element("h3", { class: "label" }, text({ key: `page.keys.group.${group}` }, words)),
    element("dl", { class: "sheet-lines" }, ...[...lines].map(([says, bindings]) => keyLine(says, bindings, words))));
}

/**
 * @param {string} says
 * @param {Binding[]} bindings
 * @param {Words} words
 */
function keyLine(says, bindings, words) {
  const combinations = bindings.flatMap((binding) => capsOf(binding, words)).map((caps) =>
    element("span", { class: "combination" }, ...caps.map((cap) => element("kbd", { class: "key" }, cap))));
  const writes = bindings.every(({ command }) => command === "editor");
  return element("div", { class: `sheet-line${bindings.every(isSingle) ? " single" : ""}${writes ? " writes" : ""}` },
    element("dt", {}, ...combinations), element("dd", {}, text({ key: says }, words)));
}
