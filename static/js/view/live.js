/** The live region: each step in one sentence, said once the playhead has come to rest. */

/**
 * @param {HTMLElement} root
 * @param {(action: (() => void) | null) => void} settle runs the latest of many
 */
export function createLive(root, settle) {
  let step = -1;
  let next = "";
  return {
    /**
     * @param {string} sentence
     * @param {number} k
     */
    say(sentence, k) {
      if (sentence === next) return;
      const same = k === step;
      step = k;
      next = sentence;
      // A step is said at once; numbers that follow a dragged slider only when they have come to rest.
      const write = () => { root.textContent = next; };
      if (same) settle(write);
      else {
        settle(null);
        write();
      }
    },
  };
}
