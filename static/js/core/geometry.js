/**
 * Geometry is made anew only when graph, layout or room change: while stepping nothing moves. Two rooms are known at a
 * time, since a card that lies on the graph takes some of it.
 *
 * @typedef {import("./measure.js").Room} Room
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {import("./picture.js").Picture} Graph
 * @typedef {import("./types.js").Layout} Layout
 * @typedef {{graph: Graph, layout: Layout, keys: number[], room: string, subject: number, scene: Scene, faces: string | null}} Known
 */
import { neuronScene } from "./neurons.js";
import { scene } from "./scene.js";

const KEPT = 2;

/** Gives the scene of a graph, the same as before where nothing in it would differ. */
export function createGeometry() {
  /** @type {Known[]} the newest first */
  let known = [];

  /**
   * @param {Graph} graph
   * @param {Layout} layout
   * @param {number[]} keys
   * @param {Room} room
   * @param {number} subject
   * @returns {Scene}
   */
  return (graph, layout, keys, { width, height, zoom, head }, subject) => {
    const asked = { graph, layout, keys, room: `${width} ${height} ${zoom} ${head}`, subject };
    const same = known.find((one) => one.room === asked.room && one.subject === subject && (one.graph === graph || facesOf(one) === faces(asked)) && (one.layout === layout || alike(one.layout, layout)));
    const found = same ?? { ...asked, scene: sceneOf(graph, layout, { width, height, zoom, head }, keys, subject), faces: null };
    known = [{ ...found, graph, layout }, ...known.filter((one) => one !== same)].slice(0, KEPT);
    return found.scene;
  };
}

/**
 * @param {Graph} graph
 * @param {Layout} layout
 * @param {Room} room
 * @param {number[]} keys
 * @param {number} subject
 */
function sceneOf(graph, layout, room, keys, subject) {
  const { neurons } = graph;
  return neurons && layout.look ? neuronScene({ ...graph, neurons }, layout, room, keys, subject) : scene(graph, layout, room, keys, subject);
}

/** @param {Known} known */
function facesOf(known) {
  known.faces ??= faces(known);
  return known.faces;
}

/**
 * All of a graph that its geometry depends on.
 * @param {Pick<Known, "graph" | "keys">} of
 */
function faces({ graph, keys }) {
  return JSON.stringify([graph.neurons !== null, graph.output, keys, graph.nodes.map(({ id, op, mark, tag, inputs, name, closed, shape, unfolded }) => [id, op, mark.latex, tag?.latex, inputs, name, closed, shape, unfolded])]);
}

/**
 * @param {Layout} a
 * @param {Layout} b
 */
function alike(a, b) {
  if (a.flow !== b.flow || JSON.stringify([a.room, a.pin, a.passes]) !== JSON.stringify([b.room, b.pin, b.passes])) return false;
  return JSON.stringify([[...a.nodes], [...a.routes]]) === JSON.stringify([[...b.nodes], [...b.routes]]);
}
