/** Where the app stands on its host: at the root, or below a prefix that a proxy gives it. Its own modules know. */

const SITE = siteOf(import.meta.url);

/**
 * What stands before /static/ in the address of one of our modules.
 * @param {string} module
 */
export function siteOf(module) {
  const { pathname } = new URL(module);
  return pathname.slice(0, pathname.lastIndexOf("/static/"));
}

/**
 * The address of a path of the app.
 * @param {string} path from the app's own root
 */
export function at(path) {
  return SITE + path;
}
