/** Wires the choice of what is learned from: a network that does not fit other data is made to, and one undo leads back. */
import { fitOf, prepared } from "./core/fitting.js";
import { isCurrent, isStale } from "./core/reducers/answer.js";
import { inTraining } from "./core/trained.js";

/** @typedef {import("./core/trained.js").Trained} Trained */

/**
 * @param {ReturnType<typeof import("./core/store.js").createStore>} store
 * @param {import("./core/trained.js").DataSets} sets
 * @param {import("./core/listing.js").Networks} networks
 * @param {(change: Partial<Trained>, fit?: import("./core/fitting.js").Fit | null) => void} change
 * @returns {(change: Partial<Trained>) => void}
 */
export function createLearningFrom(store, { datasets }, networks, change) {
  /** @param {string} kind */
  const rowOf = (kind) => datasets.find((one) => one.kind === kind);
  return (wanted) => {
    const { answer } = store.get();
    const document = inTraining(store.get());
    const kind = wanted.data?.kind;
    if (!document || !kind || kind === document.training.data.kind) return change(wanted);
    const [before, row] = [document.training.data.kind, kind].map(rowOf);
    const known = isCurrent(answer, document) && !isStale(answer, document) ? answer.trace?.network : null;
    change({ ...wanted, ...prepared(document.training, before, row) }, row ? fitOf(document, known, row, networks) : null);
  };
}
