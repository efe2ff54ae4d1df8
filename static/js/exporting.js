/** Wires the export: what is on show is asked for when the sheet opens, kept as long as the document stays, and taken along. */
import { fileName, formatOf, formatsOf } from "./core/export.js";
import { ofGraph } from "./core/place.js";
import { questionOf } from "./core/question.js";
import { isStale } from "./core/reducers/answer.js";
import { text } from "./core/say.js";
import { copy } from "./io/clipboard.js";
import { after } from "./io/clock.js";
import { fetchExport, saveFile } from "./io/export.js";
import { createExport } from "./view/export.js";

/**
 * @typedef {import("./core/export.js").Format} Format
 * @typedef {import("./core/store.js").State} State
 */

const COPIED_MS = 2000;

/**
 * @param {ReturnType<typeof import("./core/store.js").createStore>} store
 * @param {import("./core/types.js").Catalogue} catalogue
 * @param {() => (() => void)} begin
 * @param {(key: string) => void} say aloud
 */
export function createExporting(store, catalogue, begin, say) {
  /** What was last chosen, and is shown again. */
  let chosen = /** @type {Format} */ ("pytorch");
  /** @type {Map<string, {text: string} | {detail: string}>} */
  let known = new Map();
  let about = "";
  let asked = "";
  let cancelCopied = () => {};
  /** @param {Format | null} exported */
  const show = (exported) => store.dispatch({ type: "viewed", change: { exported } });
  const sheet = createExport(catalogue, { choose, copy: take, save, close: () => show(null) });
  document.body.append(sheet.root);
  // What could not be asked is asked again when the network is back.
  window.addEventListener("online", () => render(store.get()));

  /** @param {Format} format */
  function choose(format) {
    chosen = format;
    sheet.copied(false);
    show(format);
  }

  /** @returns {{format: Format, written: string} | null} what is shown now */
  function now() {
    const { document: doc, view: { exported } } = store.get();
    const found = exported ? known.get(formatOf(doc, exported)) : null;
    return exported && found && "text" in found ? { format: formatOf(doc, exported), written: found.text } : null;
  }

  async function take() {
    const shown = now();
    if (!shown) return;
    const taken = await copy(shown.written);
    cancelCopied();
    if (!taken) {
      sheet.select();
      return say("page.export.by-hand");
    }
    sheet.copied(true);
    say("page.export.copied");
    cancelCopied = after(COPIED_MS, () => sheet.copied(false));
  }

  function save() {
    const shown = now();
    if (!shown) return;
    saveFile(fileName(store.get().document, shown.format), shown.written);
    say("page.export.saved");
  }

  /** @param {State} state */
  function render({ document: doc, answer, view: { exported } }) {
    if (exported === null) return sheet.render([], null, null);
    const { problem, trace } = answer;
    const format = formatOf(doc, exported);
    // What cannot be read yet cannot be written out either, and why is known.
    if (problem) return sheet.render(formatsOf(doc), format, problem);
    // Values outlast the names they were given to; an export is of what stands there.
    const question = questionOf(trace && !isStale(answer, doc) ? { ...doc, inputs: ofGraph(trace, doc.inputs) } : doc);
    const of = JSON.stringify(question);
    if (of !== about) known = new Map();
    about = of;
    const written = known.get(format) ?? null;
    sheet.render(formatsOf(doc), format, written);
    if (!written || !("text" in written)) void ask(question, of, format);
  }

  /**
   * @param {import("./core/question.js").Question} question
   * @param {string} of
   * @param {Format} format
   */
  async function ask(question, of, format) {
    const asks = `${format} ${of}`;
    if (asked === asks) return;
    asked = asks;
    const over = begin();
    const answer = await fetchExport(question, format);
    if (asked === asks) asked = "";
    over();
    if (about !== of) return;
    known.set(format, answer ?? { detail: text({ key: "page.export.away" }, { catalogue, numbers: [] }) });
    const { document: doc, view: { exported } } = store.get();
    if (exported && formatOf(doc, exported) === format) sheet.render(formatsOf(doc), format, known.get(format) ?? null);
  }

  return { open: () => show(chosen), render };
}
