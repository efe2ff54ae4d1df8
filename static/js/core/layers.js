/**
 * The layers of a network as a list that is edited, and the text that says it. Sizes always fit afterwards: what a
 * Linear takes is what the one before it gives, and how many numbers go in and come out stays, unless that is the edit.
 *
 * @typedef {{kind: string, settings: Record<string, number | boolean>}} Layer
 * @typedef {readonly Layer[]} Layers
 */

import { isJson } from "./network.js";

/** The layer that has units of its own. */
export const LINEAR = "Linear";
const DROPOUT = "Dropout";
/** Of a layer of all units the setting that says how many there are. */
const SIZE = "normalized_shape";
/** Layers that have it. */
const SIZED = new Set(["LayerNorm"]);
/** What a hidden layer applies where no other does. */
const PLAIN = "Sigmoid";
/** Where the layers begin in a text: what stands before them, `model = ` or a remark, stays. */
const BEGINS = /(?:torch\s*\.\s*)?(?:nn\s*\.\s*)?Sequential\s*\(/;

/** @param {Pick<Layer, "kind">} layer */
export function isLinear({ kind }) {
  return kind === LINEAR;
}

/**
 * How many numbers go in.
 * @param {Layers} layers
 */
export function inputsOf(layers) {
  return Number(layers.find(isLinear)?.settings.in_features ?? 1);
}

/**
 * How many come out.
 * @param {Layers} layers
 */
export function outputsOf(layers) {
  return Number(layers.filter(isLinear).at(-1)?.settings.out_features ?? 1);
}

/**
 * @param {Layers} layers
 * @param {number} count how many numbers go in
 * @returns {Layers}
 */
export function withInputs(layers, count) {
  return fitted(layers, count, outputsOf(layers));
}

/**
 * Layers for so many numbers in and out; no hidden one is narrower than the output, or it would tell fewer classes apart.
 * @param {Layers} layers
 * @param {number} inputs
 * @param {number} outputs
 * @returns {Layers}
 */
export function withSizes(layers, inputs, outputs) {
  if (inputsOf(layers) === inputs && outputsOf(layers) === outputs) return layers;
  const roomy = layers.map((layer) => (isLinear(layer) ? sized(layer, Number(layer.settings.in_features), Math.max(outputs, Number(layer.settings.out_features))) : layer));
  return fitted(roomy, inputs, outputs);
}

/**
 * @param {Layers} layers
 * @param {number} at which of them
 * @param {number} count how many units it has
 * @returns {Layers}
 */
export function withUnits(layers, at, count) {
  const changed = layers.map((layer, i) => (i === at ? sized(layer, Number(layer.settings.in_features), count) : layer));
  return fitted(changed, inputsOf(layers), outputsOf(changed));
}

/**
 * What another activation was given means nothing to this one.
 * @param {Layers} layers
 * @param {number} at
 * @param {string} kind
 * @returns {Layers}
 */
export function withKind(layers, at, kind) {
  const changed = layers.map((layer, i) => (i === at ? { kind, settings: SIZED.has(kind) ? { [SIZE]: 1 } : {} } : layer));
  return fitted(changed, inputsOf(layers), outputsOf(layers));
}

/**
 * With what probability a Dropout leaves a unit out; null of any other layer.
 * @param {Layer} layer
 */
export function chanceOf({ kind, settings }) {
  return kind === DROPOUT ? Number(settings.p ?? 0.5) : null;
}

/**
 * @param {Layers} layers
 * @param {number} at
 * @param {number} by in tenths
 * @returns {Layers}
 */
export function withChance(layers, at, by) {
  const chance = Math.min(0.9, Math.max(0, (Math.round((chanceOf(layers[at]) ?? 0) * 10) + by) / 10));
  return layers.map((layer, i) => (i === at ? { ...layer, settings: { ...layer.settings, p: chance } } : layer));
}

/**
 * A Linear goes with what is applied to its units, unless it is the last: then the one before it gives the output.
 * @param {Layers} layers
 * @param {number} at
 * @returns {Layers}
 */
export function without(layers, at) {
  if (!canRemove(layers, at)) return layers;
  const end = isLinear(layers[at]) ? endOfBlock(layers, at) : at + 1;
  const last = isLinear(layers[at]) && !layers.slice(at + 1).some(isLinear);
  const start = last ? startOfApplied(layers, at) : at;
  return fitted([...layers.slice(0, start), ...layers.slice(last ? at + 1 : end)], inputsOf(layers), outputsOf(layers));
}

/**
 * There is a network as long as one Linear stays.
 * @param {Layers} layers
 * @param {number} at
 */
export function canRemove(layers, at) {
  return !isLinear(layers[at]) || layers.filter(isLinear).length > 1;
}

/**
 * @param {Layers} layers
 * @param {number} at
 * @param {-1 | 1} by
 * @returns {Layers}
 */
export function moved(layers, at, by) {
  if (!canMove(layers, at, by)) return layers;
  const changed = [...layers];
  [changed[at], changed[at + by]] = [changed[at + by], changed[at]];
  return fitted(changed, inputsOf(layers), outputsOf(layers));
}

/**
 * A network begins with a Linear.
 * @param {Layers} layers
 * @param {number} at
 * @param {-1 | 1} by
 */
export function canMove(layers, at, by) {
  const other = layers[at + by];
  return other !== undefined && (Math.min(at, at + by) > 0 || (isLinear(layers[at]) && isLinear(other)));
}

/**
 * One more hidden layer before the output: as wide as the one below it, with what is applied there.
 * @param {Layers} layers
 * @returns {Layers}
 */
export function withHidden(layers) {
  const at = layers.map(isLinear).lastIndexOf(true);
  const last = layers[at];
  const { in_features: below } = last.settings;
  const before = layers[at - 1];
  const kind = before && !isLinear(before) && !SIZED.has(before.kind) ? before.kind : PLAIN;
  const changed = [...layers.slice(0, at), sized({ ...last, settings: { ...last.settings } }, Number(below), Math.max(2, Number(below))), { kind, settings: {} }, ...layers.slice(at)];
  return fitted(changed, inputsOf(layers), outputsOf(layers));
}

/**
 * One more activation at the end.
 * @param {Layers} layers
 * @returns {Layers}
 */
export function withActivation(layers) {
  return [...layers, { kind: PLAIN, settings: {} }];
}

/**
 * The text of these layers, in place of those that stand in another; JSON stays JSON.
 * @param {Layers} layers
 * @param {string} [before] the text as it was
 */
export function textOf(layers, before = "") {
  if (isJson(before)) return jsonOf(layers, before);
  const begins = BEGINS.exec(before);
  const head = begins ? before.slice(0, begins.index) : "";
  return `${head}nn.Sequential(\n${layers.map((layer) => `  ${callOf(layer)}`).join(",\n")})`;
}

/** @param {Layer} layer */
function callOf({ kind, settings }) {
  const { in_features: below, out_features: units, [SIZE]: size, ...rest } = settings;
  const sizes = [below, units, size].flatMap((one) => (one === undefined ? [] : String(one)));
  const said = Object.entries(rest).filter(([, value]) => value !== true).map(([name, value]) => `${name}=${value === false ? "False" : value}`);
  return `nn.${kind}(${[...sizes, ...said].join(", ")})`;
}

/**
 * @param {Layers} layers
 * @param {string} before
 */
function jsonOf(layers, before) {
  const list = layers.map(({ kind, settings }) => ({ kind, ...settings }));
  const found = parsed(before);
  const lines = list.map((layer) => JSON.stringify(layer)).join(",\n  ");
  if (Array.isArray(found)) return `[\n  ${lines}\n]`;
  return JSON.stringify({ ...found, layers: list }, null, 2);
}

/** @param {string} text which may be half typed */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return [];
  }
}

/**
 * @param {Layers} layers
 * @param {number} inputs
 * @param {number} outputs
 * @returns {Layers}
 */
function fitted(layers, inputs, outputs) {
  const last = layers.map(isLinear).lastIndexOf(true);
  let below = inputs;
  return layers.map((layer, i) => {
    if (SIZE in layer.settings) return { ...layer, settings: { ...layer.settings, [SIZE]: below } };
    if (!isLinear(layer)) return layer;
    const units = i === last ? outputs : Number(layer.settings.out_features);
    const made = sized(layer, below, units);
    below = units;
    return made;
  });
}

/**
 * @param {Layer} layer
 * @param {number} below
 * @param {number} units
 * @returns {Layer}
 */
function sized(layer, below, units) {
  return { kind: layer.kind, settings: { ...layer.settings, in_features: below, out_features: units } };
}

/**
 * @param {Layers} layers
 * @param {number} at
 */
function endOfBlock(layers, at) {
  const next = layers.findIndex((layer, i) => i > at && isLinear(layer));
  return next < 0 ? layers.length : next;
}

/**
 * @param {Layers} layers
 * @param {number} at
 */
function startOfApplied(layers, at) {
  return layers.slice(0, at).map(isLinear).lastIndexOf(true) + 1;
}
