/** The keys that work where one is: under the timeline there is room for few, at the editor for the one that leads out of it. */
import { capsOf } from "../core/caps.js";
import { BINDINGS, isSingle } from "../core/keymap.js";
import { text } from "../core/say.js";
import { element } from "./element.js";
import { saying } from "./sentence.js";

/**
 * One hint for each thing that keys do; keys that do the same kind of thing share it. The hint of all keys opens them.
 * @param {import("../core/say.js").Words} words
 * @param {(command: import("../core/keymap.js").Command) => void} run
 */
export function keyHints(words, run) {
  const hinted = BINDINGS.filter(({ hint }) => hint);
  const hints = [...new Set(hinted.map(({ hint = "" }) => hint))].map((hint) => {
    const bindings = hinted.filter((binding) => binding.hint === hint);
    const single = bindings.every(isSingle) ? "single" : null;
    const caps = element("b", { class: single }, bindings.flatMap((binding) => capsOf(binding, words)).flat().join(" "));
    const [says, { command }] = [` ${text({ key: hint }, words)}`, bindings[0]];
    if (command !== "keys") return element("span", { class: single }, caps, says);
    const button = element("button", { class: "quiet", type: "button" }, caps, says);
    button.addEventListener("click", () => run(command));
    return button;
  });
  return element("div", { class: "keys", role: "group", "aria-label": text({ key: "page.keys" }, words) }, ...hints);
}

/** @param {import("../core/say.js").Words} words */
export function editorHint(words) {
  return saying("p", {}, { key: "page.editor.hint", holes: { escape: { key: "page.key.escape" } } }, words);
}
