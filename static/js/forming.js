/** Fetches closed forms when nothing was typed for a while: the board says them at the end of the pass back. */
import { aboutOf, questionOf } from "./core/question.js";
import { isCurrent } from "./core/reducers/answer.js";
import { fetchClosedForms } from "./io/closed-forms.js";
import { after, lastOf } from "./io/clock.js";

const REST_MS = 900;
/** After so long one who found the one process busy asks again, once. */
const AGAIN_MS = 6000;

/** @param {ReturnType<typeof import("./core/store.js").createStore>} store */
export function createForming(store) {
  const ready = lastOf(REST_MS);

  /** @param {boolean} again whether another try is left */
  async function prepare(again) {
    const { document: doc, answer } = store.get();
    const about = aboutOf(doc);
    if (!isCurrent(answer, doc) || answer.trace?.graph.arrays || answer.forms?.about === about) return;
    const found = await fetchClosedForms(questionOf(doc));
    if (aboutOf(store.get().document) !== about) return;
    if (found) store.dispatch({ type: "formed", forms: { about, faces: new Map(found.flatMap(({ node, face }) => (face ? [[node, face]] : []))) } });
    else if (again) after(AGAIN_MS, () => void prepare(false));
  }

  store.subscribe((_, { type }) => {
    if (type === "answered") ready(() => void prepare(true));
  });
}
