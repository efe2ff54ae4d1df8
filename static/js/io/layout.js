/**
 * Where the nodes go. Asked of Graphviz in a worker; when that takes too long the worker is ended, a new one started,
 * and the graph is laid out by rank.
 *
 * @typedef {import("../core/types.js").Graph} Graph
 * @typedef {import("../core/types.js").Layout} Layout
 */
import { fromPlain, toDot } from "../core/graphviz.js";
import { rankLayout } from "../core/rank.js";
import { sizeOf } from "../core/scene.js";
import { tidy } from "../core/tidy.js";
import { after } from "./clock.js";

const PATIENCE = 1500;
const STARTING = 6000;
const KEPT = 50;

/** Starts the worker at once: it takes a moment to load Graphviz. */
export function createLayouts() {
  let worker = start();
  let ready = false;
  let count = 0;
  /** @type {Map<string, Promise<Layout>>} */
  const known = new Map();
  /** @type {Map<number, {keep: (plain: string | null) => void}>} */
  const asked = new Map();

  function start() {
    const made = new Worker(new URL("./layout-worker.js", import.meta.url), { type: "module" });
    made.addEventListener("message", ({ data }) => {
      if (data.ready) ready = true;
      asked.get(data.id)?.keep(data.plain ?? null);
    });
    made.addEventListener("error", () => {
      for (const { keep } of asked.values()) keep(null);
    });
    return made;
  }

  /**
   * @param {string} dot
   * @returns {Promise<string | null>}
   */
  function askWorker(dot) {
    const id = (count += 1);
    return new Promise((resolve) => {
      const cancel = after(ready ? PATIENCE : STARTING, () => {
        worker.terminate();
        ready = false;
        worker = start();
        for (const { keep } of [...asked.values()]) keep(null);
      });
      asked.set(id, {
        keep(plain) {
          cancel();
          asked.delete(id);
          resolve(plain);
        },
      });
      worker.postMessage({ id, dot });
    });
  }

  return {
    /**
     * @param {Graph} graph
     * @returns {Promise<Layout>} the same object for the same graph
     */
    of(graph) {
      const dot = toDot(graph, (id) => ({ width: sizeOf(graph.nodes[id]).width, height: 118 }));
      const before = known.get(dot);
      if (before) return before;
      const layout = askWorker(dot).then((plain) => (tidy(graph, plain === null ? rankLayout(graph) : fromPlain(plain, graph))));
      if (known.size >= KEPT) known.clear();
      known.set(dot, layout);
      return layout;
    },
  };
}
