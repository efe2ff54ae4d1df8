/** Wires what one sees of training: data and settings at the left, phases and plane on the stage, curves on the board. */
import { exampleOf, isReady } from "./core/reducers/training.js";
import { DEFAULTS, networkOf } from "./core/network.js";
import { imageIn } from "./core/images.js";
import { isPlane } from "./core/plane.js";
import { isInOne } from "./core/pinned.js";
import { presetOf } from "./core/presets.js";
import { rolesOf } from "./core/roles.js";
import { TABLE } from "./core/trained.js";
import { createLearningFrom } from "./learning-from.js";
import { createTableReading } from "./own-table.js";
import { createBands } from "./view/bands.js";
import { createData } from "./view/data.js";
import { byId } from "./view/element.js";
import { createHow } from "./view/how.js";
import { createOwnTable } from "./view/own-table.js";
import { createPlane } from "./view/plane.js";
import { createPreparation } from "./view/preparation.js";
import { createPresets } from "./view/presets.js";
import { createRunning } from "./view/running.js";
import { createTrainingFace } from "./view/training-face.js";

/** @typedef {import("./core/store.js").State} State */

/** On such a screen the stage has no room for a picture. */
const SMALL = "(max-width: 1100px), (max-height: 800px)";

/**
 * The run that is kept, and whether both are in one landscape, where one looks over the plane through their starts.
 * @param {State["training"]} run
 * @param {State["document"]} document
 */
function keptOf({ pinned, looks }, document) {
  const asked = looks.over === "starts" && pinned !== null && document.training;
  return { pinned, isInOne: Boolean(asked) && isInOne(/** @type {NonNullable<typeof pinned>} */ (pinned), /** @type {import("./core/pinned.js").InTraining} */ (document)) };
}

/**
 * @param {ReturnType<typeof import("./core/store.js").createStore>} store
 * @param {() => () => void} begin
 * @param {import("./core/types.js").Catalogue} catalogue
 * @param {import("./core/listing.js").Networks} networks
 * @param {import("./core/trained.js").DataSets} sets
 * @param {ReturnType<typeof import("./training.js").createTraining>} training
 * @param {(document: import("./core/document.js").Document) => void} open
 */
export function createTrainingPanel(store, begin, catalogue, networks, sets, training, open) {
  const presets = createPresets(byId("training-presets"), catalogue, open, () => {
    const { document: { network }, answer: { trace } } = store.get();
    const seed = ((network?.seed ?? 0) + 1) % Number.MAX_SAFE_INTEGER;
    store.dispatch({ type: "networked", change: { seed }, without: trace ? rolesOf(trace).weights.map(({ name }) => name) : [] });
  });
  const data = createData(byId("training-data"), catalogue, sets, createLearningFrom(store, sets, networks, training.change));
  const own = createOwnTable(data.own, catalogue, createTableReading(store, training.change, begin));
  const how = createHow(byId("training-how"), catalogue, sets, training.change);
  const preparation = createPreparation(byId("training-preparation"), catalogue, training.change, data.settings);
  const running = createRunning(byId("training-run"), catalogue, training);
  const bands = createBands(byId("stage"), catalogue);
  const face = createTrainingFace(catalogue, training);
  const plane = createPlane(byId("stage"), face.plane, catalogue, networks, { look: training.look, later: training.later, place: own.place });
  const small = matchMedia(SMALL);
  /** @param {import("./core/document.js").Document} document */
  const penaltyOf = ({ text, network }) => networks.regularisers.find(({ kind }) => kind === networkOf(text, network).regulariser?.kind)?.formula ?? "";
  /** Whether pictures stand on the board: the stage has no room, or what is told apart is no plane. @param {State["training"]} run @param {boolean} present */
  const onBoard = ({ plan }, present) => present || small.matches || Boolean(plan && (plan.by === "server" || !isPlane(plan)));
  byId("train-this").addEventListener("click", training.begin);
  /** What is painted has no colours of its own that follow the reader's system. @type {Record<"plane" | "face", () => void>} */
  const again = { plane: () => {}, face: () => {} };
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => Object.values(again).forEach((paint) => paint()));

  return {
    /**
     * The left column.
     * @param {State} state
     */
    render(state) {
      const { document: doc, training: run, answer: { trace } } = state;
      const { training: told } = doc;
      byId("training").hidden = !told;
      byId("train-this").hidden = Boolean(told);
      document.documentElement.toggleAttribute("data-training", Boolean(told));
      if (!told) return;
      presets.render(presetOf(doc));
      data.render(told, run, trace);
      own.render(told, run);
      how.render(told);
      preparation.render(told);
      running.render(run, isReady(state));
    },
    /**
     * On the stage.
     * @param {State} state
     * @param {import("./core/types.js").Trace} trace
     * @param {number} k
     */
    stage({ document: doc, training: run, view: { present } }, trace, k) {
      const { training: told, text, network } = doc;
      bands.render(told ? run : null, trace, k);
      const next = exampleOf(run);
      const shown = told && run.plan ? { plan: run.plan, parameters: run.parameters, seen: run.seen, now: run.moved ? run.moved.examples : next === null ? [] : [next], running: run.running, looks: run.looks, ...keptOf(run, doc), path: training.epochs().path(), near: !onBoard(run, present), image: imageIn(sets, doc), draws: told.data.kind === TABLE && !run.refused } : null;
      again.plane = () => plane.render(shown, networkOf(text, network).loss ?? DEFAULTS.loss, trace);
      again.plane();
    },
    /**
     * The board's face, where it is looked at instead of the step.
     * @param {State} state
     * @param {import("./core/types.js").Trace} trace
     * @param {number} k
     * @returns {HTMLElement | null}
     */
    face({ document: doc, training: run, view: { aside, present } }, trace, k) {
      const { training: told } = doc;
      if (!told || !(run.moved || run.running || run.problem || k === 0 || aside === "training" || aside === "algorithm")) return null;
      again.face = () => face.render({ ...doc, training: told }, run, trace, training.epochs(), k, penaltyOf(doc), onBoard(run, present));
      again.face();
      // What is not on the page has no colours and no size: it is drawn anew as soon as it is.
      if (!face.root.isConnected) queueMicrotask(() => Object.values(again).forEach((paint) => paint()));
      return face.root;
    },
  };
}
