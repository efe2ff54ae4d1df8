/** The outlines of parts, under all else: shown while parts are steps. */
import { outlinesOf } from "../core/outline.js";
import { drawn, setAttributes } from "./element.js";
import { appear } from "./glide.js";
import { createJoin } from "./join.js";

/**
 * @typedef {import("../core/outline.js").Outline} Outline
 *
 * @param {SVGGElement} group
 */
export function createOutlines(group) {
  const join = createJoin(group, (/** @type {Outline} */ { key }) => key, () => drawn("rect", { class: "outline" }));
  let shown = "";
  return {
    /**
     * @param {import("../core/types.js").Trace} trace
     * @param {import("../core/scene.js").Scene} scene
     * @param {boolean} on
     * @param {import("./glide.js").Times | null} times null when the scene is as it was
     */
    render(trace, scene, on, times) {
      const outlines = on ? outlinesOf(trace, scene) : [];
      const now = JSON.stringify(outlines);
      if (now === shown) return;
      shown = now;
      join(outlines).each(({ box: { x, y, width, height } }, i, all) => {
        setAttributes(all[i], { x, y, width, height, rx: 16 });
        if (times) appear(all[i], times.glides);
      });
    },
  };
}
