/** Plays the walk: beat after beat, for as long as the store says so. */
import { BEATS, playedNext } from "./core/pace.js";
import { shownStop } from "./core/store.js";
import { after } from "./io/clock.js";
import { time } from "./view/glide.js";

/** @param {ReturnType<typeof import("./core/store.js").createStore>} store */
export function createPlayer(store) {
  let cancel = () => {};

  function tick() {
    cancel();
    const { play: { playing, speed }, answer } = store.get();
    if (!playing) return;
    const total = answer.trace?.total_steps ?? 0;
    const starts = /** @type {const} */ (["--beat-1", "--beat-2", "--beat-3", "--beat-4"]).map(time);
    const next = playedNext(shownStop(store.get()), total, { starts, speed });
    cancel = after(next.after, () => {
      store.dispatch({ type: "moved", k: next.k, beat: next.beat, byClock: true });
      if (next.k === total && next.beat === BEATS) store.dispatch({ type: "playing", on: false });
    });
  }

  store.subscribe((_, { type }) => {
    if (type === "playing" || type === "moved" || type === "paced") tick();
    else if (!store.get().play.playing) cancel();
  });
}
