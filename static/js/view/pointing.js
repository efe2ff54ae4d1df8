/** Pointing at a node lights its piece of the formula, its numbers and its ways to what is differentiated; and the reverse. */
import { spanOfNode, waysFrom } from "../core/links.js";

/**
 * @typedef {import("../core/types.js").Trace} Trace
 * @typedef {{from: number, to: number} | null} Span
 */

const PIECES = "[data-node], .node[data-id]";

/**
 * @param {(id: number | null) => void} point
 * @param {(span: Span) => void} lightText
 */
export function createPointing(point, lightText) {
  /** @type {Element[]} */
  let lit = [];
  /** @type {Span} */
  let lines = null;
  /** @param {Event} event */
  const follow = ({ target }) => {
    const piece = target instanceof Element ? target.closest(PIECES) : null;
    point(piece instanceof HTMLElement || piece instanceof SVGElement ? Number(piece.dataset.node ?? piece.dataset.id) : null);
  };
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "touch") follow(event);
  });
  document.documentElement.addEventListener("pointerleave", () => point(null));
  return {
    /**
     * @param {Trace} trace
     * @param {number | null} id
     * @param {string | null} text the editor's, when it is the trace's
     * @param {import("../core/types.js").GraphNode[]} nodes those that are drawn
     */
    render(trace, id, text, nodes) {
      if (id === null && !lit.length) return;
      for (const part of lit) part.removeAttribute("data-lit");
      lit = id === null ? [] : partsOf(trace, id, nodes);
      for (const part of lit) part.setAttribute("data-lit", "");
      const span = text === null ? null : spanOfNode(trace.graph, id, text);
      if (span?.from !== lines?.from || span?.to !== lines?.to) lightText(span);
      lines = span;
    },
  };
}

/**
 * What is inside of a closed part is shown by the part.
 * @param {Trace} trace
 * @param {number} id
 * @param {import("../core/types.js").GraphNode[]} nodes
 */
function partsOf(trace, id, nodes) {
  const drawn = nodes.some((node) => node.id === id) ? id : trace.graph.nodes[id].part;
  const ways = waysFrom(trace, drawn, nodes);
  const edges = [...document.querySelectorAll(".edge[data-to]")].filter((edge) => {
    const { to, slot } = /** @type {SVGElement} */ (edge).dataset;
    return ways.has(`${to}.${slot}`);
  });
  return [...document.querySelectorAll(`[data-node="${id}"], .node[data-id="${drawn}"]`), ...edges];
}
