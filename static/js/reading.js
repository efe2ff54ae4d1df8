/** How the text was read: what is wrong in it, what could mean something else, and how else it can be written. */
import { isCurrent } from "./core/reducers/answer.js";
import { spanOf } from "./core/span.js";
import { byId } from "./view/element.js";
import { createNotices } from "./view/notices.js";

/**
 * @typedef {import("./core/store.js").State} State
 * @typedef {"break_down" | "put_together"} Writing
 *
 * @param {ReturnType<typeof import("./core/store.js").createStore>} store
 * @param {import("./core/types.js").Catalogue} catalogue
 * @param {{setNotices: (spans: {from: number, to: number}[]) => void}} editor
 * @param {() => import("./core/given.js").Inputs} values the inputs' values that an edit does not change
 */
export function createReading(store, catalogue, editor, values) {
  const buttons = /** @type {[Writing, HTMLElement][]} */ ([["break_down", byId("break-down")], ["put_together", byId("put-together")]]);
  for (const [writing, button] of buttons) button.addEventListener("click", () => write(writing));
  const notices = createNotices(byId("notices"), catalogue, rewrite);
  /** @type {import("./core/types.js").Notice[] | undefined} */
  let marked;

  /** @param {string} text which goes with the text that was answered, not with one typed since */
  function rewrite(text) {
    const { answer, document: doc } = store.get();
    if (isCurrent(answer, doc)) store.dispatch({ type: "brokenDown", text, values: values() });
  }

  /** @param {Writing} writing */
  function write(writing) {
    const text = store.get().answer.trace?.[writing]?.text;
    if (text) rewrite(text);
  }

  return {
    breakDown: () => write("break_down"),
    /**
     * @param {State} state
     * @param {boolean} stale
     */
    render({ answer: { trace, text }, document: doc }, stale) {
      for (const [writing, button] of buttons) button.hidden = !trace?.[writing] || stale;
      const told = stale ? null : trace;
      if (told && text !== doc.text) return;
      notices.render(told?.notices ?? []);
      if (told?.notices === marked) return;
      marked = told?.notices;
      editor.setNotices((told?.notices ?? []).flatMap(({ spans }) => spans.flatMap((span) => spanOf(text, span) ?? [])));
    },
  };
}
