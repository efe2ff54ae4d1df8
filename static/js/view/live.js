/** The live region: each step in one sentence, said once the playhead has come to rest. */

/**
 * @param {HTMLElement} root
 * @param {(action: (() => void) | null) => void} settle runs the latest of many
 * @param {(action: () => void) => void} spaced runs one a second, the latest of those between
 */
export function createLive(root, settle, spaced) {
  let stop = "";
  let next = "";
  return {
    /**
     * @param {string} sentence
     * @param {{k: number, beat: number, playing: boolean}} at
     */
    say(sentence, { k, beat, playing }) {
      if (sentence === next) return;
      const same = stop === `${k} ${beat}`;
      stop = `${k} ${beat}`;
      next = sentence;
      const write = () => { root.textContent = next; };
      // A step is said at once; numbers that follow a dragged slider only when they have come to rest.
      if (same) return settle(write);
      settle(null);
      if (playing) spaced(write);
      else write();
    },
  };
}
