/** A dozen held-out pictures, what each is taken for, how likely each class is, and whether it is right. */
import { percent, predicted, trueClass } from "../core/confusion.js";
import { likelihoods } from "../core/probable.js";
import { text } from "../core/say.js";
import { drawn, element, keep, setAttributes } from "./element.js";
import { pixelsIn, paintPixels } from "./pixels.js";

/**
 * @typedef {import("../core/reducers/training.js").Plan} Plan
 * @typedef {object} Seen
 * @property {Plan} plan
 * @property {readonly (readonly number[])[]} outputs of the first test examples
 * @property {import("../core/listing.js").Labels} labels
 * @property {readonly string[]} classes
 * @property {readonly [number, number]} image
 */

const MOST = 12;
const BARS = Object.freeze({ width: 38, height: 34 });

/** @param {import("../core/types.js").Catalogue} catalogue */
export function createPredictions(catalogue) {
  /** @param {string} key @param {Record<string, import("../core/types.js").Hole>} [holes] */
  const say = (key, holes) => text({ key, holes }, { catalogue, numbers: [] });
  const root = element("ul", { class: "predictions", "aria-label": say("page.training.look.predictions.says") });
  /** @type {{item: HTMLElement, canvas: HTMLCanvasElement, bars: SVGSVGElement, mark: HTMLElement, says: HTMLElement}[]} */
  let tiles = [];

  function tile() {
    const canvas = element("canvas", { class: "pixels", "aria-hidden": true });
    const bars = drawn("svg", { class: "prediction-bars", ...BARS, "aria-hidden": true });
    const [mark, says] = [element("span", { class: "prediction-mark", "aria-hidden": true }), element("span", { class: "unseen" })];
    return { item: element("li", { class: "prediction" }, canvas, element("div", {}, bars, mark), says), canvas, bars, mark, says };
  }

  return {
    root,
    /** @param {Seen} seen @returns {string} what explains it */
    render({ plan, outputs, labels, classes, image }) {
      const features = plan.data.features.length;
      const count = Math.min(MOST, outputs.length);
      keep(root, String(count), () => {
        tiles = Array.from({ length: count }, tile);
        return tiles.map(({ item }) => item);
      });
      tiles.forEach(({ item, canvas, bars, mark, says }, i) => {
        const [is, taken] = [trueClass(plan.test[i], features), predicted(outputs[i], labels)];
        const parts = likelihoods(outputs[i], labels);
        const right = is === taken;
        paintPixels(canvas, pixelsIn(plan.data, plan.data.tested[i]), image);
        setAttributes(item, { class: right ? "prediction right" : "prediction wrong" });
        const wide = BARS.width / parts.length;
        bars.replaceChildren(...parts.map((part, c) => drawn("rect", { class: c === taken ? "taken" : c === is ? "is" : "", x: c * wide + 0.5, y: BARS.height - 1 - part * (BARS.height - 2), width: wide - 1, height: 1 + part * (BARS.height - 2) })));
        mark.textContent = right ? `✓ ${classes[taken]}` : `✗ ${classes[taken]} ≠ ${classes[is]}`;
        says.textContent = say(right ? "page.training.prediction.right" : "page.training.prediction.wrong", { is: classes[is], taken: classes[taken], share: percent(parts[taken]) });
      });
      return say("page.training.predictions");
    },
  };
}
