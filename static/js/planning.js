/** Asks what a run begins with: programs and examples, anew when a document wants others. */
import { inputsOf } from "./core/layers.js";
import { isCurrent, isStale } from "./core/reducers/answer.js";
import { retryIn } from "./core/retry.js";
import { text } from "./core/say.js";
import { inTraining, planOf, runOf } from "./core/trained.js";
import { after } from "./io/clock.js";
import { fetchPlan } from "./io/training.js";

/**
 * @typedef {import("./core/trained.js").InTraining} InTraining
 * @typedef {import("./core/trained.js").Trained} Trained
 *
 * @param {ReturnType<typeof import("./core/store.js").createStore>} store
 * @param {import("./core/types.js").Catalogue} catalogue
 * @param {import("./core/trained.js").DataSets} sets
 * @param {() => (() => void)} begin
 * @param {object} run
 * @param {(document: InTraining, about: string, plan: import("./core/reducers/training.js").Plan) => void} run.start
 * @param {() => void} run.stop the one before
 * @returns {() => Promise<void>}
 */
export function createPlanning(store, catalogue, sets, begin, { start, stop }) {
  let asked = /** @type {string | null} */ (null);
  let tries = 0;
  /** Whether the server is left alone for a moment. */
  let held = false;

  /** Ask for the run that the document on show wants, where it is another. */
  async function plan() {
    const { answer, training: known } = store.get();
    const document = inTraining(store.get());
    // First the network has to be read.
    if (!document || !isCurrent(answer, document) || isStale(answer, document) || !answer.trace) return;
    const about = runOf(document);
    if (held || asked === about || known.about === about) return;
    const why = misfit(document.training, answer.trace);
    if (why) return store.dispatch({ type: "unplanned", about, problem: why });
    asked = about;
    stop();
    const end = begin();
    const found = await fetchPlan(planOf(document));
    end();
    if (asked !== about) return;
    asked = null;
    const now = inTraining(store.get());
    if ("away" in found) return later(found);
    tries = 0;
    if (!now || runOf(now) !== about) return;
    if ("problem" in found) return refuse(now, about, found.problem);
    start(now, about, found.plan);
  }

  /** Ask again by itself. @param {import("./io/training.js").Unanswered} how */
  function later({ away, seconds }) {
    held = true;
    store.dispatch({ type: "unplanned", about: null, problem: text({ key: `page.training.${away}` }, { catalogue, numbers: [] }) });
    after(retryIn(tries, seconds, Math.random()), () => {
      held = false;
      void plan();
    });
    tries += 1;
  }

  /**
   * @param {InTraining} document
   * @param {string} about
   * @param {import("./core/types.js").Problem} problem
   */
  function refuse({ training: { table, missing } }, about, problem) {
    const says = [problem.detail, problem.field === "table" ? "" : problem.hint].filter(Boolean).join(" ");
    store.dispatch({ type: "unplanned", about, problem: says });
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
    const inputs = network ? inputsOf(network.layers) : 0;
    if (!network) return text({ key: "page.training.no-network" }, { catalogue, numbers: [] });
    return found === undefined || found === inputs ? null : text({ key: "page.training.misfit", holes: { count: found, inputs } }, { catalogue, numbers: [] });
  }

  return plan;
}
