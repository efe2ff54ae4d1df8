/** The board while one compares the losses of linear models: each as a curve, with its slope at the same score. */
import { compared, reachOf } from "../core/losses.js";
import { text } from "../core/say.js";
import { drawn, element, keep, setAttributes } from "./element.js";
import { createJoin } from "./join.js";
import { maths } from "./maths.js";
import { plot } from "./plot.js";
import { numberText, saying } from "./sentence.js";

/**
 * @typedef {import("../core/losses.js").Compared} Compared
 * @typedef {import("../core/types.js").Catalogue} Catalogue
 * @typedef {import("../core/types.js").Face} Face
 * @typedef {{score: number, label: number, faces: {score: Face, label: Face}}} Example
 */

/** In the picture's own units: it is as wide and as high as its card leaves it. */
const SIZE = { left: 6, right: 164, top: 6, bottom: 92 };
const [WIDTH, HEIGHT] = [170, 98];
/** What a loss may cost to be seen: all have the same scale. */
const HIGHEST = 4;
const BELOW = 0.08;
/** How far the tangent goes to both sides, as a part of what is seen on one. */
const TANGENT = 0.36;
/** As fine as one moves the score. */
const STEP = 0.1;

/**
 * @param {Catalogue} catalogue
 * @param {import("../core/listing.js").Networks} networks
 * @param {{choose: (loss: string) => void, move: (score: number | null) => void, leave: () => void}} actions
 */
export function createLosses(catalogue, networks, { choose, move, leave }) {
  /** @param {string} key */
  const say = (key) => text({ key }, { catalogue, numbers: [] });
  const title = element("h2", { class: "title" });
  const at = element("span", { class: "losses-at" });
  const slider = element("input", { class: "slider", type: "range", step: STEP });
  const own = element("button", { class: "aside", type: "button" }, say("page.losses.own"));
  const cards = element("div", { class: "losses", role: "group", "aria-label": say("page.losses") });
  const back = element("button", { class: "button onward", type: "button" }, say("page.algorithm.back"), element("kbd", { class: "key" }, "L"));
  slider.addEventListener("input", () => move(Number(slider.value)));
  own.addEventListener("click", () => move(null));
  back.addEventListener("click", leave);
  const join = createJoin(cards, (/** @type {Compared} */ { row }) => row.name, ({ row }) => {
    const card = element("button", { class: "loss-card", type: "button", "data-loss": row.name },
      element("span", { class: "loss-model" }, row.model), maths(row.formula ?? ""),
      drawn("svg", { class: "loss-curve", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", "aria-hidden": true }),
      element("span", { class: "loss-numbers" }), element("span", { class: "loss-kink" }));
    card.addEventListener("click", () => choose(row.name));
    return card;
  });
  const root = element("div", { class: "face step aside-face" },
    element("p", { class: "heading" }, element("span", { class: "badge" }, say("page.losses")), say("page.losses.what")),
    title, element("div", { class: "losses-move" }, at, slider, own), cards, back);

  return {
    root,
    /**
     * @param {Example} example
     * @param {number | null} moved the score that is looked at instead of the example's
     * @param {string} loss the network's
     */
    render({ score: of, label, faces }, moved, loss) {
      const score = moved ?? of;
      const reach = reachOf(Math.max(Math.abs(of), Math.abs(score)));
      const all = compared(networks, score, label);
      const words = { catalogue, numbers: [score, label] };
      const holes = { score: { face: faces.score }, at: { n: 0 }, label: { face: faces.label }, y: { n: 1 } };
      keep(title, JSON.stringify([label, faces.label]), () => [saying("span", {}, { key: "page.losses.title", holes }, words)]);
      keep(at, JSON.stringify([score, faces.score]), () => [maths(`${faces.score.latex} = {}`, { silent: true }), numberText(score)]);
      setAttributes(slider, { min: -reach, max: reach, "aria-label": text({ key: "page.losses.score", holes }, words), "aria-valuetext": text({ key: "page.losses.valuetext", holes }, words) });
      slider.value = String(score);
      slider.style.setProperty("--fill", `${((score + reach) / (2 * reach)) * 100}%`);
      setAttributes(own, { disabled: moved === null });
      const up = /** @type {[number, number]} */ ([-BELOW * HIGHEST, Math.max(HIGHEST, ...all.map(({ value }) => value * (1 + BELOW)).filter(Number.isFinite))]);
      join(all).each((one, i, made) => {
        setAttributes(made[i], { "aria-pressed": String(one.row.name === loss) });
        const [, , picture, numbers, corner] = made[i].children;
        picture.replaceChildren(...pictureOf(one, score, reach, up));
        keep(numbers, JSON.stringify([one.value, one.slope, faces.score]), () => [
          element("span", {}, maths("L = {}", { silent: true }), element("span", { class: "loss-value" }, numberText(one.value))),
          element("span", {}, maths(String.raw`\frac{\partial L}{\partial ${faces.score.latex}} = {}`, { silent: true }), element("span", { class: "loss-slope" }, numberText(one.slope))),
        ]);
        keep(corner, JSON.stringify([one.here, one.kink, one.label, label]), () => [saying("span", {}, cornerSentence(one, label), { catalogue, numbers: numbersOf(one) })]);
      });
    },
  };
}

/** @param {Compared} one */
function numbersOf({ kink, label }) {
  return kink ? [label, kink.at, Math.min(kink.left, kink.right), Math.max(kink.left, kink.right), kink.taken] : [label];
}

/**
 * What is to be said of its corner; first that its label is another than the example's.
 * @param {Compared} one
 * @param {number} label
 */
function cornerSentence(one, label) {
  const holes = { label: { n: 0 }, at: { n: 1 }, low: { n: 2 }, high: { n: 3 }, taken: { n: 4 } };
  if (one.label !== label) return { key: "page.losses.other", holes };
  if (!one.kink) return { key: "page.losses.smooth" };
  return { key: one.here ? "page.losses.here" : "page.losses.kink", holes };
}

/**
 * @param {Compared} one
 * @param {number} score
 * @param {number} reach
 * @param {[number, number]} up
 */
function pictureOf({ value, slope, kink, here, curve }, score, reach, up) {
  const { left, right, top, bottom, toX, toY, path } = plot(SIZE, 1, [-reach, reach], up);
  const far = TANGENT * reach;
  /** @param {number} by */
  const ray = (by) => path([[score - far, value - by * far], [score + far, value + by * far]]);
  const known = Number.isFinite(value) && Number.isFinite(slope);
  return [
    drawn("path", { class: "loss-axis", d: `M${left},${toY(0)}H${right}M${toX(0)},${top}V${bottom}` }),
    drawn("path", { class: "loss-here", d: `M${toX(score)},${top}V${bottom}` }),
    ...(here && kink ? [kink.left, kink.right].map((by) => drawn("path", { class: "loss-ray", d: ray(by) })) : []),
    drawn("path", { class: "loss-line", d: path(curve(-reach, reach)) }),
    ...(known ? [drawn("path", { class: "loss-tangent", d: ray(slope) }), ...["loss-dot around", "loss-dot"].map((name) => drawn("path", { class: name, d: `M${toX(score)},${toY(value)}h0` }))] : []),
  ];
}
