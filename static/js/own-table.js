/** Wires a table of one's own: the server reads it when typing pauses; until it can be read all stays as it was. */
import { planOf, TABLE } from "./core/trained.js";
import { lastOf } from "./io/clock.js";
import { fetchPlan } from "./io/training.js";

/** @typedef {import("./core/trained.js").Trained} Trained */

const PAUSE_MS = 400;

/**
 * @param {ReturnType<typeof import("./core/store.js").createStore>} store
 * @param {(change: Partial<Trained>) => void} change
 * @param {() => () => void} begin
 */
export function createTableReading(store, change, begin) {
  const soon = lastOf(PAUSE_MS, begin);
  let newest = 0;

  /** @param {string} table @param {Trained["missing"]} missing */
  async function read(table, missing) {
    const { document, training } = store.get();
    const mine = newest;
    if (!document.training) return;
    if (document.training.table === table && document.training.missing === missing && !training.problem) return store.dispatch({ type: "tableRefused", refused: null });
    const own = { data: { kind: TABLE, settings: {} }, table, missing };
    const end = begin();
    const found = await fetchPlan(planOf({ ...document, training: { ...document.training, ...own } }));
    end();
    // Written on, or gone elsewhere, meanwhile.
    if (mine !== newest || store.get().document.training?.data.kind !== TABLE) return;
    if (found && "problem" in found && found.problem.field === "table") store.dispatch({ type: "tableRefused", refused: { table, missing, problem: found.problem } });
    else change(own);
  }

  return {
    /** @param {string} table @param {Trained["missing"]} missing */
    write(table, missing) {
      newest += 1;
      soon(() => void read(table, missing));
    },
    /** At once. @param {string} table @param {Trained["missing"]} missing */
    fill(table, missing) {
      newest += 1;
      soon(null);
      void read(table, missing);
    },
  };
}
