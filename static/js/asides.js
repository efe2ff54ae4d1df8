/**
 * Looks aside from the walk: the paths to a node, one after the other, what keeping partials saves, the algorithm, and
 * the losses of linear models.
 */
import { grainOf } from "./core/closed.js";
import { aboutOf, questionOf } from "./core/question.js";
import { lineAt, LINES, written as lineOf } from "./core/algorithm.js";
import * as descent from "./core/descent.js";
import { lossChange } from "./core/listing.js";
import { compared, scoreOf } from "./core/losses.js";
import { DEFAULTS, networkOf } from "./core/network.js";
import { asText } from "./core/format.js";
import { edgesOf, pathsTo, targetOf } from "./core/paths.js";
import { written } from "./core/cost.js";
import { pictureOn } from "./core/picture.js";
import { text as textSaid } from "./core/say.js";
import { shownStop } from "./core/store.js";
import { stepAt } from "./core/stops.js";
import { fetchCost } from "./io/about.js";
import { after } from "./io/clock.js";
import { createAlgorithm } from "./view/algorithm.js";
import { createCaching } from "./view/caching.js";
import { createLosses } from "./view/losses.js";
import { createPaths, sumOf } from "./view/paths.js";

/**
 * @typedef {import("./core/store.js").State} State
 * @typedef {import("./core/types.js").Sentence} Sentence
 * @typedef {import("./core/types.js").Trace} Trace
 */

/** So long a chain is looked at before the next is written under it. */
const CHAIN_MS = 700;
const STILL = matchMedia("(prefers-reduced-motion: reduce)");

/**
 * @param {ReturnType<typeof import("./core/store.js").createStore>} store
 * @param {import("./core/types.js").Catalogue} catalogue
 * @param {import("./core/listing.js").Networks} networks
 * @param {() => (() => void)} begin
 * @param {(sentence: Sentence) => void} say aloud, once
 */
export function createAsides(store, catalogue, networks, begin, say) {
  /** @param {Partial<import("./core/reducers/view.js").View>} change */
  const show = (change) => store.dispatch({ type: "viewed", change });
  const paths = createPaths(catalogue, { show: (pathAt) => show({ pathAt }), next: nextPath });
  const caching = createCaching(catalogue, { replay, deepen: (layers) => show({ layers }), algorithm: turnAlgorithm });
  const algorithm = createAlgorithm(catalogue, turnAlgorithm);
  const losses = createLosses(catalogue, networks, {
    choose: (name) => store.dispatch(lossChange(networks, store.get().document.text, store.get().answer.trace, name)),
    move: (scoreAt) => show({ scoreAt }),
    leave: turnLosses,
  });
  let runs = /** @type {string | null} */ (null);
  let asked = /** @type {string | null} */ (null);
  let stop = () => {};
  let found = /** @type {{trace: Trace, to: number, all: import("./core/paths.js").Paths} | null} */ (null);

  /** @param {Trace} trace @param {number} to */
  function all(trace, to) {
    if (found?.trace !== trace || found.to !== to) found = { trace, to, all: pathsTo(trace, to) };
    return found.all;
  }
  let lit = /** @type {Element[]} */ ([]);

  function nextPath() {
    const { answer: { trace }, view: { aside, pathTo, pathAt } } = store.get();
    if (!trace) return;
    if (aside !== "paths" || pathTo === null) return openPaths();
    const { length } = all(trace, pathTo).paths;
    show({ pathAt: length ? (pathAt + 1) % length : 0 });
  }

  function openPaths() {
    const state = store.get();
    const { answer: { trace, keys }, stage: { selected }, document: doc } = state;
    if (!trace) return;
    if (trace.graph.arrays) return say({ key: "page.paths.arrays" });
    const step = stepAt(trace, shownStop(state).k, grainOf(trace, doc));
    const to = targetOf(trace, [selected === null ? null : keys.indexOf(selected), step?.kind === "pull" ? step.to : null]);
    if (to !== null) show({ aside: "paths", pathTo: to, pathAt: 0, dragged: null });
  }

  /** First what it costs, then the chains, then back to the step. */
  function nextCaching() {
    const { answer: { trace }, view: { aside, chains } } = store.get();
    if (!trace?.total_steps) return;
    if (aside !== "caching") return show({ aside: "caching", chains: 0, dragged: null });
    if (!costOf(store.get())) return;
    if (chains || !chainsOf().length) return show({ aside: null });
    replay();
  }

  function turnAlgorithm() {
    const { answer: { trace }, view: { aside } } = store.get();
    if (trace?.total_steps) show({ aside: aside === "algorithm" ? null : "algorithm", dragged: null });
  }

  function turnLosses() {
    const { answer: { trace }, view: { aside } } = store.get();
    const example = scoreOf(trace);
    if (aside === "losses") return show({ aside: null });
    if (!example) return;
    show({ aside: "losses", scoreAt: null, dragged: null });
    const all = compared(networks, example.score, example.label);
    const told = all.map(({ row, value, slope }) => textSaid({ key: "page.losses.spoken.one", holes: { model: row.model, value: { n: 0 }, slope: { n: 1 } } }, { catalogue, numbers: [value, slope] }));
    say({ key: "page.losses.spoken", holes: { at: asText(example.score), all: { list: told } } });
  }

  /**
   * The line that runs: of training's algorithm while a network is trained, or else of backpropagation.
   * @param {State} state
   * @param {Trace} trace
   */
  function runningIn(state, trace) {
    const { document: doc, training } = state;
    const { k } = shownStop(state);
    if (doc.training) {
      const line = descent.runningLine(training, k);
      return { key: line, nth: descent.LINES.indexOf(line) + 1, said: descent.written(line) };
    }
    const line = lineAt(trace, k, grainOf(trace, doc));
    return line && { key: line, nth: LINES.indexOf(line) + 1, said: lineOf(trace, line) };
  }

  /**
   * Say the line that runs, where it is another than before.
   * @param {State} state
   */
  function sayLine(state) {
    const { answer: { trace }, view: { aside } } = state;
    const line = aside === "algorithm" && trace ? runningIn(state, trace) : null;
    if (line && line.key !== runs) say({ key: "page.algorithm.spoken", holes: { nth: line.nth, line: line.said } });
    runs = line?.key ?? null;
  }

  function chainsOf() {
    const { answer: { trace } } = store.get();
    const cost = costOf(store.get());
    return (trace && cost && written(cost, trace)) ?? [];
  }

  /** Write the chains out one after the other, or all at once where motion is not wanted; and put them away. */
  function replay() {
    const { view: { chains } } = store.get();
    const all = chainsOf().length;
    stop();
    if (chains) return show({ chains: 0 });
    if (STILL.matches) return show({ chains: all });
    let count = 0;
    const next = () => {
      count += 1;
      show({ chains: count });
      if (count < all) stop = after(CHAIN_MS, next);
    };
    next();
  }

  /** @param {State} state */
  function costOf({ document: doc, answer: { cost } }) {
    return cost?.about === aboutOf(doc) ? cost.cost : null;
  }

  store.subscribe(async (state) => {
    const { document: doc, answer, view: { aside } } = state;
    sayLine(state);
    if (aside !== "caching") stop();
    const about = aboutOf(doc);
    if (aside !== "caching" || answer.text !== doc.text || answer.cost?.about === about || asked === about) return;
    asked = about;
    const over = begin();
    const cost = await fetchCost(questionOf(doc));
    asked = null;
    if (cost && aboutOf(store.get().document) === about) store.dispatch({ type: "costed", about, cost });
    over();
  });

  return {
    commands: { paths: nextPath, caching: nextCaching, algorithm: turnAlgorithm, losses: turnLosses },
    /** @returns {boolean} whether there was one to be left */
    leave() {
      if (store.get().view.aside === null) return false;
      show({ aside: null });
      return true;
    },
    /**
     * The face of the board that is looked at instead of the step's.
     * @param {State} state
     * @returns {HTMLElement | null}
     */
    face(state) {
      const { answer: { trace }, view: { aside, pathTo, pathAt, scoreAt, chains, layers, hideValues }, document: { text, network } } = state;
      if (aside === "paths" && trace && pathTo !== null && pathTo < trace.graph.nodes.length) {
        paths.render(trace, all(trace, pathTo), pathAt, hideValues);
        return paths.root;
      }
      if (aside === "algorithm" && trace && !state.document.training) {
        const [{ k }, grain] = [shownStop(state), grainOf(trace, state.document)];
        algorithm.render(trace, k, grain, lineAt(trace, k, grain));
        return algorithm.root;
      }
      const example = aside === "losses" ? scoreOf(trace) : null;
      if (example) {
        losses.render(example, scoreAt, networkOf(text, network).loss ?? DEFAULTS.loss);
        return losses.root;
      }
      if (aside !== "caching" || !trace) return null;
      caching.render(trace, costOf(state), { k: shownStop(state).k, shown: chains, layers });
      return caching.root;
    },
    /**
     * Light the path on the stage, once it is drawn.
     * @param {State} state
     */
    light({ answer: { trace, layout }, view: { aside, pathTo, pathAt } }) {
      for (const edge of lit) edge.removeAttribute("data-way");
      const keys = aside === "paths" && trace && layout && pathTo !== null ? edgesOf(all(trace, pathTo).paths[pathAt], pictureOn(trace, layout)) : new Set();
      document.getElementById("stage")?.toggleAttribute("data-ways", keys.size > 0);
      lit = keys.size ? [...document.querySelectorAll("#stage .edge[data-to]")].filter((edge) => {
        const { to, slot } = /** @type {SVGElement} */ (edge).dataset;
        return keys.has(`${to}.${slot}`);
      }) : [];
      for (const edge of lit) edge.setAttribute("data-way", "");
    },
    /**
     * What is said of it aloud.
     * @param {State} state
     * @returns {{sentence: Sentence, numbers: import("./core/types.js").Wire[]} | null}
     */
    says({ answer: { trace }, view: { aside, pathTo, pathAt, hideValues } }) {
      if (aside !== "paths" || !trace || pathTo === null || hideValues) return null;
      const { paths: ways } = all(trace, pathTo);
      if (!ways.length) return null;
      const numbers = [ways[pathAt].product, sumOf(ways.slice(0, pathAt + 1).map(({ product }) => product))];
      const { nodes } = trace.graph;
      const way = ways[pathAt].steps.slice(0, -1).map(({ to }) => ({ face: nodes[to].label }));
      return { sentence: { key: way.length ? "page.paths.spoken" : "page.paths.spoken.edge", holes: { nth: pathAt + 1, count: ways.length, way: { list: way }, product: { n: 0 }, sum: { n: 1 } } }, numbers };
    },
  };
}
