/** Wires training: a run begins when a document asks for one, is made in a worker, and moves what is on show. */
import { accuracySaid } from "./core/confusion.js";
import { createEpochs } from "./core/epochs.js";
import { alone } from "./core/given.js";
import { labelsKnown } from "./core/listing.js";
import { lossOf } from "./core/network.js";
import { BEATS } from "./core/pace.js";
import { pinOf } from "./core/pinned.js";
import { isStale } from "./core/reducers/answer.js";
import { END } from "./core/reducers/playhead.js";
import { exampleOf, isReady } from "./core/reducers/training.js";
import { scoresOf } from "./core/scores.js";
import { inputsOf, trainOf, wholePlan } from "./core/server-told.js";
import { shownStop, stopsShown } from "./core/store.js";
import { overOf } from "./core/threshold.js";
import { STRENGTH, inTraining, lastOf, nowOf, rowOf, runOf } from "./core/trained.js";
import { lastOf as calmly } from "./io/clock.js";
import { createLook } from "./core/training.js";
import { createSlices } from "./io/slices.js";
import { createPlanning } from "./planning.js";
import { createTrainers } from "./trainers.js";

/**
 * @typedef {import("./core/store.js").State} State
 * @typedef {import("./core/trained.js").Trained} Trained
 * @typedef {import("./core/trained.js").InTraining} InTraining
 */

/** So long nothing is set by hand before the run is planned anew. */
const SETTLED_MS = 250;

/**
 * @param {ReturnType<typeof import("./core/store.js").createStore>} store
 * @param {import("./core/types.js").Catalogue} catalogue
 * @param {import("./core/trained.js").DataSets} sets
 * @param {import("./core/listing.js").Networks} networks
 * @param {() => (() => void)} begin
 * @param {(sentence: import("./core/types.js").Sentence, numbers?: number[]) => void} say aloud, once
 */
export function createTraining(store, catalogue, sets, networks, begin, say) {
  const { ask, turn } = createTrainers(answered);
  let run = 0;
  let epochs = createEpochs(0, 0);
  let pace = /** @type {number | null} */ (null);
  /** What waits for an answer of the worker. */
  let over = () => {};
  /** Whether the next update is to be looked at. */
  let looks = false;

  const settled = calmly(SETTLED_MS, begin);
  const plan = createPlanning(store, catalogue, sets, begin, { start, stop: () => ask({ do: "stop" }) });

  const current = () => inTraining(store.get());

  /**
   * @param {InTraining} document
   * @param {string} about
   * @param {import("./core/reducers/training.js").Plan} made
   */
  function start(document, about, made) {
    const { epochs: count, batch, order: seed, rate, changes, update } = document.training;
    const whole = wholePlan(made, /** @type {import("./core/types.js").Trace} */ (store.get().answer.trace), labelsKnown(networks, lossOf(document)));
    const { learning, start: from, free, rows, test } = whole;
    run += 1;
    // What was asked of the run before is no longer answered.
    over();
    over = () => {};
    epochs = createEpochs(seed, rows.length, learning);
    store.dispatch({ type: "planned", about, plan: whole, order: [...epochs.now().order] });
    turn(made.by);
    if (made.by === "server") ask({ do: "stream", run, begun: { body: trainOf(document, test.length), changes } });
    else ask({ do: "start", run, pace, running: false, begun: { learning, start: from, free, rows, test, training: { rate, epochs: count, batch, seed, ceiling: 10, changes: [...changes] } } });
    if (update) advance(update);
    else show(0, made.start);
    // What was run is looked at as a run, unless a step of the walk is.
    const { k, of } = { k: shownStop(store.get()).k, of: store.get().answer.trace?.total_steps };
    if (update && k === of) store.dispatch({ type: "viewed", change: { aside: "training" } });
  }

  /** @param {number} updates */
  function advance(updates) {
    over();
    over = begin();
    ask({ do: "advance", updates });
  }

  /** @param {import("./io/trainer.js").Answered} answer */
  function answered(answer) {
    if (answer.run !== run || !current()) return;
    if ("failed" in answer) return console.error(answer.failed);
    if ("changed" in answer) return;
    const before = store.get().training;
    if ("waits" in answer) return store.dispatch({ type: "trained", update: before.update, inputs: null, at: { waits: answer.waits } });
    const { records, update, parameters, seen = {} } = answer;
    epochs.take(records);
    const last = [...records].reverse().find(({ kind }) => kind === "update");
    const moved = looks && last?.kind === "update" ? { old: [...before.parameters], now: parameters, rate: last.rate, examples: last.examples, loss: last.loss } : null;
    looks = false;
    if (moved) store.dispatch({ type: "trained", update: update - 1, inputs: null, at: { moved, parameters } });
    else show(update, parameters, seen);
    over();
    over = () => {};
  }

  /**
   * What is on show is the run: its weights, and the example that comes next.
   * @param {number} update
   * @param {readonly number[]} parameters
   * @param {Partial<import("./core/server-told.js").Seen>} [news] what the server tells beside
   */
  function show(update, parameters, news = {}) {
    const { training: { plan: made, seen: before, running: runs }, answer } = store.get();
    const seen = { ...before, ...news };
    const now = epochs.now();
    if (!made) return;
    const row = made.rows[exampleOf({ ...store.get().training, ...now }) ?? 0] ?? [];
    const { learning } = made;
    const document = current();
    const strength = document ? lastOf({ ...document.training, update }, "strength") : undefined;
    const free = made.free.map((value, i) => (i === learning.strength ? strength ?? value : value));
    /** @param {readonly string[]} names @param {readonly number[]} values */
    const by = (names, values) => names.map((name, i) => [name, values[i]]);
    const told = made.by === "server" ? { ...document?.training.from, ...inputsOf(seen.arrays, answer.trace) } : {};
    // The server walks a pass for each: while it runs, the next once the last is there.
    const waits = made.by === "server" && runs && !now.over && (!news.arrays || !document || isStale(answer, document));
    const inputs = waits ? null : { ...told, ...Object.fromEntries([...by(learning.parameters, parameters), ...by(learning.columns, row), ...by(Object.keys(learning.masks), epochs.mask()), ...by(learning.free, free)]) };
    const ends = now.over && !store.get().training.over;
    store.dispatch({ type: "trained", update, inputs, at: { update, parameters, seen, waits: null, moved: null, ...now, ...(now.over ? { running: false } : {}) } });
    if (ends) {
      const said = overOf(now, document?.training.optimiser.kind ?? "", accuracyOf({ plan: made, parameters, seen }, free));
      say(said.sentence, said.numbers);
    }
  }

  /** How well classes are told apart in the end. @param {Parameters<typeof scoresOf>[0]} of @param {number[]} free */
  function accuracyOf(of, free) {
    const scores = scoresOf(of, labelsKnown(networks, lossOf(store.get().document)), of.plan.by === "page" ? createLook(of.plan.learning) : null, free);
    return scores ? accuracySaid(scores) : null;
  }

  /** @param {number | null} next updates a second, null: as many as can be made */
  function speed(next) {
    pace = next;
    ask({ do: "pace", pace });
  }

  /** @param {boolean} on */
  function running(on) {
    const { training } = store.get();
    if (!training.plan || training.over || on === training.running || (on && !isReady(store.get()))) return;
    picked();
    // Every number of the pass moves, the gradients too.
    if (on) store.dispatch({ type: "moved", k: END });
    store.dispatch({ type: "trains", on });
    ask({ do: on ? "go-on" : "pause" });
  }

  /** The update that is looked at is made: on to the next example. */
  function picked() {
    const { training } = store.get();
    if (!training.moved) return false;
    show((current()?.training.update ?? 0) + 1, training.parameters);
    return true;
  }

  /** Begin anew, after so many updates. @param {number} update */
  function again(update) {
    const document = current();
    const { training } = store.get();
    if (!document || !training.plan || !training.about) return;
    start({ ...document, training: { ...document.training, update } }, training.about, training.plan);
  }

  store.subscribe((state, action) => {
    const { type } = action;
    const document = current();
    if (state.training.running && !isReady(state)) running(false);
    if (type === "inputSet" && document) {
      // Not at each number that a hand passes.
      settled(() => void plan());
      const row = action.name === STRENGTH ? rowOf(document.training, { strength: alone(action.value) }) : null;
      if (row) ask({ do: "change", what: row.what, value: row.value, running: store.get().training.running });
    } else if (document && type !== "trained") void plan();
    else if (!document && state.training.about) ask({ do: "stop" });
    if (type === "unplanned") epochs = createEpochs(0, 0);
    const travelled = type === "undone" || type === "redone" || type === "opened";
    if (document && travelled && state.training.about === runOf(document)) again(document.training.update);
  });

  return {
    epochs: () => epochs,
    speed,
    running,
    /** So many epochs more, at once. @param {number} count */
    epoch(count = 1) {
      const { training } = store.get();
      if (!training.plan || !isReady(store.get()) || training.running) return;
      picked();
      const { rows } = training.plan;
      const { place } = epochs.now();
      const batch = nowOf(/** @type {InTraining} */ (current()).training, "batch");
      store.dispatch({ type: "moved", k: END });
      store.dispatch({ type: "trains", on: false });
      advance(Math.ceil((rows.length - place) / batch) + (count - 1) * Math.ceil(rows.length / batch));
    },
    /** One update more, and then look at it. */
    example() {
      const { training } = store.get();
      if (training.plan?.by !== "page" || !isReady(store.get()) || training.running) return;
      picked();
      store.dispatch({ type: "moved", k: END });
      looks = true;
      advance(1);
    },
    reset() {
      const { training } = store.get();
      if (training.plan) running(false);
      store.dispatch({ type: "training", change: { changes: [], update: 0 } });
      store.dispatch({ type: "moved", k: 0 });
      again(0);
    },
    /** The network on show is trained, from the weights that it has. */
    begin() {
      store.dispatch({ type: "training", change: {} });
      store.dispatch({ type: "moved", k: 0 });
    },
    /** @param {Partial<Trained>} change @param {import("./core/fitting.js").Fit | null} [fit] the network for other data */
    change(change, fit = null) {
      const document = current();
      if (!document) return;
      const row = rowOf(document.training, change);
      const loses = !row && document.training.update > 0;
      store.dispatch({ type: "training", change, fit });
      if (loses) say({ key: "page.training.anew" });
      if (row) ask({ do: "change", what: row.what, value: row.value, running: store.get().training.running });
      else if (store.get().training.about && runOf(/** @type {InTraining} */ (current())) === store.get().training.about) again(0);
    },
    /** The run on show is kept beside the next one, or given up where one is kept. */
    pin() {
      const document = current();
      const { pinned: kept, plan: made, parameters } = store.get().training;
      const pinned = kept || !document || !made ? null : pinOf(document, epochs.means, [made.start, ...epochs.path(), parameters]);
      store.dispatch({ type: "pinned", run: pinned });
      say({ key: pinned ? "page.training.pinned.said" : "page.training.unpinned.said" });
    },
    /** @param {Partial<import("./core/reducers/training.js").Training["looks"]>} change */
    look: (change) => store.dispatch({ type: "pictured", change }),
    later: createSlices(begin),
    /** Whether something comes after the last step: the update, or the next example. */
    goesOn: () => isReady(store.get()) && store.get().training.plan?.by === "page",
    /** The update after the last step, and the next example after the update. @returns {boolean} whether it was one of these */
    onward() {
      const state = store.get();
      const { training } = state;
      if (!isReady(state)) return false;
      if (training.running) return true;
      if (picked()) {
        store.dispatch({ type: "moved", k: 0 });
        return true;
      }
      const { k, beat } = shownStop(state);
      if (beat !== BEATS || k !== (stopsShown(state).at(-1) ?? 0) || k === 0) return false;
      if (training.plan?.by !== "page") return false;
      looks = true;
      advance(1);
      return true;
    },
    /** Space runs, and stops what runs. @returns {boolean} whether there is something to run */
    play() {
      const { training } = store.get();
      if (!isReady(store.get())) return false;
      running(!training.running);
      return true;
    },
    /** Back from the update to the last step, and from an example to the update before. @returns {boolean} */
    backward() {
      const { training } = store.get();
      const document = current();
      if (!document || !training.plan) return false;
      if (training.running) return true;
      if (!training.moved) return false;
      again(document.training.update);
      return true;
    },
  };
}
