/**
 * From a graph to its layout, whoever says where the nodes go: sizes to Graphviz, what stood where before an edit, and
 * the room that is made.
 *
 * @typedef {import("./types.js").Flow} Flow
 * @typedef {import("./types.js").Graph} Graph
 * @typedef {import("./types.js").Layout} Layout
 * @typedef {{graph: Graph, layout: Layout}} Before
 */
import { fromPlain, toDot } from "./graphviz.js";
import { match } from "./match.js";
import { rankLayout, ranks } from "./rank.js";
import { sizeOf } from "./scene.js";
import { tidy } from "./tidy.js";

/** What a node takes across the ranks: with its numbers above and below it, or beside it. */
const ACROSS = Object.freeze({ right: 118, up: 96 });
/** Room is made anew when the graph outgrows it by more than this, or shrinks to less. */
const KEPT = Object.freeze({ more: 1.25, less: 0.5 });

/**
 * @param {Graph} graph
 * @param {Flow} flow
 * @param {Before | null} before the graph that is on show and is being edited
 */
export function arrangement(graph, flow, before) {
  const stood = before ? standing(graph, before) : new Map();
  const dot = toDot(graph, (id) => {
    const { width, height } = sizeOf(graph.nodes[id]);
    return flow === "right" ? { along: width, across: ACROSS.right } : { along: height, across: width + ACROSS.up };
  }, stood);
  return {
    dot,
    /**
     * @param {string | null} plain Graphviz's answer, null when there is none
     * @returns {Layout}
     */
    layout(plain) {
      const found = plain === null ? rankLayout(graph, stood) : fromPlain(plain, graph);
      const { nodes, routes } = tidy(graph, flow === "up" ? besideNumbers(found) : found, flow);
      const own = extentOf(nodes);
      return { nodes, routes, flow, room: before && before.layout.flow === flow ? kept(own, before.layout.room) : own };
    },
  };
}

/**
 * Where edges run upwards, a node's numbers stand on one side of it: nodes move to the other side of their cells.
 * @param {Pick<Layout, "nodes" | "routes">} layout
 */
function besideNumbers({ nodes, routes }) {
  const moved = [...routes].map(([key, way]) => /** @type {const} */ ([key, way.map(({ x, y }) => ({ x, y: y + ACROSS.up / 2 }))]));
  return { nodes, routes: new Map(moved) };
}

/**
 * Where the nodes that are still there, in the rank they had, stood across it.
 * @param {Graph} graph
 * @param {Before} before
 * @returns {Map<number, number>}
 */
function standing(graph, { graph: old, layout }) {
  const pairs = match(old, graph);
  const now = ranks(graph);
  const stood = new Map();
  for (const [id, was] of pairs) {
    const place = layout.nodes.get(was);
    if (place && Math.round(place.x) === now[id]) stood.set(id, place.y);
  }
  return stood;
}

/**
 * @param {Layout["nodes"]} nodes
 * @returns {Layout["room"]}
 */
function extentOf(nodes) {
  const [xs, ys] = [[...nodes.values()].map(({ x }) => x), [...nodes.values()].map(({ y }) => y)];
  if (!xs.length) return { depth: 0, extent: 0 };
  return { depth: Math.max(...xs), extent: Math.max(...ys) - Math.min(...ys) };
}

/**
 * @param {Layout["room"]} own
 * @param {Layout["room"]} before
 */
function kept(own, before) {
  const deep = Math.max(3, before.depth);
  const fits = Math.max(3, own.depth) <= deep + 1 && Math.max(3, own.depth) >= deep - 2;
  const wide = own.extent <= Math.max(before.extent * KEPT.more, before.extent + 150) && own.extent >= before.extent * KEPT.less;
  return fits && (wide || own.extent < 500) ? before : own;
}
