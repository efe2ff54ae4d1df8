/** Time, which nothing else asks for. */

/**
 * @param {number} milliseconds
 * @param {() => void} action
 * @returns {() => void} cancels it
 */
export function after(milliseconds, action) {
  const timer = setTimeout(action, milliseconds);
  return () => clearTimeout(timer);
}

/**
 * Do the latest of several things, once they stop coming; null forgets what was waiting.
 * @param {number} milliseconds
 * @param {() => (() => void)} [begin] is told when something waits, and gives what to call when it is done
 */
export function lastOf(milliseconds, begin = () => () => {}) {
  let cancel = () => {};
  let end = () => {};
  return (/** @type {(() => void) | null} */ action) => {
    cancel();
    const before = end;
    end = action ? begin() : () => {};
    before();
    if (!action) return;
    const over = end;
    cancel = after(milliseconds, () => {
      action();
      over();
    });
  };
}

/**
 * Do things no more often than that: the first at once, of those that come too soon the latest when it is time.
 * @param {number} milliseconds
 * @param {() => (() => void)} [begin] is told when something waits, and gives what to call when it is done
 */
export function atMost(milliseconds, begin = () => () => {}) {
  let early = false;
  /** @type {(() => void) | null} */
  let waiting = null;
  let over = () => {};
  const run = (/** @type {() => void} */ action) => {
    action();
    early = true;
    after(milliseconds, () => {
      early = false;
      if (waiting) run(waiting);
      waiting = null;
      over();
    });
  };
  return (/** @type {() => void} */ action) => {
    if (!early) return run(action);
    if (!waiting) over = begin();
    waiting = action;
  };
}
