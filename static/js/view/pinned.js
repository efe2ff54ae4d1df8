/** Under the curves: the button that keeps a run beside the next one, and what is kept. */
import { differing, nameOf } from "../core/pinned.js";
import { text } from "../core/say.js";
import { drawn, element, keep } from "./element.js";

/**
 * @typedef {import("../core/pinned.js").Pinned} Pinned
 */

/**
 * @param {import("../core/types.js").Catalogue} catalogue
 * @param {() => void} pin keeps the run, or gives up the one that is kept
 */
export function createPinned(catalogue, pin) {
  /** @param {string} key @param {Record<string, import("../core/types.js").Hole>} [holes] @param {number[]} [numbers] */
  const say = (key, holes, numbers = []) => text({ key, holes }, { catalogue, numbers });
  const button = element("button", { class: "button", type: "button" });
  button.addEventListener("click", pin);
  const legend = element("p", { class: "pinned-legend" });
  const root = element("div", { class: "pinned" }, button, legend);

  return {
    root,
    /**
     * @param {Pinned | null} pinned
     * @param {import("../core/pinned.js").InTraining} document the run that is made now
     * @param {boolean} begun whether it has a curve
     */
    render(pinned, document, begun) {
      button.textContent = say(pinned ? "page.training.unpin" : "page.training.pin");
      button.title = say(pinned ? "page.training.unpin.says" : "page.training.pin.says");
      button.disabled = !pinned && !begun;
      legend.hidden = !pinned;
      if (!pinned) return;
      const others = differing(pinned, document);
      keep(legend, JSON.stringify([pinned.preset, pinned.made, pinned.means.length, others]), () => {
        const { epoch, loss } = pinned.means[pinned.means.length - 1];
        const sample = drawn("svg", { class: "pinned-sample", viewBox: "0 0 28 8", "aria-hidden": true });
        sample.append(drawn("path", { class: "chart-pinned", d: "M1,4H27" }));
        return [sample, element("b", {}, text(nameOf(pinned.preset), { catalogue, numbers: [] })), " ",
          say("page.training.pinned", { epoch, loss: { n: 0 }, rate: { n: 1 }, seed: { n: 2 } }, [loss, pinned.rate, pinned.order]), " ",
          others.length ? say("page.training.pinned.differs", { what: { list: others.map((what) => ({ key: `page.training.differs.${what}` })) } }) : ""];
      });
    },
  };
}
