/** The outlines of open parts, under all else: shown while parts are steps. */
import { outlinesOf } from "../core/outline.js";
import { drawn, setAttributes } from "./element.js";
import { appear } from "./glide.js";
import { createJoin } from "./join.js";

/** The sign that closes a part sits on the corner of its outline. */
const [INSET, RADIUS] = [5, 9];

/**
 * @typedef {import("../core/outline.js").Outline} Outline
 *
 * @param {SVGGElement} group
 */
export function createOutlines(group) {
  const join = createJoin(group, (/** @type {Outline} */ { key }) => key, makeOutline);
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
      join(outlines).each(({ part, box: { x, y, width, height } }, i, all) => {
        const [back, badge, sign] = all[i].children;
        setAttributes(all[i], { "data-part": part });
        setAttributes(back, { x, y, width, height, rx: 16 });
        setAttributes(badge, { cx: x + width - INSET, cy: y + INSET, r: RADIUS });
        setAttributes(sign, { d: `M${x + width - INSET - 4},${y + INSET}h8` });
        if (times) appear(all[i], times.glides);
      });
    },
  };
}

/** A press on it closes the part, as the sign in its corner says. */
function makeOutline() {
  return drawn("g", { class: "outlined" }, drawn("rect", { class: "outline" }), drawn("circle", { class: "outline" }), drawn("path", { class: "outline-sign" }));
}
