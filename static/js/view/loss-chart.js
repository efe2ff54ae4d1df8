/** Loss over epochs: of each update a dot, of each epoch the mean, of the test too; the rate γ_t above, on the same axis. */
import { scaleOf, ticks } from "../core/curve.js";
import { asText } from "../core/format.js";
import { calm, nameOf } from "../core/pinned.js";
import { text } from "../core/say.js";
import { drawn, element, setAttributes } from "./element.js";

/**
 * @typedef {ReturnType<typeof import("../core/epochs.js").createEpochs>} Epochs
 * @typedef {import("../core/pinned.js").Pinned} Pinned
 */

/** Beside letters of 13 px; as wide as the board. */
const USUAL = Object.freeze({ width: 372, letter: 13 });
/** In letters: how high the two pictures are, and what stands between them and below; in large letters less. */
const TALL = Object.freeze({ top: 0.7, rate: 2.4, gap: 1.4, loss: 9, below: 1.8, left: 3.2 });
/** Where the board is low and all of it is to be seen. */
const LOW = Object.freeze({ ...TALL, rate: 1.8, loss: 7.4 });
/** And it shares its room. */
const LOWER = Object.freeze({ ...LOW, loss: 5 });
const SHORT = "(max-height: 800px) and (min-width: 900px)";
const LARGE = Object.freeze({ ...TALL, rate: 1.6, gap: 1.2, loss: 5 });
const LESS = Object.freeze({ ...LARGE, loss: 4 });
const LARGE_LETTER = 20;
/** What lies above as many parts of all dots is cut off. */
const CUT = 0.98;
/** A run that was kept makes the picture no lower than so many times what this one needs. */
const BESIDE = 2;
/** The highest loss that is drawn is no smaller: of the first examples some cost next to nothing. */
const LEAST = 0.1;

/** @param {import("../core/types.js").Catalogue} catalogue */
export function createLossChart(catalogue) {
  const canvas = element("canvas", { class: "chart-dots", "aria-hidden": true });
  const svg = drawn("svg", { class: "chart", role: "img" });
  const root = element("div", { class: "loss-chart" }, canvas, svg);
  const short = matchMedia(SHORT);
  let shown = "";
  /** @type {Pinned | null} */
  let beside = null;

  /** Where things stand, in px: large letters take more room. @param {boolean} low */
  function placed(low) {
    const width = root.clientWidth || USUAL.width;
    const letter = parseFloat(getComputedStyle(svg).fontSize) || USUAL.letter;
    const { top, rate, gap, loss, below, left } = letter > LARGE_LETTER ? (low ? LESS : LARGE) : short.matches ? (low ? LOWER : LOW) : low ? LOW : TALL;
    const at = (/** @type {number[]} */ ...rows) => rows.reduce((sum, row) => sum + row, 0) * letter;
    return {
      width, letter, height: at(top, rate, gap, loss, below), left: left * letter, right: width - letter * 0.6,
      rate: { top: at(top), bottom: at(top, rate) }, loss: { top: at(top, rate, gap), bottom: at(top, rate, gap, loss) },
    };
  }

  /** @param {import("../core/epochs.js").Dot[]} dots @param {(at: number) => number} toX @param {(loss: number) => number} toY @param {ReturnType<typeof placed>} box */
  function dot(dots, toX, toY, { width, height, loss: { top } }) {
    const scale = Math.min(2, window.devicePixelRatio || 1);
    setAttributes(canvas, { width: Math.round(width * scale), height: Math.round(height * scale) });
    const context = canvas.getContext("2d");
    if (!context) return;
    context.setTransform(scale, 0, 0, scale, 0, 0);
    context.clearRect(0, 0, width, height);
    context.fillStyle = getComputedStyle(canvas).color;
    for (const { at, loss } of dots) {
      const y = toY(loss);
      if (Number.isFinite(y)) context.fillRect(toX(at) - 0.8, Math.max(top, y) - 0.8, 1.6, 1.6);
    }
  }

  /**
   * The name of the run that was kept, at the end of its line.
   * @param {Pinned} pinned
   * @param {ReturnType<typeof placed>} box
   * @param {(at: number) => number} toX
   * @param {(loss: number) => number} toY
   */
  function besides({ means, preset }, { letter, left, right, loss: { top, bottom } }, toX, toY) {
    const { epoch, loss } = means[means.length - 1];
    const x = toX(epoch);
    const y = Number.isFinite(loss) ? toY(loss) : top;
    const ends = x > (left + right) / 2;
    const made = label(text(nameOf(preset), { catalogue, numbers: [] }), ends ? x - letter * 0.6 : x + letter * 0.6, Math.min(bottom, Math.max(top + letter, y)) - letter * 0.5, ends ? "end" : "start");
    made.setAttribute("class", "chart-number chart-pinned-name");
    return made;
  }

  return {
    root,
    /**
     * @param {Epochs} epochs
     * @param {number} all epochs that there will be
     * @param {number} rate γ to begin with
     * @param {Pinned | null} pinned
     * @param {boolean} low whether it shares its room
     */
    render(epochs, all, rate, pinned, low) {
      const { means } = epochs;
      const dots = epochs.dots();
      const kept = pinned ? calm(pinned) : [];
      const total = Math.max(all, kept.at(-1)?.epoch ?? 0);
      const box = placed(low);
      const now = JSON.stringify([low, means.length, dots.length, dots.at(-1)?.at, total, box.width, box.letter, getComputedStyle(canvas).color]);
      if (shown === now && beside === pinned) return;
      [shown, beside] = [now, pinned];
      const { letter, left, right, rate: { bottom: floor, top: ceiling }, loss: { bottom, top } } = box;
      setAttributes(svg, { width: box.width, height: box.height, viewBox: `0 0 ${box.width} ${box.height}` });
      const toX = scaleOf([0, total], [left, right]);
      const own = Math.max(mostOf(dots), ...means.slice(-1).map(({ loss }) => loss).filter(Number.isFinite), LEAST);
      const high = Math.max(own, Math.min(mostOf(kept), dots.length ? BESIDE * own : Infinity)) * 1.1;
      const toY = scaleOf([0, high], [bottom, top]);
      const most = Math.max(rate, ...means.map((mean) => mean.rate));
      const toRate = scaleOf([0, most * 1.1], [floor, ceiling]);
      dot(dots, toX, toY, box);
      const end = means.at(-1);
      const tests = means.filter(({ test }) => test !== null);
      const line = (/** @type {string} */ name, /** @type {[number, number][]} */ points) => drawn("path", { class: name, d: pathOver(points, top - 4) });
      svg.replaceChildren(
        ...[bottom, floor].map((y) => drawn("path", { class: "chart-axis", d: `M${left},${y}H${right}` })),
        ...ticks([0, high], 3).map((value) => label(asText(value), left - 6, toY(value) + letter * 0.35, "end")),
        label(asText(most), left - 6, toRate(most) + letter * 0.35, "end"),
        ...ticks([0, total], 3).filter(Boolean).map((value) => label(asText(value), Math.min(toX(value), right - letter * 0.9), bottom + letter * 1.3, "middle")),
        drawn("path", { class: "chart-rate", d: steps(means.map((mean) => [toX(mean.epoch - 1), toX(mean.epoch), toRate(mean.rate)])) }),
        line("chart-test", tests.map(({ epoch, test }) => [toX(epoch), toY(Number(test))])),
        line("chart-mean", means.map(({ epoch, loss }) => [toX(epoch), toY(loss)])),
        ...(pinned ? [...["chart-pinned-under", "chart-pinned"].map((name) => line(name, kept.map(({ epoch, loss }) => [toX(epoch), toY(loss)]))), besides(pinned, box, toX, toY)] : []),
        ...(end && Number.isFinite(end.loss) ? [drawn("path", { class: "chart-now", d: `M${toX(end.epoch)},${ceiling}V${bottom}` }), drawn("circle", { class: "chart-end", cx: toX(end.epoch), cy: Math.max(top, toY(end.loss)), r: letter * 0.3 })] : []));
      setAttributes(svg, { "aria-label": text({ key: end ? "page.training.chart.says" : "page.training.chart", holes: { epoch: end?.epoch ?? 0, loss: { n: 0 } } }, { catalogue, numbers: [end?.loss ?? 0] }) });
    },
  };
}

/** The highest loss but for a few. @param {{loss: number}[]} points */
function mostOf(points) {
  const sorted = points.map(({ loss }) => loss).filter(Number.isFinite).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * CUT)] ?? 0;
}

/** @param {[number, number][]} points @param {number} top what lies above is cut off */
function pathOver(points, top) {
  const inside = points.filter(([, y]) => Number.isFinite(y)).map(([x, y]) => `${x.toFixed(1)},${Math.max(top, y).toFixed(1)}`);
  return inside.length ? `M${inside.join("L")}` : "";
}

/** @param {[number, number, number][]} stairs from, to, how high */
function steps(stairs) {
  return stairs.map(([from, to, y], i) => `${i ? "L" : "M"}${from.toFixed(1)},${y.toFixed(1)}H${to.toFixed(1)}`).join("");
}

/** @param {string} says @param {number} x @param {number} y @param {"end" | "middle" | "start"} anchor */
function label(says, x, y, anchor) {
  const made = drawn("text", { class: "chart-number", x, y, "text-anchor": anchor });
  made.textContent = says;
  return made;
}
