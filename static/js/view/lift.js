/** At the first step the pieces of the large formula lift out of it and become the nodes. */
import { element } from "./element.js";
import { time } from "./glide.js";

/**
 * @typedef {import("../core/camera.js").View} View
 * @typedef {import("../core/scene.js").Place} Place
 * @typedef {import("../core/scene.js").Scene} Scene
 */

const EASE = "cubic-bezier(.3, 0, .1, 1)";
/** Of a long formula no eye follows the pieces. */
const MOST = 60;
/** More nodes than this are there at once. */
const MANY = 250;
/** What a piece of several signs shrinks to: it becomes a node of one. */
const SHRUNK = 0.4;
/** When a node is seen, as a part of the way. */
const SEEN = 0.55;

/**
 * Nothing flies any more: the walk has gone on, or back.
 * @param {HTMLElement} stage
 */
export function land(stage) {
  for (const layer of stage.querySelectorAll(":scope > .lift")) layer.remove();
}

/**
 * @param {HTMLElement} stage
 * @param {HTMLElement} formulas the large formula
 * @param {Scene} scene
 * @param {View} view
 */
export function lift(stage, formulas, { places, measures }, view) {
  const duration = time("--lift");
  if (!duration || places.length > MANY) return;
  const pieces = piecesOf(formulas, places);
  if (pieces.length > MOST) return;
  const layer = element("div", { class: "lift", "aria-hidden": true });
  stage.append(layer);
  const origin = stage.getBoundingClientRect();
  const deepest = Math.max(1, ...pieces.map(({ place }) => place.node.rank));
  for (const { piece, place } of pieces) {
    const copy = copied(piece, layer, origin);
    const to = { x: view.left + place.x * view.scale, y: view.top + place.y * view.scale };
    const scale = place.kind === "op" ? SHRUNK : (measures.mark * 1.21 * view.scale) / copy.size;
    // Inner pieces go first, as they are computed.
    const delay = (place.node.rank / deepest) * 0.3 * duration;
    const frames = [
      { transform: "none", opacity: 1 },
      { opacity: 1, offset: place.kind === "op" ? SEEN : 0.9 },
      { transform: `translate(${to.x - copy.x}px, ${to.y - copy.y}px) scale(${scale})`, opacity: 0 },
    ];
    const flight = copy.root.animate(frames, { duration: duration * 0.7, delay, easing: EASE, fill: "both" });
    flight.addEventListener("finish", () => {
      copy.root.remove();
      if (!layer.childElementCount) layer.remove();
    });
  }
  for (const part of stage.querySelectorAll(".later")) {
    part.animate([{ opacity: 0 }, { opacity: 1 }], { duration: duration * (1 - SEEN), delay: duration * SEEN, fill: "backwards", easing: "ease-out" });
  }
}

/**
 * For an op the largest piece that stands for it, which is its expression and not its name; an input lifts out of every
 * place where it is used.
 * @param {HTMLElement} formulas
 * @param {Place[]} places
 * @returns {{piece: HTMLElement, place: Place}[]}
 */
function piecesOf(formulas, places) {
  /** @type {Map<number, HTMLElement[]>} */
  const found = new Map(places.map(({ id }) => [id, []]));
  for (const piece of /** @type {NodeListOf<HTMLElement>} */ (formulas.querySelectorAll(".katex-html [data-node]"))) found.get(Number(piece.dataset.node))?.push(piece);
  return places.flatMap((place) => {
    const pieces = found.get(place.id) ?? [];
    const used = pieces.filter((piece) => piece.parentElement?.closest("[data-node]"));
    if (!place.node.inputs.length) return used.map((piece) => ({ piece, place }));
    const largest = pieces.reduce((best, piece) => ((piece.textContent ?? "").length > (best.textContent ?? "").length ? piece : best), pieces[0]);
    return largest ? [{ piece: largest, place }] : [];
  });
}

/**
 * A copy of a piece that lies exactly over it.
 * @param {HTMLElement} piece
 * @param {HTMLElement} layer
 * @param {DOMRect} origin
 */
function copied(piece, layer, origin) {
  const inner = /** @type {HTMLElement} */ (piece.cloneNode(true));
  const root = element("div", { class: "lifted katex" }, inner);
  const size = parseFloat(getComputedStyle(piece).fontSize);
  root.style.setProperty("font-size", `${size}px`);
  layer.append(root);
  const [from, now] = [piece.getBoundingClientRect(), inner.getBoundingClientRect()];
  root.style.setProperty("left", `${from.left - now.left}px`);
  root.style.setProperty("top", `${from.top - now.top}px`);
  const around = root.getBoundingClientRect();
  root.style.setProperty("transform-origin", `${from.left + from.width / 2 - around.left}px ${from.top + from.height / 2 - around.top}px`);
  return { root, size, x: from.left + from.width / 2 - origin.left, y: from.top + from.height / 2 - origin.top };
}
