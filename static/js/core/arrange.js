/**
 * From a graph to its layout, whoever says where the nodes go: sizes to Graphviz, what stood where before an edit, and
 * the room that is made.
 *
 * @typedef {import("./types.js").Flow} Flow
 * @typedef {import("./types.js").Graph} Graph
 * @typedef {import("./types.js").Layout} Layout
 * @typedef {import("./picture.js").Picture} Picture
 * @typedef {{graph: Graph, layout: Layout}} Before the whole graph that is on show, and where what is drawn of it stands
 */
import { fromPlain, toDot } from "./graphviz.js";
import { match } from "./match.js";
import { rankLayout, ranks } from "./rank.js";
import { sizeOf } from "./scene.js";
import { extentOf, tidy } from "./tidy.js";

/** What a node takes across the ranks: with its numbers above and below it, or beside it. */
const ACROSS = Object.freeze({ right: 118, up: 96 });
/** Room is made anew when the graph outgrows it by more than this, or shrinks to less. */
const KEPT = Object.freeze({ more: 1.25, less: 0.5 });

/**
 * @param {Picture} graph
 * @param {Flow} flow
 * @param {Before | null} before the graph that is on show and is being edited
 */
export function arrangement(graph, flow, before) {
  const stood = before ? standing(graph, before) : new Map();
  const sizes = new Map(graph.nodes.map((node) => [node.id, sizeOf({ ...node, unfolded: undefined })]));
  const dot = toDot(graph, (id) => {
    const { width, height } = sizes.get(id) ?? { width: 0, height: 0 };
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
      return { nodes, routes, flow, closed: graph.closed, apart: graph.apart, room: before && before.layout.flow === flow ? kept(own, before.layout.room) : own };
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
 * Where the nodes that are still there stood across their rank: after an edit those in the rank they had; a part that is
 * opened or closed moves ranks along, and the others keep their order.
 * @param {Picture} graph
 * @param {Before} before
 * @returns {Map<number, number>}
 */
function standing(graph, { graph: old, layout }) {
  const same = old === graph.whole;
  const pairs = same ? new Map(graph.nodes.map(({ id }) => [id, id])) : match(old, graph.whole);
  const now = ranks(graph);
  const stood = new Map();
  for (const [id, was] of pairs) {
    const place = layout.nodes.get(was);
    if (place && now.has(id) && (same || Math.round(place.x) === now.get(id))) stood.set(id, place.y);
  }
  return stood;
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
