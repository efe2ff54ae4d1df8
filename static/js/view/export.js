/** The document written out for others, beside the graph: a tab for each format, to be copied or kept as a file. */
import { remarked } from "../core/export.js";
import { text } from "../core/say.js";
import { createDialog } from "./dialog.js";
import { element, keep, setAttributes } from "./element.js";

/**
 * @typedef {import("../core/export.js").Format} Format
 * @typedef {{text: string} | {detail: string} | null} Written null: not known yet
 */

/**
 * @param {import("../core/types.js").Catalogue} catalogue
 * @param {{choose: (format: Format) => void, copy: () => void, save: () => void, close: () => void}} actions
 */
export function createExport(catalogue, { choose, copy, save, close }) {
  /** @param {string} key */
  const say = (key) => text({ key }, { catalogue, numbers: [] });
  const leave = element("button", { class: "quiet", type: "button" }, say("page.close"));
  const tabs = element("div", { class: "export-tabs", role: "tablist", "aria-label": say("page.export.formats") });
  const code = element("pre", { class: "export-code", id: "export-code", role: "tabpanel", tabindex: 0 });
  const problem = element("p", { class: "export-problem", role: "status" });
  const take = element("button", { class: "head-button swap", type: "button" }, element("span", {}, say("page.export.copy")), element("span", { "aria-hidden": true }, say("page.share.done")));
  const file = element("button", { class: "head-button", type: "button" }, say("page.export.save"));
  const root = element("dialog", { class: "sheet export", "aria-labelledby": "export-title" },
    element("div", { class: "sheet-head" }, element("h2", { id: "export-title", class: "title" }, say("page.export")), leave),
    tabs, code, problem, element("div", { class: "export-foot" }, take, file));
  leave.addEventListener("click", close);
  take.addEventListener("click", copy);
  file.addEventListener("click", save);
  root.addEventListener("click", (event) => {
    if (event.target === root) close();
  });
  tabs.addEventListener("keydown", (event) => {
    const all = /** @type {HTMLElement[]} */ ([...tabs.children]);
    const at = all.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1 + all.length, Home: 0, End: all.length - 1 }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    const next = all[to % all.length];
    choose(/** @type {Format} */ (next.dataset.format));
    next.focus();
  });
  const dialog = createDialog(root, close);

  /** @param {Format} format */
  function tab(format) {
    const made = element("button", { class: "export-tab", type: "button", role: "tab", id: `export-${format}`, "aria-controls": "export-code", "data-format": format }, say(`page.export.${format}`));
    made.addEventListener("click", () => choose(format));
    return made;
  }

  return {
    root,
    /**
     * @param {readonly Format[]} formats
     * @param {Format | null} format none when it is closed
     * @param {Written} written
     */
    render(formats, format, written) {
      if (format) {
        keep(tabs, formats.join(), () => formats.map(tab));
        for (const one of tabs.children) {
          const chosen = one.id === `export-${format}`;
          setAttributes(one, { "aria-selected": String(chosen), tabindex: chosen ? 0 : -1 });
        }
        const known = written && "text" in written ? written.text : "";
        setAttributes(code, { "aria-labelledby": `export-${format}`, "data-format": format });
        if (keep(code, `${format} ${known}`, () => remarked(known, format).map(({ text: run, remark }) => (remark ? element("span", { class: "remark" }, run) : run)))) code.scrollTop = 0;
        keep(problem, JSON.stringify(written), () => (written && "text" in written ? [] : [written ? written.detail : say("page.export.waits")]));
        for (const button of [take, file]) button.disabled = !known;
      }
      const opens = format !== null && !root.open;
      dialog.render(format !== null);
      if (opens) document.getElementById(`export-${format}`)?.focus();
    },
    /** @param {boolean} on whether it was copied just now */
    copied(on) {
      setAttributes(take, { "data-done": on });
    },
    /** Choose the text, for who copies it by hand. */
    select() {
      code.focus();
      getSelection()?.selectAllChildren(code);
    },
  };
}
