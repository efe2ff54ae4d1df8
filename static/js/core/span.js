/**
 * Places in a text: the server counts lines, and code points within them; JavaScript counts UTF-16 units.
 */

/**
 * The stretch of `text` that a problem is about; empty at the end of the text when something is missing there.
 * @param {string} text
 * @param {{line?: number | null, column?: number | null, length?: number | null}} place
 * @returns {{from: number, to: number} | null}
 */
export function spanOf(text, { line, column, length }) {
  if (!line || !column) return null;
  const lines = text.split("\n");
  if (line > lines.length) return { from: text.length, to: text.length };
  const start = lines.slice(0, line - 1).reduce((sum, before) => sum + before.length + 1, 0);
  const from = start + units(text.slice(start), column - 1);
  return { from, to: from + units(text.slice(from), length ?? 1) };
}

/**
 * How many UTF-16 units the first `count` code points take.
 * @param {string} text
 * @param {number} count
 */
function units(text, count) {
  return [...text].slice(0, count).join("").length;
}
