/** What each hidden unit gives over the plane, side by side; one that is pressed is seen alone. */
import { sharedOf } from "../core/hidden.js";
import { bandOf, planesOf } from "../core/plane.js";
import { spoken, text } from "../core/say.js";
import { reachOf } from "../core/surface.js";
import { paintBanded } from "./banded.js";
import { drawn, element, keep, setAttributes } from "./element.js";
import { faceMaths } from "./maths.js";
import { plot } from "./plot.js";
import { pointsOf } from "./points.js";
import { restAt } from "./refocus.js";
import { SQUARE } from "./square.js";

/**
 * @typedef {import("../core/hidden.js").Unit} Unit
 * @typedef {object} Seen
 * @property {import("../core/reducers/training.js").Plan} plan
 * @property {import("../core/training.js").Look} look
 * @property {import("../core/plane.js").Ground} ground
 * @property {readonly number[]} parameters
 * @property {readonly number[]} now the examples that count
 * @property {number} side how fine one alone is
 * @property {string | null} chosen the one that is seen alone
 */

const BANDS = 10;
const { side: SIDE } = SQUARE;
const BOX = Object.freeze({ left: 0, right: SIDE, top: 0, bottom: SIDE });
/** Examples are seen on maps that are no smaller than a quarter of the card. */
const WITH_POINTS = 4;

/**
 * @param {import("../core/types.js").Catalogue} catalogue
 * @param {(unit: string | null) => void} choose
 */
export function createHidden(catalogue, choose) {
  /** @param {string} key @param {Record<string, import("../core/types.js").Hole>} [holes] @param {number[]} [numbers] */
  const say = (key, holes, numbers = []) => text({ key, holes }, { catalogue, numbers });
  const root = element("div", { class: "hidden-units", role: "group", "aria-label": say("page.training.look.hidden.says") });
  /** @type {{name: string, button: HTMLElement, canvas: HTMLCanvasElement, svg: SVGSVGElement, says: HTMLElement}[]} */
  let tiles = [];

  /** @param {Unit} unit */
  function tile({ name, face }) {
    const canvas = element("canvas", { "aria-hidden": true });
    const svg = drawn("svg", { viewBox: `0 0 ${SIDE} ${SIDE}`, "aria-hidden": true });
    const says = element("span", { class: "unseen" });
    const button = element("button", { class: "hidden-unit", type: "button", "data-unit": name, title: say("page.training.hidden.press") },
      element("span", { class: "hidden-name", "aria-hidden": true }, faceMaths(face)), element("span", { class: "hidden-ground" }, canvas, svg), says);
    button.addEventListener("click", (event) => {
      // After a press by hand Space is the walk's again.
      if (event.detail) restAt(root);
      choose(button.getAttribute("aria-pressed") === "true" ? null : name);
    });
    return { name, button, canvas, svg, says };
  }

  return {
    root,
    /**
     * @param {Seen} seen
     * @param {ReturnType<typeof import("../core/hidden.js").hiddenOf>} hidden
     * @returns {string} what explains it
     */
    render({ plan, look, ground, parameters, now, side, chosen }, { units, count }) {
      keep(root, JSON.stringify(units.map(({ name }) => name)), () => {
        tiles = units.map(tile);
        return tiles.map(({ button }) => button);
      });
      const alone = units.find(({ name }) => name === chosen);
      const seen = alone ? 1 : units.length;
      const across = Math.ceil(Math.sqrt(seen));
      setAttributes(root, { "data-across": across, "data-down": Math.ceil(seen / across) });
      /** @param {number} points a side */
      const planes = (points) => planesOf(look, ground, parameters, plan.free, points, units.map(({ at }) => at));
      const rough = Math.max(20, Math.floor(side / Math.ceil(Math.sqrt(units.length))));
      const together = planes(rough);
      const [fine, maps] = alone ? [side, planes(side)] : [rough, together];
      // Alone as among the others: a unit's colours stay.
      const own = together.map(reachOf);
      const shared = sharedOf(units, own);
      const at = plot(BOX, 1, [ground.features[0].low, ground.features[0].high], [ground.features[1].low, ground.features[1].high]);
      const card = root.parentElement;
      for (const [i, { name, button, canvas, svg, says }] of tiles.entries()) {
        const { face } = units[i];
        button.hidden = Boolean(alone) && name !== chosen;
        setAttributes(button, { "aria-pressed": name === chosen });
        says.textContent = spoken({ key: "page.training.hidden.unit", holes: { unit: { face }, low: { n: 0 }, high: { n: 1 } } }, { catalogue, numbers: [own[i].low, own[i].high] });
        if (button.hidden || !card) continue;
        paintBanded(canvas, card, fine, (place) => bandOf(maps[i][place], shared[i], BANDS) / (BANDS - 1), () => false);
        svg.replaceChildren(drawn("rect", { class: "plane-frame", width: SIDE, height: SIDE }), ...(seen <= WITH_POINTS ? pointsOf(plan, ground, at, now) : []));
      }
      const { low, high } = shared[alone ? units.indexOf(alone) : 0];
      const alike = alone || units.every(({ layer }) => layer === units[0].layer);
      return [
        alike ? say("page.training.hidden.range", { low: { n: 0 }, high: { n: 1 } }, [low, high]) : say("page.training.hidden.layers"),
        ...(count > units.length ? [say("page.training.hidden.first", { shown: units.length, count })] : []),
      ].join(" ");
    },
  };
}
