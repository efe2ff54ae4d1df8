/**
 * What a run tells, put together: where in its epoch it is, what each example cost when it was last met, and the curves.
 *
 * @typedef {import("./training.js").Told} Told
 * @typedef {import("./reducers/training.js").Training} Training
 * @typedef {{epoch: number, loss: number, test: number | null, rate: number}} Mean of one epoch
 * @typedef {{at: number, loss: number}} Dot an update, in epochs from the start
 */
import { createDrawing } from "./training.js";

/** So many places of the way are told apart: then every second goes. */
const WAY = 400;
/** More dots than these are no longer told apart: then every second goes. */
const DOTS = 6000;

/**
 * @param {number} seed of the order
 * @param {number} count of the examples
 * @param {Pick<import("./training.js").Learning, "masks">} [learning]
 */
export function createEpochs(seed, count, learning = { masks: {} }) {
  const draw = createDrawing(seed, count, learning);
  let { order, masks } = draw();
  let [epoch, place] = [1, 0];
  /** @type {(number | null)[]} */
  let losses = Array.from({ length: count }, () => null);
  /** @type {Mean[]} */
  const means = [];
  /** The parameters after an epoch, of so many one. @type {number[][]} */
  let path = [];
  let stride = 1;
  /** @type {Dot[]} */
  let dots = [];
  /** Of so many updates one is a dot. */
  let every = 1;
  let seen = 0;
  let rate = 0;
  /** @type {Training["over"]} */
  let over = null;
  /** @type {Training["threshold"]} */
  let threshold = null;

  /** @param {number[]} parameters */
  function went(parameters) {
    if (means.length % stride === 0) path.push(parameters);
    if (path.length <= WAY) return;
    path = path.filter((_, i) => i % 2 === 1);
    stride *= 2;
  }

  /** @param {number} at @param {number} loss */
  function dot(at, loss) {
    seen += 1;
    if (seen % every === 0) dots.push({ at, loss });
    if (dots.length <= DOTS) return;
    dots = dots.filter((_, i) => i % 2 === 1);
    every *= 2;
  }

  /** @param {number[]} examples @param {number} loss */
  function met(examples, loss) {
    if (examples.length === 1) losses[examples[0]] = loss;
  }

  return {
    /** @param {Told[]} records in their order */
    take(records) {
      losses = [...losses];
      for (const told of records) {
        if (told.kind === "update") {
          place = order.indexOf(told.examples[told.examples.length - 1]) + 1;
          rate = told.rate;
          met(told.examples, told.loss);
          dot(told.epoch - 1 + place / count, told.loss);
        } else if (told.kind === "epoch") {
          // Of many updates only the last was told by itself.
          let from = 0;
          told.sizes.forEach((size, i) => {
            met(told.order.slice(from, from + size), told.losses[i]);
            from += size;
            if (!dots.length || dots[dots.length - 1].at < told.epoch - 1 + from / count) dot(told.epoch - 1 + from / count, told.losses[i]);
          });
          rate = told.rates.at(-1) ?? rate;
          means.push({ epoch: told.epoch, loss: told.loss, test: told.test, rate });
          if (told.parameters.length) went(told.parameters);
          ({ order, masks } = draw());
          [epoch, place] = [told.epoch + 1, 0];
        } else ({ reason: over, threshold } = told);
      }
    },
    /** What the page shows of it. */
    now: () => ({ order, epoch, place, losses, over, threshold, rate }),
    /** The masks of the example that comes next. */
    mask: () => masks[place] ?? [],
    means,
    dots: () => dots,
    path: () => path,
  };
}
