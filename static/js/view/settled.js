/** Says when the page has come to rest: nothing asked, nothing awaited, nothing moving. Tests wait for it. */

export function createRest() {
  const page = document.documentElement;
  let pending = 0;

  /** What ends in a frame is cleared away before the next: only the second quiet one is rest. */
  function look(quiet = false) {
    if (pending > 0) return;
    const moves = document.getAnimations().some(isPassing);
    if (moves || !quiet) requestAnimationFrame(() => look(!moves));
    else page.dataset.settled = "";
  }

  return {
    /** @returns {() => void} to be called when it is over */
    begin() {
      pending += 1;
      delete page.dataset.settled;
      let over = false;
      return () => {
        if (over) return;
        over = true;
        pending -= 1;
        requestAnimationFrame(() => look());
      };
    },
    /** Something was redrawn. */
    stir() {
      this.begin()();
    },
  };
}

/** @param {Animation} animation */
function isPassing(animation) {
  return animation.playState === "running" && animation.effect?.getComputedTiming().endTime !== Infinity;
}
