/** Wires training: a run begins when a document asks for one, is made in a worker, and moves what is on show. */
import { createEpochs } from "./core/epochs.js";
import { BEATS } from "./core/pace.js";
import { pinOf } from "./core/pinned.js";
import { isCurrent, isStale } from "./core/reducers/answer.js";
import { END } from "./core/reducers/playhead.js";
import { exampleOf } from "./core/reducers/training.js";
import { text } from "./core/say.js";
import { shownStop, stopsShown } from "./core/store.js";
import { nowOf, runOf, planOf } from "./core/trained.js";
import { createSlices } from "./io/slices.js";
import { fetchPlan, startTrainer } from "./io/training.js";

/**
 * @typedef {import("./core/store.js").State} State
 * @typedef {import("./core/trained.js").Trained} Trained
 * @typedef {import("./core/document.js").Document & {training: Trained}} InTraining
 */

/**
 * @param {ReturnType<typeof import("./core/store.js").createStore>} store
 * @param {import("./core/types.js").Catalogue} catalogue
 * @param {import("./core/trained.js").DataSets} sets
 * @param {() => (() => void)} begin
 * @param {(sentence: import("./core/types.js").Sentence) => void} say aloud, once
 */
export function createTraining(store, catalogue, sets, begin, say) {
  /** @type {((asked: import("./io/trainer.js").Asked) => void) | null} */
  let ask = null;
  let run = 0;
  let asked = /** @type {string | null} */ (null);
  let epochs = createEpochs(0, 0);
  let pace = /** @type {number | null} */ (null);
  /** What waits for an answer of the worker. */
  let over = () => {};
  /** Whether the next update is to be looked at. */
  let looks = false;

  const inTraining = () => {
    const { document: doc } = store.get();
    return doc.training ? /** @type {InTraining} */ (doc) : null;
  };

  /** @param {InTraining} document */
  async function plan(document) {
    const { answer, training: known } = store.get();
    // First the network has to be read.
    if (!isCurrent(answer, document) || isStale(answer, document) || !answer.trace) return;
    const about = runOf(document);
    if (asked === about || known.about === about) return;
    const why = misfit(document.training, answer.trace);
    if (why) return store.dispatch({ type: "unplanned", about, problem: why });
    asked = about;
    ask?.({ do: "stop" });
    const end = begin();
    const found = await fetchPlan(planOf(document));
    end();
    if (asked !== about) return;
    asked = null;
    const now = inTraining();
    if (!found || !now || runOf(now) !== about) return;
    if ("problem" in found) return refuse(now, about, found.problem);
    start(now, about, found.plan);
  }

  /**
   * @param {InTraining} document
   * @param {string} about
   * @param {import("./core/types.js").Problem} problem
   */
  function refuse({ training: { table, missing } }, about, problem) {
    store.dispatch({ type: "unplanned", about, problem: problem.detail });
    if (problem.field === "table") store.dispatch({ type: "tableRefused", refused: { table, missing, problem } });
  }

  /**
   * Why a network cannot learn from these data; null where it can.
   * @param {Trained} training
   * @param {import("./core/types.js").Trace} trace
   * @returns {string | null}
   */
  function misfit({ data: { kind } }, { network }) {
    const found = sets.datasets.find((one) => one.kind === kind)?.features.length;
    const inputs = network?.units.filter(({ column, row }) => column === 0 && row > 0).length;
    if (!network) return text({ key: "page.training.no-network" }, { catalogue, numbers: [] });
    return found === undefined || found === inputs ? null : text({ key: "page.training.misfit", holes: { count: found, inputs: inputs ?? 0 } }, { catalogue, numbers: [] });
  }

  /**
   * @param {InTraining} document
   * @param {string} about
   * @param {import("./core/reducers/training.js").Plan} made
   */
  function start({ training }, about, made) {
    const { epochs: count, batch, order: seed, rate, changes, update } = training;
    const { learning, start: from, free, rows, test } = made;
    run += 1;
    // What was asked of the run before is no longer answered.
    over();
    over = () => {};
    epochs = createEpochs(seed, rows.length);
    store.dispatch({ type: "planned", about, plan: made, order: [...epochs.now().order] });
    ask ??= startTrainer(answered);
    ask({ do: "start", run, pace, running: false, begun: { learning, start: from, free, rows, test, training: { rate, epochs: count, batch, seed, ceiling: 10, changes: [...changes] } } });
    if (update) advance(update);
    else show(0, made.start);
  }

  /** @param {number} updates */
  function advance(updates) {
    over();
    over = begin();
    ask?.({ do: "advance", updates });
  }

  /** @param {import("./io/trainer.js").Answered} answer */
  function answered(answer) {
    if (answer.run !== run || !inTraining()) return;
    if ("failed" in answer) return console.error(answer.failed);
    if ("changed" in answer) return;
    const { records, update, parameters } = answer;
    const before = store.get().training;
    epochs.take(records);
    const last = [...records].reverse().find(({ kind }) => kind === "update");
    const moved = looks && last?.kind === "update" ? { old: [...before.parameters], now: parameters, rate: last.rate, examples: last.examples, loss: last.loss } : null;
    looks = false;
    if (moved) store.dispatch({ type: "trained", update: update - 1, inputs: null, at: { moved, parameters } });
    else show(update, parameters);
    over();
    over = () => {};
  }

  /**
   * What is on show is the run: its weights, and the example that comes next.
   * @param {number} update
   * @param {readonly number[]} parameters
   */
  function show(update, parameters) {
    const { plan: made } = store.get().training;
    const now = epochs.now();
    if (!made) return;
    const row = made.rows[exampleOf({ ...store.get().training, ...now }) ?? 0] ?? [];
    const inputs = Object.fromEntries([...made.learning.parameters.map((name, i) => [name, parameters[i]]), ...made.learning.columns.map((name, i) => [name, row[i]])]);
    const ends = now.over && !store.get().training.over;
    store.dispatch({ type: "trained", update, inputs, at: { update, parameters, moved: null, ...now, ...(now.over ? { running: false } : {}) } });
    if (ends) say({ key: `page.training.over.${now.over}` });
  }

  /** @param {number | null} next updates a second, null: as many as can be made */
  function speed(next) {
    pace = next;
    ask?.({ do: "pace", pace });
  }

  /** @param {boolean} on */
  function running(on) {
    const { training } = store.get();
    if (!training.plan || training.over || on === training.running) return;
    picked();
    // Every number of the pass moves, the gradients too.
    if (on) store.dispatch({ type: "moved", k: END });
    store.dispatch({ type: "trains", on });
    ask?.({ do: on ? "go-on" : "pause" });
  }

  /** The update that is looked at is made: on to the next example. */
  function picked() {
    const { training } = store.get();
    if (!training.moved) return false;
    show((inTraining()?.training.update ?? 0) + 1, training.parameters);
    return true;
  }

  /** Begin anew, after so many updates. @param {number} update */
  function again(update) {
    const document = inTraining();
    const { training } = store.get();
    if (!document || !training.plan || !training.about) return;
    start({ ...document, training: { ...document.training, update } }, training.about, training.plan);
  }

  store.subscribe((state, { type }) => {
    const document = inTraining();
    if (document && type !== "trained") void plan(document);
    else if (!document && state.training.about) ask?.({ do: "stop" });
    const travelled = type === "undone" || type === "redone" || type === "opened";
    if (document && travelled && state.training.about === runOf(document)) again(document.training.update);
  });

  return {
    epochs: () => epochs,
    speed,
    running,
    pace: () => pace,
    /** So many epochs more, at once. @param {number} count */
    epoch(count = 1) {
      const { training } = store.get();
      if (!training.plan || training.over || training.running) return;
      picked();
      const { rows } = training.plan;
      const { place } = epochs.now();
      const batch = nowOf(/** @type {InTraining} */ (inTraining()).training, "batch");
      store.dispatch({ type: "moved", k: END });
      store.dispatch({ type: "trains", on: false });
      advance(Math.ceil((rows.length - place) / batch) + (count - 1) * Math.ceil(rows.length / batch));
    },
    /** One update more, and then look at it. */
    example() {
      const { training } = store.get();
      if (!training.plan || training.over || training.running) return;
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
    /** @param {Partial<Trained>} change */
    change(change) {
      const document = inTraining();
      if (!document) return;
      const [what] = Object.keys(change);
      const goesOn = document.training.update > 0 && (what === "rate" || what === "batch");
      store.dispatch({ type: "training", change });
      if (goesOn) ask?.({ do: "change", what, value: Number(Object.values(change)[0]) });
      else if (store.get().training.about && runOf(/** @type {InTraining} */ (inTraining())) === store.get().training.about) again(0);
    },
    /** The run on show is kept beside the next one, or given up where one is kept. */
    pin() {
      const document = inTraining();
      const pinned = store.get().training.pinned || !document ? null : pinOf(document, epochs.means);
      store.dispatch({ type: "pinned", run: pinned });
      say({ key: pinned ? "page.training.pinned.said" : "page.training.unpinned.said" });
    },
    /** @param {Partial<import("./core/reducers/training.js").Training["surface"]>} change */
    surface: (change) => store.dispatch({ type: "surfaced", change }),
    later: createSlices(begin),
    /** Whether something comes after the last step: the update, or the next example. */
    goesOn: () => Boolean(inTraining() && store.get().training.plan && !store.get().training.over),
    /** The update after the last step, and the next example after the update. @returns {boolean} whether it was one of these */
    onward() {
      const state = store.get();
      const { training } = state;
      if (!inTraining() || !training.plan || training.over) return false;
      if (training.running) return true;
      if (picked()) {
        store.dispatch({ type: "moved", k: 0 });
        return true;
      }
      const { k, beat } = shownStop(state);
      if (beat !== BEATS || k !== (stopsShown(state).at(-1) ?? 0) || k === 0) return false;
      looks = true;
      advance(1);
      return true;
    },
    /** Space runs, and stops what runs. @returns {boolean} whether there is something to run */
    play() {
      const { training } = store.get();
      if (!inTraining() || !training.plan || training.over) return false;
      running(!training.running);
      return true;
    },
    /** Back from the update to the last step, and from an example to the update before. @returns {boolean} */
    backward() {
      const { training } = store.get();
      const document = inTraining();
      if (!document || !training.plan) return false;
      if (training.running) return true;
      if (!training.moved) return false;
      again(document.training.update);
      return true;
    },
  };
}
