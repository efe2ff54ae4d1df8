/** A document written out for others, which the server does; and a file for the reader to keep. */
import { bodyOf } from "../core/question.js";
import { at } from "../core/site.js";

/**
 * @param {import("../core/question.js").Question} question
 * @param {import("../core/export.js").Format} format
 * @returns {Promise<{text: string} | {detail: string} | null>} null when the server is away
 */
export async function fetchExport(question, format) {
  try {
    const response = await fetch(at("/api/v1/export"), { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ ...bodyOf(question), format }) });
    if (response.ok) return { text: await response.text() };
    // A busy server says so in its own words.
    return response.status < 500 || response.status === 503 ? await response.json() : null;
  } catch {
    return null;
  }
}

/**
 * Give the reader a file.
 * @param {string} name
 * @param {string} text
 */
export function saveFile(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
