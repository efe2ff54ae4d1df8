/** Wires the left column: examples, inputs, detail, and what stands beside the layers of a network. */
import { detailOf, detailsOf } from "./core/document.js";
import { isLinear, outputsOf, textOf } from "./core/layers.js";
import { barred, labelsOf, lossChange } from "./core/listing.js";
import { scoreOf } from "./core/losses.js";
import { DEFAULTS, isNetwork, networkOf } from "./core/network.js";
import { arraysGiven, formIn, named, namesAt, onesIn, spread } from "./core/elements.js";
import { givenOf } from "./core/given.js";
import { isCurrent } from "./core/reducers/answer.js";
import { rolesOf } from "./core/roles.js";
import { wholeInputs, wholeValues } from "./core/unfolded.js";
import { text as textSaid } from "./core/say.js";
import { DETAILS } from "./core/stops.js";
import { createChips } from "./view/chips.js";
import { byId, setAttributes } from "./view/element.js";
import { createExamples } from "./view/examples.js";
import { createInputs } from "./view/inputs.js";
import { createLayers } from "./view/layers.js";
import { createMerging } from "./view/merging.js";
import { createWeights } from "./view/weights.js";

/**
 * @typedef {import("./core/layers.js").Layers} Layers
 * @typedef {import("./core/network.js").Beside} Beside
 * @typedef {import("./core/store.js").State} State
 * @typedef {import("./core/types.js").Example} Example
 */

/** More weights than these are looked at when somebody asks. */
const FEW_WEIGHTS = 6;
const NONE = "none";
const BIASES = /** @type {const} */ (["inside", "split"]);

/**
 * @param {object} page
 * @param {ReturnType<typeof import("./core/store.js").createStore>} page.store
 * @param {import("./core/types.js").Catalogue} page.catalogue
 * @param {readonly Example[]} page.examples
 * @param {import("./core/listing.js").Networks} page.networks
 * @param {() => import("./core/given.js").Inputs} page.values the inputs' values that an edit does not change
 * @param {(example: Example) => void} page.open
 * @param {() => void} page.gallery
 * @param {() => void} page.compare
 * @param {(key: string) => void} page.say
 */
export function createPanel({ store, catalogue, examples, networks, values, open, gallery, compare, say }) {
  /** @param {string} key @param {Record<string, import("./core/types.js").Hole>} [holes] */
  const word = (key, holes) => textSaid({ key, holes }, { catalogue, numbers: [] });
  const labelled = examples.filter(({ label }) => label);
  const chips = createExamples(byId("examples"), labelled.filter(({ network }) => !network), catalogue, { open, all: gallery });
  const networkChips = createExamples(byId("network-examples"), labelled.filter(({ network }) => network), catalogue, { open, all: gallery });
  const [inputs, strength, weights] = ["inputs", "strength", "weights"].map((id) => createInputs(byId(id), catalogue, set, drag));
  const loss = createChips(byId("loss"), networks.losses.map(({ name, label, about }) => ({ name, label, says: about })), chooseLoss);
  const penalty = createChips(byId("penalty"), [NONE, ...networks.regularisers.map(({ kind }) => kind)].map((name) => ({ name, label: name === NONE ? word("page.penalty.none") : name, says: word(`page.penalty.${name}.says`) })),
    (name) => beside({ penalty: name === (networkOf(doc().text).regulariser?.kind ?? NONE) ? undefined : name }, ["lambda"]));
  const begin = createWeights(byId("weights-begin"), catalogue, networks.initialisers.map(({ kind }) => kind), {
    start: (kind) => beside({ start: kind === DEFAULTS.start ? undefined : kind }, weightNames()),
    seed: (seed) => beside({ seed: seed || undefined }, weightNames()),
    reset: () => beside({}, weightNames()),
  });
  const layers = createLayers(byId("layers"), catalogue, networks.layers.filter((layer) => !isLinear(layer)).map(({ kind }) => kind), writeLayers);
  const detail = createChips(byId("detail"), DETAILS.map((name) => ({ name, label: word(`page.detail.${name}`), says: word(`page.detail.${name}.says`) })), (level) => store.dispatch({ type: "detailed", detail: level, arrays: store.get().answer.trace?.graph.arrays }));
  const bias = createChips(byId("bias"), BIASES.map((name) => ({ name, label: word(`page.bias.${name}`), says: word(`page.bias.${name}.says`) })), (name) => beside({ bias: name === "split" ? name : undefined }));
  const merging = createMerging(byId("merging"), catalogue, (on) => void (store.dispatch({ type: "merged", on }), say(on ? "page.merge.on" : "page.merge.off")));
  byId("compare-losses").addEventListener("click", compare);
  byId("fold-layers").addEventListener("click", () => store.dispatch({ type: "viewed", change: { layersShown: !store.get().view.layersShown } }));
  byId("fold-weights").addEventListener("click", () => store.dispatch({ type: "viewed", change: { weightsShown: !areWeightsShown(store.get()) } }));
  /** What was written here last, until the server has read it. */
  let wrote = /** @type {{text: string, layers: Layers} | null} */ (null);
  let shown = /** @type {Layers} */ ([]);

  const doc = () => store.get().document;

  /** @param {string} name @param {import("./core/given.js").Given} value */
  function set(name, value) {
    const { answer: { trace }, document: { inputs: given } } = store.get();
    const input = trace?.graph.inputs.find((one) => one.name === name);
    if (!trace || !input || !trace.network?.elements) return store.dispatch({ type: "inputSet", name, value });
    // An array is given number by number, so that the document is the same in every form.
    const now = Object.fromEntries(spread(namesAt(trace, input.node), givenOf(trace.numbers[input.node])));
    for (const [one, number] of spread(namesAt(trace, input.node), value)) {
      if (number !== (given[one] ?? now[one])) store.dispatch({ type: "inputSet", name: one, value: number });
    }
  }

  /** @param {string} dragged */
  function drag(dragged) {
    store.dispatch({ type: "viewed", change: { dragged } });
  }

  /** @param {Beside} change @param {string[]} [without] */
  function beside(change, without) {
    store.dispatch({ type: "networked", change, without });
  }

  function weightNames() {
    const { trace } = store.get().answer;
    return trace ? rolesOf(trace).weights.flatMap(({ node }) => named(namesAt(trace, node))) : [];
  }

  /** @param {string} name */
  function chooseLoss(name) {
    store.dispatch(lossChange(networks, doc().text, store.get().answer.trace, name));
  }

  /** @param {Layers} next */
  function writeLayers(next) {
    const { text } = doc();
    const now = textOf(next, text);
    wrote = { text: now, layers: next };
    // Each press is undone by itself.
    store.dispatch({ type: "paused" });
    store.dispatch({ type: "typed", text: now, values: values(), rewritten: false });
    store.dispatch({ type: "paused" });
  }

  /** @param {State} state */
  function renderLayers({ document: current, answer }) {
    const { text } = current;
    const read = isCurrent(answer, current) ? answer.trace?.network?.layers : null;
    if (read) wrote = null;
    shown = wrote?.text === text ? wrote.layers : read ?? answer.trace?.network?.layers ?? shown;
    layers.render(shown, answer.problem !== null);
  }

  /** @param {State} state */
  function renderNetwork({ document: { text, network: near }, answer: { trace } }) {
    const told = networkOf(text, near);
    const outputs = outputsOf(shown);
    const bars = barred(networks, outputs);
    const why = byId("loss-why");
    const says = bars.length ? word(outputs > 1 ? "page.loss.one-output" : "page.loss.several-outputs", { losses: { list: bars.map(({ label }) => label) }, count: outputs }) : "";
    write(why, says);
    byId("compare-losses").hidden = scoreOf(trace) === null;
    loss.render(told.loss ?? DEFAULTS.loss, { barred: new Set(bars.map(({ name }) => name)), why: why.id });
    penalty.render(told.regulariser?.kind ?? NONE);
    const given = weightNames().some((name) => name in doc().inputs);
    begin.render(told.initialiser?.kind ?? DEFAULTS.start, told.seed ?? 0, given);
  }

  /** @param {State} state */
  function areWeightsShown({ view: { weightsShown }, answer: { trace } }) {
    return weightsShown ?? (trace?.network?.parameters.length ?? 0) <= FEW_WEIGHTS;
  }

  return {
    /** @param {State} state */
    render(state) {
      const { document: current, answer: { trace }, view } = state;
      const network = isNetwork(current.text);
      for (const [id, there] of /** @type {[string, boolean][]} */ ([["examples", !network], ["network-examples", network], ["beside", network], ["fold-layers", network], ["layers", network && view.layersShown]])) byId(id).hidden = !there;
      write(byId("text-label"), word(network ? "page.network" : "page.expression"));
      setAttributes(byId("panel"), { "aria-label": word(network ? "page.network" : "page.expression") });
      setAttributes(byId("fold-layers"), { "aria-expanded": String(view.layersShown) });
      (network ? networkChips : chips).render(current.example, current.text);
      byId("bias").hidden = !network || formIn(current) !== "tensor";
      bias.render(current.network?.bias ?? "inside");
      detail.render(detailOf(current), { offered: detailsOf(current.text) });
      merging.render(trace?.graph ?? null, current.merge ?? false);
      if (network) {
        renderLayers(state);
        renderNetwork(state);
      }
      if (!trace) return;
      const roles = trace.network ? rolesOf(trace) : { ...rolesOf(trace), example: wholeInputs(trace.graph) };
      const labels = new Set(trace.network?.labels);
      const can = labelsOf(networks, trace.network?.loss ?? DEFAULTS.loss);
      const example = can ? roles.example.map((input) => (labels.has(input.node) ? { ...input, values: can } : input)) : roles.example;
      byId("inputs-label").hidden = !example.length;
      write(byId("inputs-label"), word(trace.network ? "page.example" : "page.inputs"));
      const given = trace.network?.elements ? arraysGiven(trace, current.inputs) : { ...wholeValues(trace), ...current.inputs };
      /** @param {import("./core/types.js").GraphInput} input */
      const shaped = (input) => ({ shape: trace.graph.nodes[input.node].shape, ...input, fixed: onesIn(trace, input.node) });
      inputs.render(example.map(shaped), trace.numbers, given, view.dragged);
      strength.render(roles.strength.map((input) => ({ ...input, from: 0 })), trace.numbers, given, view.dragged);
      const unfolded = areWeightsShown(state);
      byId("weights-part").hidden = !roles.weights.length;
      byId("weights-fold").hidden = !unfolded;
      setAttributes(byId("fold-weights"), { "aria-expanded": String(unfolded) });
      write(byId("fold-weights"), word("page.weights", { count: weightNames().length }));
      weights.render(unfolded ? roles.weights.map(shaped) : [], trace.numbers, given, view.dragged);
    },
  };
}

/**
 * @param {HTMLElement} target
 * @param {string} says
 */
function write(target, says) {
  if (target.textContent !== says) target.textContent = says;
}
