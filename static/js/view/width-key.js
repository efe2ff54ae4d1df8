/** What the widths of edges say while an input is moved: the larger the gradient, the wider. */
import { text } from "../core/say.js";
import { widthOf } from "../core/width.js";
import { drawn, element } from "./element.js";

/**
 * @typedef {import("../core/camera.js").View} View
 * @typedef {import("../core/scene.js").Scene} Scene
 */

/** The sizes of gradients it shows. */
const SIZES = Object.freeze([1, 4, 16]);
const LINE = 36;

/**
 * @param {HTMLElement} root the stage
 * @param {import("../core/types.js").Catalogue} catalogue
 */
export function createWidthKey(root, catalogue) {
  const words = { catalogue, numbers: [] };
  const lines = SIZES.map((size) => ({ size, swatch: swatch("edge done") }));
  const key = element("div", { class: "width-key" },
    element("p", {}, text({ key: "page.widths" }, words)),
    element("div", {}, ...lines.map(({ size, swatch: line }) => element("span", {}, line, String(size)))),
    element("div", {}, element("span", {}, swatch("edge done broken"), text({ key: "page.widths.zero" }, words))));
  let drawnAt = 0;
  let lies = /** @type {{scene: Scene | null, at: string}} */ ({ scene: null, at: "" });

  return {
    /** @param {boolean} on */
    show(on) {
      if (on && !key.isConnected) root.append(key);
      if (on) return;
      key.remove();
      lies = { scene: null, at: "" };
    },
    covers,
    /**
     * Its lines are as wide as the graph's, and it gives way to a node.
     * @param {Scene} scene
     * @param {View} view
     */
    lie(scene, view) {
      if (!key.isConnected) return;
      // In most frames of a drag nothing has moved: then its box is not asked for, which would lay the page out.
      const at = `${view.scale} ${view.left} ${view.top}`;
      if (lies.scene === scene && lies.at === at) return;
      lies = { scene, at };
      key.classList.toggle("gone", covers(scene, view));
      const scale = view.scale < scene.readable ? 1 : view.scale;
      if (scale === drawnAt) return;
      drawnAt = scale;
      for (const { size, swatch: { firstElementChild: line } } of lines) {
        if (line instanceof SVGElement) line.style.setProperty("stroke-width", `calc(var(--wider, 1) * ${widthOf(size) * scale}px)`);
      }
    },
  };

  /**
   * Whether it would lie on a node or its numbers.
   * @param {Scene} scene
   * @param {View} view
   */
  function covers({ places }, { scale, left, top }) {
    const { offsetLeft, offsetTop, offsetWidth, offsetHeight } = key;
    const [x, y] = [(offsetLeft + offsetWidth - left) / scale, (offsetTop - top) / scale];
    const [before, below] = [(offsetLeft - left) / scale, (offsetTop + offsetHeight - top) / scale];
    return offsetHeight > 0 && places.some((place) => place.x - place.width / 2 < x && place.x + place.width / 2 > before && place.y + place.height > y && place.y - place.height < below);
  }
}

/** @param {string} name */
function swatch(name) {
  return drawn("svg", { width: LINE, height: 10, "aria-hidden": true }, drawn("path", { class: name, d: `M0,5H${LINE}` }));
}
