/** What went wrong, or was left out, as the page says it under the editor. */
import { text } from "./say.js";

/**
 * @param {import("./store.js").State} state
 * @param {string[]} unread what of a link could not be read
 * @param {import("./say.js").Words} words
 * @returns {string[]}
 */
export function troubles({ answer: { problem, away }, sought }, unread, words) {
  const left = [...unread, ...(sought?.missing ? [`alone=${sought.name}`] : [])];
  return [
    ...[problem?.detail, problem?.hint].flatMap((says) => says ?? []),
    ...(away ? [text({ key: `page.${away}` }, words)] : []),
    ...(left.length ? [text({ key: "page.unread", holes: { count: left.length, what: left.join(", ") } }, words)] : []),
  ];
}
