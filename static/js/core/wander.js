/**
 * From node to node with the arrow keys: along an edge to a consumer or an input, across to what stands beside it.
 *
 * @typedef {import("./scene.js").Place} Place
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {"right" | "left" | "up" | "down" | "first" | "last"} Way
 */

/** What an arrow means, where edges run to the right, and where they run upwards. */
const MEANS = Object.freeze({
  right: Object.freeze({ right: "consumer", left: "input", up: "before", down: "after" }),
  up: Object.freeze({ up: "consumer", down: "input", left: "before", right: "after" }),
});

/**
 * @param {Pick<Scene, "places" | "flow">} scene
 * @param {number} key of the node where one is
 * @param {Way} way
 * @returns {number} the key of the node one comes to, the same where nothing lies that way
 */
export function wander({ places, flow }, key, way) {
  const here = places.find((place) => place.key === key) ?? places[0];
  if (way === "first" || way === "last") return places[way === "first" ? 0 : places.length - 1].key;
  const [along, across] = flow === "up" ? /** @type {const} */ (["y", "x"]) : /** @type {const} */ (["x", "y"]);
  const means = MEANS[flow][way];
  /** @param {Place} a @param {"x" | "y"} axis */
  const distance = (a, axis) => Math.abs(a[axis] - here[axis]);
  /** @param {Place[]} ends */
  const nearest = (ends) => [...ends].sort((a, b) => distance(a, along) - distance(b, along) || distance(a, across) - distance(b, across))[0];
  if (means === "consumer") return (nearest(places.filter(({ node }) => node.inputs.includes(here.id))) ?? here).key;
  if (means === "input") return (nearest(places.filter(({ id }) => here.node.inputs.includes(id))) ?? here).key;
  const column = places.filter((place) => distance(place, along) < 1).sort((a, b) => a[across] - b[across]);
  return (column[column.indexOf(here) + (means === "after" ? 1 : -1)] ?? here).key;
}
