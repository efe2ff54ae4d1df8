/**
 * Where parts are steps, the nodes of an open one are outlined together, as long as nothing else stands among them.
 *
 * @typedef {import("./route.js").Box} Box
 * @typedef {import("./scene.js").Place} Place
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {import("./types.js").Trace} Trace
 * @typedef {{key: number, part: number, box: Box}} Outline key: that of the part's own node
 */
import { around } from "./around.js";

/** What stays free between a node's numbers and the outline. */
const AIR = 6;

/**
 * @param {Trace} trace
 * @param {Scene} scene
 * @returns {Outline[]}
 */
export function outlinesOf({ parts, graph: { nodes } }, { places, byId, flow, measures }) {
  return parts.filter((part) => part.nodes.length > 1 && part.nodes.every((id) => byId.has(id))).flatMap((part) => {
    const inside = new Set(part.nodes);
    for (const id of part.nodes) for (const from of nodes[id].inputs) if (byId.get(from)?.kind === "constant") inside.add(from);
    const box = hull([...inside].flatMap((id) => byId.get(id) ?? []).map((place) => around(place, flow, measures)));
    const crossed = places.some((place) => !inside.has(place.id) && meets(place, box));
    return crossed ? [] : [{ key: byId.get(part.node)?.key ?? -1, part: part.node, box }];
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
