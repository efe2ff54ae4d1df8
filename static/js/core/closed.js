/**
 * Which parts are closed, each as one node: what the detail says, but for those that the reader has opened or closed.
 *
 * @typedef {import("./stops.js").Detail} Detail
 * @typedef {import("./types.js").Step} Step
 * @typedef {import("./types.js").Trace} Trace
 * @typedef {{detail: Detail, closed: ReadonlySet<number>}} Grain how large a step is; closed: the parts that are one node, each
 *   by its own node
 * @typedef {{detail?: Detail, open?: readonly string[], closed?: readonly string[]}} Wanted parts by name, or as `#4`
 */

import { usualDetail } from "./network.js";
import { isWide } from "./stops.js";

/** @type {WeakMap<Step[], Map<string, Grain>>} */
const grains = new WeakMap();

/**
 * The same object for as long as the same is wanted of the same walk.
 * @param {Pick<Trace, "graph" | "parts" | "steps" | "network">} trace
 * @param {Wanted} wanted
 * @returns {Grain}
 */
export function grainOf(trace, { detail = usualDetail(trace.network?.text ?? ""), open = [], closed = [] }) {
  const known = grains.get(trace.steps) ?? new Map();
  grains.set(trace.steps, known);
  const key = JSON.stringify([detail, open, closed]);
  const found = known.get(key) ?? { detail, closed: closedAt(trace, detail, open, closed) };
  known.set(key, found);
  return found;
}

/**
 * @param {Pick<Trace, "graph" | "parts">} trace
 * @param {Detail} detail
 * @param {readonly string[]} open
 * @param {readonly string[]} closed
 */
function closedAt({ graph, parts }, detail, open, closed) {
  const several = new Set(parts.filter(({ nodes }) => nodes.length > 1).map(({ node }) => node));
  /** @param {readonly string[]} names */
  const found = (names) => names.map((name) => nodeNamed(graph, name)).filter((id) => several.has(id));
  const [opened, shut] = [new Set(found(open)), found(closed)];
  const every = closes(detail) ? parts.map(({ node }) => node) : [];
  return new Set([...every.filter((id) => !opened.has(id)), ...shut]);
}

/**
 * Whether a level of detail closes all parts.
 * @param {Detail} detail
 */
export function closes(detail) {
  return detail === "part" || isWide(detail);
}

/**
 * @param {Trace["graph"]} graph
 * @param {string} name
 * @returns {number} −1 where nothing is called so
 */
export function nodeNamed({ nodes, title, output }, name) {
  const id = nodes.findIndex((node) => node.name === name);
  if (id >= 0 || name !== title) return /^#\d+$/.test(name) && id < 0 ? Number(name.slice(1)) : id;
  return output;
}

/**
 * What a part is called in a link.
 * @param {Trace["graph"]} graph
 * @param {number} id
 */
export function nameOf({ nodes }, id) {
  return nodes[id].name ?? `#${id}`;
}

/**
 * The part of several nodes that a node is in.
 * @param {Pick<Trace, "graph" | "parts">} trace
 * @param {number} id
 * @returns {Trace["parts"][number] | null}
 */
export function partOf({ graph, parts }, id) {
  return parts.find(({ node, nodes }) => node === graph.nodes[id].part && nodes.length > 1) ?? null;
}

/**
 * Whether a node is inside of a closed part, and so has no place, number or row of its own.
 * @param {Grain} grain
 * @param {{id: number, part: number}} node
 */
export function isInside({ closed }, { id, part }) {
  return part !== id && closed.has(part);
}

/**
 * What becomes of a document when a part is opened, or closed, or an array is unfolded.
 * @param {Wanted} wanted
 * @param {string} name
 * @param {boolean} open
 * @param {boolean} [array] whether it is an array, which is never open by itself
 * @returns {{open: readonly string[], closed: readonly string[]}}
 */
export function toggled({ detail = "edge", open: opened = [], closed = [] }, name, open, array = false) {
  /** @param {readonly string[]} names @param {boolean} among */
  const put = (names, among) => [...names.filter((one) => one !== name), ...(among ? [name] : [])];
  return { open: put(opened, open && (array || closes(detail))), closed: put(closed, !open && !array && !closes(detail)) };
}
