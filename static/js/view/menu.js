/** A button that opens a menu: arrows, Home, End and first letters walk it, Esc closes it, and the focus comes back. */
import { element, setAttributes } from "./element.js";

/**
 * @typedef {object} Item
 * @property {string} name what the item is called by its maker
 * @property {string} label
 * @property {string | null} [key] the cap of the key that does the same
 * @property {string} [group] items that share one are a choice of one
 *
 * @param {HTMLElement} root
 * @param {HTMLButtonElement} button
 * @param {Item[]} items
 * @param {(name: string) => void} onChoose
 */
export function createMenu(root, button, items, onChoose) {
  const entries = items.map(({ name, label, key = null, group }, i) => {
    const first = i > 0 && group !== items[i - 1].group;
    const entry = element("button", { class: `menu-item${first ? " first" : ""}`, type: "button", tabindex: -1, role: group ? "menuitemradio" : "menuitem", "data-name": name },
      element("span", {}, label), ...(key ? [element("kbd", { class: "key", "aria-hidden": true }, key)] : []));
    entry.addEventListener("click", () => {
      close();
      onChoose(name);
    });
    return entry;
  });
  const list = element("div", { class: "menu", role: "menu", "aria-label": button.getAttribute("aria-label") ?? button.textContent, hidden: true }, ...entries);
  setAttributes(button, { "aria-haspopup": "menu", "aria-expanded": "false" });
  root.append(button, list);

  /** @param {number} at which item gets the focus */
  function open(at) {
    list.hidden = false;
    setAttributes(button, { "aria-expanded": "true" });
    entries[(at + entries.length) % entries.length].focus();
  }

  /** @param {boolean} [back] whether the focus returns to the button */
  function close(back = true) {
    if (list.hidden) return;
    list.hidden = true;
    setAttributes(button, { "aria-expanded": "false" });
    if (back) button.focus();
  }

  button.addEventListener("click", () => (list.hidden ? open(chosen()) : close()));
  button.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    event.stopPropagation();
    open(event.key === "ArrowUp" ? -1 : chosen());
  });
  list.addEventListener("keydown", (event) => {
    const at = entries.findIndex((entry) => entry === document.activeElement);
    const to = target(event.key, at);
    // What is pressed here is meant for the menu alone.
    event.stopPropagation();
    if (event.key === "Tab") return close();
    if (event.key === "Escape") close();
    else if (to !== null) entries[(to + entries.length) % entries.length].focus();
    else return;
    event.preventDefault();
  });
  list.addEventListener("focusout", (event) => {
    if (event.relatedTarget !== button && !list.contains(/** @type {Node | null} */ (event.relatedTarget))) close(false);
  });

  /** Where it opens: one that is only a choice, at what is chosen. */
  function chosen() {
    const isChoice = items.every(({ group }) => group);
    return isChoice ? Math.max(0, entries.findIndex((entry) => entry.getAttribute("aria-checked") === "true")) : 0;
  }

  /**
   * @param {string} key
   * @param {number} at
   * @returns {number | null}
   */
  function target(key, at) {
    const steps = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 };
    if (key in steps) return steps[/** @type {keyof typeof steps} */ (key)];
    if (key.length !== 1 || key === " ") return null;
    const starts = entries.map((entry, i) => ({ i, letter: (entry.textContent ?? "")[0]?.toLowerCase() })).filter(({ letter }) => letter === key.toLowerCase());
    return (starts.find(({ i }) => i > at) ?? starts[0])?.i ?? null;
  }

  return {
    /** @param {Set<string>} names of the items that are chosen */
    mark(names) {
      items.forEach(({ name, group }, i) => group && setAttributes(entries[i], { "aria-checked": String(names.has(name)) }));
    },
  };
}
