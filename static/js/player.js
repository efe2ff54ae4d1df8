/** Plays the walk: beat after beat, for as long as the store says so. */
import { BEATS, playedNext } from "./core/pace.js";
import { shownStop, stopsShown } from "./core/store.js";
import { after } from "./io/clock.js";
import { time } from "./view/glide.js";

/** @param {ReturnType<typeof import("./core/store.js").createStore>} store */
export function createPlayer(store) {
  let cancel = () => {};

  function tick() {
    cancel();
    const { play: { playing, speed } } = store.get();
    if (!playing) return;
    const stops = stopsShown(store.get());
    const starts = /** @type {const} */ (["--beat-1", "--beat-2", "--beat-3", "--beat-4"]).map(time);
    const next = playedNext(shownStop(store.get()), stops, { starts, speed });
    cancel = after(next.after, () => {
      store.dispatch({ type: "moved", k: next.k, beat: next.beat, byClock: true });
      if (next.k === stops.at(-1) && next.beat === BEATS) store.dispatch({ type: "playing", on: false });
    });
  }

  store.subscribe((_, { type }) => {
    if (type === "playing" || type === "moved" || type === "paced" || type === "detailed" || type === "parted") tick();
    else if (!store.get().play.playing) cancel();
  });
}
