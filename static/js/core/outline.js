/**
 * Where parts are steps, the nodes of a part are outlined together, as long as nothing else stands among them.
 *
 * @typedef {import("./route.js").Box} Box
 * @typedef {import("./scene.js").Place} Place
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {import("./types.js").Trace} Trace
 * @typedef {{key: number, box: Box}} Outline key: that of the part's own node
 */
import { around } from "./scene.js";

/** What stays free between a node's numbers and the outline. */
const AIR = 6;

/**
 * @param {Trace} trace
 * @param {Scene} scene
 * @returns {Outline[]}
 */
export function outlinesOf({ parts, graph: { nodes } }, { places, flow, measures }) {
  return parts.filter((part) => part.nodes.length > 1).flatMap((part) => {
    const inside = new Set(part.nodes);
    for (const id of part.nodes) for (const from of nodes[id].inputs) if (places[from].kind === "constant") inside.add(from);
    const box = hull([...inside].map((id) => around(places[id], flow, measures)));
    const crossed = places.some((place) => !inside.has(place.id) && meets(place, box));
    return crossed ? [] : [{ key: places[part.node].key, box }];
  });
}

/**
 * @param {Place} place
 * @param {Box} box
 */
function meets({ x, y, width, height }, box) {
  return x + width / 2 > box.x && x - width / 2 < box.x + box.width && y + height / 2 > box.y && y - height / 2 < box.y + box.height;
}

/**
 * @param {Box[]} boxes
 * @returns {Box}
 */
function hull(boxes) {
  const [x, y] = [Math.min(...boxes.map((box) => box.x)) - AIR, Math.min(...boxes.map((box) => box.y)) - AIR];
  const right = Math.max(...boxes.map((box) => box.x + box.width)) + AIR;
  return { x, y, width: right - x, height: Math.max(...boxes.map((box) => box.y + box.height)) + AIR - y };
}
