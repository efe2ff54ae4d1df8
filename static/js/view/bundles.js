/** The edges from afar: as many as look alike in one path, since thousands of thin lines are dear to paint one by one. */
import { drawn, keep } from "./element.js";

/**
 * @typedef {import("../core/scene.js").Edge} Edge
 */

/** So many edges are drawn anew when one of them changes. */
const TOGETHER = 100;

/** @param {SVGGElement} group */
export function createBundles(group) {
  return {
    /**
     * @param {Edge[]} edges none where one is so near that each is drawn by itself
     * @param {(edge: Edge) => string} classOf
     */
    render(edges, classOf) {
      const count = Math.ceil(edges.length / TOGETHER);
      while (group.childElementCount > count) group.lastElementChild?.remove();
      while (group.childElementCount < count) group.append(drawn("g"));
      for (let i = 0; i < count; i += 1) {
        const bundle = edges.slice(i * TOGETHER, (i + 1) * TOGETHER);
        const looks = bundle.map(classOf);
        keep(group.children[i], bundle.map(({ route }, nth) => looks[nth] + route.d).join(), () => [...new Set(looks)].map((look) => (
          drawn("path", { class: look, d: bundle.filter((_, nth) => looks[nth] === look).map(({ route }) => route.d).join("") }))));
      }
    },
  };
}
