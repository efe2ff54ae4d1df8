/** Wires the sections: each opens with what was last worked on there in this visit, the first time with its first example. */
import { placeOf } from "./core/place.js";
import { isCurrent, isStale } from "./core/reducers/answer.js";
import { FIRST_TRAINING } from "./core/presets.js";
import { sectionOf } from "./core/sections.js";
import { opens, leaveBehind } from "./io/address.js";
import { byId } from "./view/element.js";
import { createSections as createLinks } from "./view/sections.js";

/**
 * @typedef {import("./core/sections.js").Section} Section
 * @typedef {import("./core/store.js").State} State
 * @typedef {import("./core/types.js").Example} Example
 */

/**
 * @param {ReturnType<typeof import("./core/store.js").createStore>} store
 * @param {import("./core/types.js").Catalogue} catalogue
 * @param {readonly Example[]} examples
 * @param {{open: (example: Example) => void, leave: () => void}} actions
 */
export function createSections(store, catalogue, examples, { open, leave }) {
  const links = createLinks(byId("sections"), catalogue, go);
  /** @type {Map<Section, State>} */
  const last = new Map();
  store.subscribe((state) => {
    const { answer, document } = state;
    links.render(sectionOf(document));
    // What could not be read is no place to come back to.
    if (isCurrent(answer, document) && !isStale(answer, document)) last.set(sectionOf(document), state);
  });

  /** @param {Section} section */
  function go(section) {
    const state = store.get();
    if (section === sectionOf(state.document)) return;
    const before = last.get(section);
    if (!before && section !== "training") return open(first(section));
    leave();
    leaveBehind(placeOf(state));
    const { present, hide } = state.view;
    store.dispatch({ type: "opened", ...(before ? placeOf(before) : FIRST_TRAINING), present, hide: [...hide] });
  }

  /** @param {Section} section */
  function first(section) {
    return /** @type {Example} */ (examples.find(({ network }) => (section === "network") === Boolean(network)));
  }

  /** Another document, from which one can come back. @param {import("./core/document.js").Document} document */
  function openDocument(document) {
    const { present, hide } = store.get().view;
    leave();
    leaveBehind(placeOf(store.get()));
    store.dispatch({ type: "opened", document, k: 0, present, hide: [...hide] });
  }

  return {
    go,
    open: openDocument,
    /** Open what an address without a document opens. @param {(example: Example) => void} choose */
    begin(choose) {
      const section = opens();
      const { present, hide } = store.get().view;
      if (section === "training") store.dispatch({ type: "opened", ...FIRST_TRAINING, present, hide: [...hide] });
      else choose(first(section));
    },
  };
}
