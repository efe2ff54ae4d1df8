/** What the board says beside a step's own lines is fetched when it may soon be looked at. */
import { createForming } from "./forming.js";
import { createItemising } from "./itemising.js";
import { createUnrolling } from "./unrolling.js";

/**
 * @param {ReturnType<typeof import("./core/store.js").createStore>} store
 * @param {() => (() => void)} begin
 */
export function createAhead(store, begin) {
  createUnrolling(store, begin);
  createForming(store);
  createItemising(store, begin);
}
