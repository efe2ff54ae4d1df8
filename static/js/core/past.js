/**
 * Round the frames of unfolded arrays: the way of an edge that would run through one that it has nothing to do with.
 *
 * @typedef {import("./route.js").Box} Box
 * @typedef {import("./types.js").Flow} Flow
 * @typedef {import("./types.js").Point} Point
 */
import { contains, samples, route } from "./route.js";

/** How far an edge keeps off a frame; so many places on the way are looked at. */
const [OFF, LOOKS] = [12, 32];

/**
 * @param {Point} from where it leaves
 * @param {Point} to where it arrives
 * @param {readonly Box[]} frames
 * @param {Flow} flow
 * @returns {Point[]} way-points, none where nothing is in the way
 */
export function past(from, to, frames, flow) {
  const line = samples(route(from, to, [], null, flow), LOOKS);
  const met = frames.flatMap((frame) => {
    const inside = line.filter((p) => contains(frame, p));
    return inside.length ? [{ frame, at: inside[Math.floor(inside.length / 2)] }] : [];
  });
  if (flow === "up") {
    return met.sort((a, b) => b.frame.y - a.frame.y).flatMap(({ frame: { x, y, width, height }, at }) => {
      const side = at.x < x + width / 2 ? x - OFF : x + width + OFF;
      return [{ x: side, y: y + height }, { x: side, y }];
    });
  }
  return met.sort((a, b) => a.frame.x - b.frame.x).flatMap(({ frame: { x, y, width, height }, at }) => {
    const side = at.y < y + height / 2 ? y - OFF : y + height + OFF;
    return [{ x, y: side }, { x: x + width, y: side }];
  });
}
