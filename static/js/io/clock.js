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
 * Do the latest of several things, once they stop coming.
 * @param {number} milliseconds
 * @param {() => (() => void)} [begin] is told when something waits, and gives what to call when it is done
 */
export function lastOf(milliseconds, begin = () => () => {}) {
  let cancel = () => {};
  let end = () => {};
  return (/** @type {() => void} */ action) => {
    cancel();
    const before = end;
    end = begin();
    before();
    const over = end;
    cancel = after(milliseconds, () => {
      action();
      over();
    });
  };
}
