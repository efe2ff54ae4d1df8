/** Fetches the lines of a pull between arrays element by element, once it is at hand. */
import { wantsItems } from "./core/items.js";
import { aboutOf, questionOf } from "./core/question.js";
import { isCurrent } from "./core/reducers/answer.js";
import { shownStop } from "./core/store.js";
import { fetchItems } from "./io/items.js";

/**
 * @param {ReturnType<typeof import("./core/store.js").createStore>} store
 * @param {() => (() => void)} begin
 */
export function createItemising(store, begin) {
  let asked = "";

  async function prepare() {
    const state = store.get();
    const { document: doc, answer } = state;
    const { k } = shownStop(state);
    const about = aboutOf(doc);
    if (!isCurrent(answer, doc) || !wantsItems(state, k) || asked === `${about} ${k}`) return;
    asked = `${about} ${k}`;
    const end = begin();
    const lines = await fetchItems(questionOf(doc), k);
    if (lines && aboutOf(store.get().document) === about) store.dispatch({ type: "itemised", about, k, lines });
    if (!lines) asked = "";
    end();
  }

  store.subscribe((_, { type }) => {
    if (type === "answered" || type === "moved" || type === "detailed" || type === "undone" || type === "redone") void prepare();
  });
}
