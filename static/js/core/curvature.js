/**
 * How much the mean loss curves at a point, and which steps of gradient descent are too large there: engine/training/curvature.py
 * is the same search, and says why.
 *
 * @typedef {object} Threshold of plain gradient descent
 * @property {number} epoch after how many epochs the loss was least
 * @property {number} curvature λ, the largest eigenvalue of the mean loss's Hessian there
 * @property {number} rate 2/λ
 * @property {number} used the largest γ_t of the run from there on
 *
 * @typedef {(point: number[]) => number[]} Gradient
 */
import { createGenerator } from "./generator.js";

const DIFFERENCE = 2 ** -13;
const PRECISION = 1e-3;
const PRODUCTS = 400;
const WORK = 60_000_000;

/** @param {number[]} numbers */
const norm = (numbers) => Math.sqrt(numbers.reduce((total, one) => total + one * one, 0));

/**
 * The largest eigenvalue of a Hessian; null where no direction curves upwards, or none is found in time.
 * @param {Gradient} gradient
 * @param {number[]} point
 * @param {number} work how many instructions a product of the Hessian with a direction takes
 * @returns {number | null}
 */
export function greatestCurvature(gradient, point, work) {
  const products = Math.min(PRODUCTS, Math.floor(WORK / work));
  const half = Math.floor(products / 2);
  const { found: first, size } = iterated(gradient, point, 0, half);
  const found = first === null || first < 0 ? (iterated(gradient, point, size, products - half).found ?? 0) - size : first;
  return found > PRECISION * size ? found : null;
}

/**
 * The eigenvalue that is largest in size, of the Hessian with a shift, and the size of what it made.
 * @param {Gradient} gradient
 * @param {number[]} point
 * @param {number} shift
 * @param {number} products
 * @returns {{found: number | null, size: number}}
 */
function iterated(gradient, point, shift, products) {
  const draw = createGenerator(0);
  let direction = point.map(() => draw.unit() - 0.5);
  let size = 0;
  for (let i = 0; i < products; i++) {
    const length = norm(direction);
    if (!(length > 0 && length < Infinity)) break;
    const unit = direction.map((v) => v / length);
    const ahead = gradient(point.map((w, at) => w + DIFFERENCE * unit[at]));
    const behind = gradient(point.map((w, at) => w - DIFFERENCE * unit[at]));
    const product = unit.map((v, at) => (ahead[at] - behind[at]) / (2 * DIFFERENCE) + shift * v);
    const along = product.reduce((total, one, at) => total + one * unit[at], 0);
    size = Math.max(size, norm(product));
    if (norm(product.map((one, at) => one - along * unit[at])) <= PRECISION * Math.abs(along - shift)) return { found: along, size: Math.abs(along) };
    direction = product;
  }
  return { found: null, size };
}
