/** What each command does: keys, buttons and menus all come here. */
import { BEATS, nextBeat, nextStep, otherSpeed, previousBeat, previousStep, speedRound } from "./core/pace.js";
import { shownStop } from "./core/store.js";

/**
 * @typedef {import("./core/keymap.js").Command} Command
 * @typedef {import("./core/pace.js").Stop} Stop
 */

/**
 * @param {ReturnType<typeof import("./core/store.js").createStore>} store
 * @param {Record<"editor" | "functions" | import("./core/keymap.js").OnStage | import("./core/keymap.js").OfLook, () => void>} others those that other parts of the page carry out
 * @returns {(command: Command) => void}
 */
export function createCommands(store, others) {
  const total = () => store.get().answer.trace?.total_steps ?? 0;
  /** @param {(stop: Stop, total: number) => Stop} way */
  const move = (way) => store.dispatch({ type: "moved", ...way(shownStop(store.get()), total()) });
  /** @param {(speed: number) => number} change */
  const pace = (change) => store.dispatch({ type: "paced", speed: change(store.get().play.speed) });

  function play() {
    const { playing } = store.get().play;
    const { k, beat } = shownStop(store.get());
    if (!playing && k === total() && beat === BEATS) store.dispatch({ type: "moved", k: 0 });
    store.dispatch({ type: "playing", on: !playing && total() > 0 });
  }

  /** @type {Record<Command, () => void>} */
  const actions = {
    next: () => move(nextStep),
    previous: () => move(previousStep),
    "next-beat": () => move(nextBeat),
    "previous-beat": () => move(previousBeat),
    first: () => move(() => ({ k: 0, beat: BEATS })),
    last: () => move(() => ({ k: total(), beat: BEATS })),
    play,
    slower: () => pace((speed) => otherSpeed(speed, -1)),
    faster: () => pace((speed) => otherSpeed(speed, 1)),
    speed: () => pace(speedRound),
    undo: () => store.dispatch({ type: "undone" }),
    redo: () => store.dispatch({ type: "redone" }),
    ...others,
  };
  return (command) => actions[command]();
}
