/** Fetches chains ahead of the step at hand, so that none is waited for while stepping. */
import { wantedAround } from "./core/chain.js";
import { aboutOf, questionOf } from "./core/question.js";
import { isCurrent } from "./core/reducers/answer.js";
import { shownStop } from "./core/store.js";
import { fetchChains } from "./io/chains.js";
import { lastOf } from "./io/clock.js";

/** So long nothing is answered before chains are asked for that nobody looks at yet: not at each letter that is typed. */
const REST_MS = 500;

/**
 * @param {ReturnType<typeof import("./core/store.js").createStore>} store
 * @param {() => (() => void)} begin
 */
export function createUnrolling(store, begin) {
  const ready = lastOf(REST_MS);
  let asked = "";

  async function prepare() {
    const state = store.get();
    const { document: doc, answer } = state;
    if (!isCurrent(answer, doc) || answer.trace?.graph.arrays) return;
    const around = wantedAround(state, shownStop(state).k);
    const about = aboutOf(doc);
    if (around === null || asked === `${about} ${around}`) return;
    asked = `${about} ${around}`;
    const end = begin();
    const found = await fetchChains(questionOf(doc), around);
    if (found && aboutOf(store.get().document) === about) {
      const { first, last, chains } = found;
      store.dispatch({ type: "chained", chains: { about, first, last, chains: new Map(chains.map((chain) => [chain.to, chain])) } });
    }
    if (!found) asked = "";
    end();
  }

  store.subscribe(({ view: { face, symbols }, document: { detail } }, { type }) => {
    const looked = symbols || face === "chain" || (face === null && detail === "part");
    if (type === "answered" && !looked) ready(() => void prepare());
    else if (type === "answered" || type === "moved" || type === "viewed" || type === "detailed") void (looked || type === "moved" ? prepare() : null);
  });
}
