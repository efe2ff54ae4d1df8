/** The clipboard, which a browser may refuse: it is not there at all on a page that comes over plain HTTP from another machine. */

/**
 * @param {string} text
 * @returns {Promise<boolean>} whether it was taken
 */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
