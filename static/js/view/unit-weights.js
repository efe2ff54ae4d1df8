/** What each hidden unit looks for in a picture: its weights as pixels, blue above 0 and orange below. */
import { rowsOf } from "../core/grid.js";
import { numberOf } from "../core/digits.js";
import { pixelsOf } from "../core/images.js";
import { text } from "../core/say.js";
import { element, keep } from "./element.js";
import { paintPixels } from "./pixels.js";

/** As many are told apart. */
const MOST = 64;

/** @param {import("../core/types.js").Catalogue} catalogue */
export function createUnitWeights(catalogue) {
  /** @param {string} key @param {Record<string, import("../core/types.js").Hole>} [holes] @param {number[]} [numbers] */
  const say = (key, holes, numbers = []) => text({ key, holes }, { catalogue, numbers });
  const root = element("ul", { class: "unit-weights", "aria-label": say("page.training.look.weights.says") });
  /** @type {HTMLCanvasElement[]} */
  let tiles = [];
  return {
    root,
    /**
     * @param {import("../core/types.js").Value} matrix a row for each unit
     * @param {readonly [number, number]} image
     * @returns {string} what explains it
     */
    render(matrix, image) {
      const rows = rowsOf(matrix).slice(0, MOST).map((row) => pixelsOf(row.map(numberOf), image));
      const full = Math.max(...rows.flat().map(Math.abs)) || 1;
      keep(root, String(rows.length), () => {
        tiles = rows.map(() => element("canvas", { class: "pixels signed", role: "img" }));
        return tiles.map((canvas) => element("li", {}, canvas));
      });
      rows.forEach((row, i) => {
        paintPixels(tiles[i], row, image, full);
        const says = say("page.training.weights.unit", { nth: i + 1, low: { n: 0 }, high: { n: 1 } }, [Math.min(...row), Math.max(...row)]);
        if (tiles[i].getAttribute("aria-label") !== says) tiles[i].setAttribute("aria-label", says);
      });
      return say("page.training.weights", { full: { n: 0 } }, [full]);
    },
  };
}
