/** What stands beside the nodes where a network is drawn as neurons: units that are always 1, names of columns, a legend. */
import { text } from "../core/say.js";
import { drawn, element, keep } from "./element.js";
import { place } from "./glide.js";
import { maths } from "./maths.js";

/** What the legend takes at the stage's foot, in px. */
const LEGEND = 66;

/**
 * @typedef {import("../core/neurons.js").Beside} Beside
 * @typedef {import("../core/scene.js").Scene} Scene
 *
 * @param {HTMLElement} root
 * @param {SVGGElement} backs under the nodes
 * @param {HTMLElement} letters mathematics above them
 * @param {import("../core/types.js").Catalogue} catalogue
 */
export function createNeurons(root, backs, letters, catalogue) {
  const [circles, names] = [drawn("g", { class: "biases", "aria-hidden": true }), element("div", { class: "bias-names" })];
  const legend = element("p", { class: "neuron-legend", hidden: true });
  backs.append(circles);
  letters.append(names);
  root.append(legend);
  /** @param {string} key @param {Record<string, string>} [holes] */
  const say = (key, holes = {}) => text({ key, holes }, { catalogue, numbers: [] });
  legend.append(element("span", {}, say("page.neurons.legend.lines")), element("span", {}, say("page.neurons.legend.width")));

  return {
    /**
     * @param {Scene} scene
     * @param {import("./glide.js").Times | null} times null when the scene is as it was
     * @param {{height: number}} room
     */
    render({ neurons, measures, near, flow, places, scale, top }, times, room) {
      if (!times) return;
      const lowest = Math.max(...places.map(({ y }) => y)) + measures.gradient + measures.number;
      legend.hidden = !neurons || flow === "up" || near !== null || lowest * scale + top > room.height - LEGEND;
      root.toggleAttribute("data-neurons", neurons !== null);
      root.toggleAttribute("data-quiet", neurons?.quiet ?? false);
      const { biases = [], headings = [] } = neurons ?? {};
      keep(circles, JSON.stringify([biases, headings, near, measures.number]), () => [
        ...biases.map(({ x, y, size, value }) => drawn("g", { class: "bias", transform: `translate(${x} ${y})` },
          drawn("circle", { r: size / 2 }), drawn("text", { class: "value", y: -value }, "1"))),
        // Seen window by window they would lie under the buttons.
        ...(near === null ? headings : []).map(({ x, y, key, activation }) => drawn("text", { class: "column-name", x, y }, say(key, { activation }))),
      ]);
      keep(names, JSON.stringify([biases, measures.mark]), () => biases.map(({ latex }) => element("span", {}, element("span", { class: "mark" }, maths(latex, { silent: true })))));
      biases.forEach(({ x, y }, i) => {
        const name = /** @type {HTMLElement} */ (names.children[i]);
        name.style.setProperty("font-size", `${measures.mark}px`);
        place(name, `translate(${x}px, ${y}px)`, times);
      });
    },
  };
}
