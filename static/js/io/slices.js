/** Work that can wait, done little by little: between two slices of it keys are answered and frames drawn. */
import { after } from "./clock.js";

const SLICE_MS = 6;

/**
 * @param {() => (() => void)} begin is told when something waits, and gives what to call when nothing does
 * @returns {(key: object, action: () => void) => void} of several actions for one key only the last is done
 */
export function createSlices(begin) {
  /** @type {Map<object, () => void>} */
  const waiting = new Map();
  let over = /** @type {(() => void) | null} */ (null);

  function run() {
    const end = performance.now() + SLICE_MS;
    for (const [key, action] of waiting) {
      waiting.delete(key);
      action();
      if (performance.now() > end) break;
    }
    if (waiting.size) return void after(0, run);
    over?.();
    over = null;
  }

  return (key, action) => {
    waiting.delete(key);
    waiting.set(key, action);
    if (over) return;
    over = begin();
    after(0, run);
  };
}
