/**
 * Where the nodes go. Asked of Graphviz in a worker; when that takes too long the worker is ended, a new one started,
 * and the graph is laid out by rank. One graph is laid out at a time: of those that wait only the newest still counts.
 *
 * @typedef {import("../core/types.js").Flow} Flow
 * @typedef {import("../core/types.js").Graph} Graph
 * @typedef {import("../core/types.js").Layout} Layout
 * @typedef {import("../core/arrange.js").Before} Before
 * @typedef {{dot: string, done: (plain: string | null) => void}} Job
 * @typedef {{postMessage: (message: unknown) => void, terminate: () => void,
 *   addEventListener: (type: string, listener: (event: any) => void) => void}} WorkerLike
 */
import { arrangement } from "../core/arrange.js";
import { neuronLayout } from "../core/neurons.js";
import { after } from "./clock.js";

/** How long the worker may think, how long when it has still to load, and how long when nobody wants its answer. */
const PATIENCE = Object.freeze({ ready: 1500, starting: 4000, unwanted: 250 });
/** How long the page waits before it shows the layout by rank in the meantime. */
const MEANWHILE = 600;
const KEPT = 50;

/** @returns {WorkerLike} */
function startWorker() {
  return new Worker(new URL("./layout-worker.js", import.meta.url), { type: "module" });
}

/**
 * Starts the worker at once: it takes a moment to load Graphviz.
 * @param {{start?: () => WorkerLike, patience?: {ready: number, starting: number, unwanted: number}, meanwhile?: number}} [options]
 */
export function createLayouts({ start = startWorker, patience = PATIENCE, meanwhile = MEANWHILE } = {}) {
  /** @type {Map<string, string | null>} null where Graphviz found none, or took too long: it would again */
  const known = new Map();
  let ready = false;
  let count = 0;
  /** @type {{job: Job, id: number, stop: () => void} | null} */
  let running = null;
  /** @type {Job | null} */
  let waiting = null;
  let worker = begin();

  function begin() {
    ready = false;
    const made = start();
    made.addEventListener("message", ({ data }) => {
      if (made !== worker) return;
      ready = true;
      if (!running || data.id !== running.id) return;
      remember(running.job.dot, data.plain ?? null);
      finish(data.plain ?? null);
    });
    made.addEventListener("error", () => {
      if (made === worker && running) restart();
    });
    return made;
  }

  /** It had its time, and nobody hurried it. */
  function giveUp() {
    if (running && ready) remember(running.job.dot, null);
    restart();
  }

  /**
   * @param {string} dot
   * @param {string | null} plain
   */
  function remember(dot, plain) {
    if (known.size >= KEPT) known.clear();
    known.set(dot, plain);
  }

  function restart() {
    worker.terminate();
    worker = begin();
    finish(null);
  }

  /** @param {string | null} plain */
  function finish(plain) {
    const over = running;
    running = null;
    over?.stop();
    over?.job.done(plain);
    const next = waiting;
    waiting = null;
    if (next) send(next);
  }

  /** @param {Job} job */
  function send(job) {
    const id = (count += 1);
    running = { job, id, stop: after(ready ? patience.ready : patience.starting, giveUp) };
    worker.postMessage({ id, dot: job.dot });
  }

  /** @param {Job} job */
  function enter(job) {
    if (!running) return send(job);
    waiting?.done(null);
    waiting = job;
    if (!ready) return;
    running.stop();
    running.stop = after(patience.unwanted, restart);
  }

  return {
    /**
     * @param {import("../core/picture.js").Picture} graph
     * @param {Flow} flow
     * @param {Before | null} before what is on show and was edited
     * @param {(layout: Layout) => void} [show] is given the layout by rank when the good one takes its time
     * @returns {Promise<Layout>}
     */
    async of(graph, flow, before, show = () => {}) {
      if (graph.neurons) return neuronLayout(graph, graph.neurons, flow);
      const { dot, layout } = arrangement(graph, flow, before?.layout.look ? null : before);
      const plain = known.get(dot);
      if (plain !== undefined) return layout(plain);
      const cancel = after(meanwhile, () => show(layout(null)));
      const answer = await new Promise((/** @type {(plain: string | null) => void} */ done) => enter({ dot, done }));
      cancel();
      return layout(answer);
    },
  };
}
