/** The shape of what runs along each edge, in a graph that has arrays. */
import { shapeText } from "../core/grid.js";
import { restOf, waysOf } from "../core/route.js";
import { drawn, keep } from "./element.js";

/**
 * @typedef {import("../core/frame.js").Frame} Frame
 * @typedef {import("../core/scene.js").Scene} Scene
 */

/** How far under the dots of the edge now its shape stands, by its letters. */
const UNDER = 1.7;
/** How far under the middle of its letters a baseline is. */
const SUNK = 0.36;

/** @param {SVGGElement} group */
export function createShapes(group) {
  return {
    /**
     * @param {Frame} frame
     * @param {Scene} scene
     * @param {boolean} far whether no letters are drawn
     */
    render({ now, step }, { edges, byId, places, measures: { smallest, label } }, far) {
      const has = !far && places.some(({ grid }) => grid);
      const letters = Math.max(smallest, label * 0.86);
      const shown = has ? edges.map(({ key, from, route }) => {
        const { x, y } = route.at(restOf(route));
        const isNow = now.has(key) && step?.kind === "pull";
        const under = isNow ? Math.max(...waysOf(route).map((way) => way.at(restOf(way)).y)) + letters * UNDER : y;
        return { x, y: under + letters * SUNK, text: shapeText(byId.get(from)?.node.shape ?? []) };
      }) : [];
      keep(group, JSON.stringify([shown, letters]), () => shown.map(({ x, y, text }) => drawn("text", { class: "edge-shape", x, y, "font-size": letters }, text)));
    },
  };
}
