/** A table as text, to which a point is added by hand, or from which one is taken away: all else in it stays as it was typed. */

/** More labels than these are none to choose from. */
const MOST = 10;

/**
 * @param {string} table
 * @param {readonly number[]} features
 * @param {string} label
 */
export function withPoint(table, features, label) {
  const separator = separatorOf(table);
  // Beside a semicolon or a tab numbers may have a decimal comma.
  const comma = separator !== "," && /\d,\d/.test(table) && !/\d\.\d/.test(table);
  const numbers = features.map((value) => (comma ? String(value).replace(".", ",") : String(value)));
  const word = label.includes(separator) || label.includes('"') ? `"${label.replaceAll('"', '""')}"` : label;
  return `${table}${table === "" || table.endsWith("\n") ? "" : "\n"}${[...numbers, word].join(separator)}\n`;
}

/**
 * @param {string} table
 * @param {number} row which of its examples
 * @param {number} count how many it has
 */
export function withoutRow(table, row, count) {
  const lines = table.split("\n");
  // What comes before the examples is a header.
  const filled = lines.flatMap((line, i) => (line.trim() && !line.trimStart().startsWith("#") ? [i] : [])).slice(-count);
  return lines.filter((_, i) => i !== filled[row]).join("\n");
}

/** @param {string} table */
function separatorOf(table) {
  const [line = ","] = table.split("\n").filter((one) => one.trim() && !one.trimStart().startsWith("#"));
  return ["\t", ";", ","].find((mark) => line.includes(mark)) ?? " ";
}

/**
 * The labels that a point can be given: the classes, or the few numbers that there are.
 * @param {{classes: string[], rows: (number | string)[][]}} data
 */
export function labelsIn({ classes, rows }) {
  if (classes.length) return classes;
  const found = [...new Set(rows.map((row) => row[row.length - 1]))].map(String);
  return found.length <= MOST ? found.sort() : [];
}
