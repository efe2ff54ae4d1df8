/** What each command does: keys, buttons and menus all come here. */
import { BEATS, nextBeat, nextStep, otherSpeed, previousBeat, previousStep, speedRound } from "./core/pace.js";
import { written } from "./core/chain.js";
import { detailOf, detailsOf } from "./core/document.js";
import { otherDetail, stopAfter } from "./core/stops.js";
import { linesShown, shownStop, stopsShown } from "./core/store.js";

/**
 * @typedef {import("./core/keymap.js").Command} Command
 * @typedef {import("./core/pace.js").Stop} Stop
 */

/**
 * @param {ReturnType<typeof import("./core/store.js").createStore>} store
 * @param {Record<"editor" | "functions" | "nudge" | "paths" | "caching" | "algorithm" | "losses" | import("./core/keymap.js").OnStage | import("./core/keymap.js").OfLook, () => void>} others those that other parts of the page carry out
 * @param {{onward: () => boolean, backward: () => boolean, play: () => boolean}} training what training does first, where it does
 * @returns {(command: Command) => void}
 */
export function createCommands(store, others, training) {
  const stops = () => stopsShown(store.get());
  const last = () => stops().at(-1) ?? 0;
  /** @param {(stop: Stop, stops: readonly number[]) => Stop} way */
  const move = (way) => store.dispatch({ type: "moved", ...way(shownStop(store.get()), stops()) });
  /** On the chain face a beat is a line. @param {1 | -1} way */
  const beat = (way) => {
    const state = store.get();
    const { k, beat, line } = shownStop(state);
    const count = linesShown(state, k);
    const at = written(count, beat, line);
    if (count && way < 0 && at > 1) return store.dispatch({ type: "moved", k, line: at - 1 });
    if (count && way > 0 && at < count) return store.dispatch({ type: "moved", k, ...(at + 1 < count ? { line: at + 1 } : {}) });
    const next = stopAfter(stops(), k);
    if (way > 0 && next > k && (count || beat === BEATS) && linesShown(state, next)) return store.dispatch({ type: "moved", k: next, line: 1 });
    move(way < 0 ? (count ? previousStep : previousBeat) : count ? (stop) => nextBeat({ ...stop, beat: BEATS }, stops()) : nextBeat);
  };
  /** @param {1 | -1} way */
  const detail = (way) => {
    const doc = store.get().document;
    store.dispatch({ type: "detailed", detail: otherDetail(detailOf(doc), way, detailsOf(doc.text)), arrays: store.get().answer.trace?.graph.arrays });
  };
  /** @param {(speed: number) => number} change */
  const pace = (change) => store.dispatch({ type: "paced", speed: change(store.get().play.speed) });

  function play() {
    const { playing } = store.get().play;
    const { k, beat } = shownStop(store.get());
    if (!playing && k === last() && beat === BEATS) store.dispatch({ type: "moved", k: 0 });
    store.dispatch({ type: "playing", on: !playing && last() > 0 });
  }

  /** @type {Record<Command, () => void>} */
  const actions = {
    next: () => void (training.onward() || move(nextStep)),
    previous: () => void (training.backward() || move(previousStep)),
    "next-beat": () => beat(1),
    "previous-beat": () => beat(-1),
    "turn-board": () => store.dispatch({ type: "viewed", change: { face: linesShown(store.get(), shownStop(store.get()).k) || store.get().view.face === "chain" ? "step" : "chain" } }),
    first: () => move(() => ({ k: 0, beat: BEATS })),
    last: () => move(() => ({ k: last(), beat: BEATS })),
    play: () => void (training.play() || play()),
    coarser: () => detail(1),
    finer: () => detail(-1),
    slower: () => pace((speed) => otherSpeed(speed, -1)),
    faster: () => pace((speed) => otherSpeed(speed, 1)),
    speed: () => pace(speedRound),
    undo: () => store.dispatch({ type: "undone" }),
    redo: () => store.dispatch({ type: "redone" }),
    ...others,
  };
  return (command) => actions[command]();
}
