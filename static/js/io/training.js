/** A run of training: what it begins with is asked of the server, and it is made in a worker. */
import { retryAfter } from "../core/retry.js";
import { at } from "../core/site.js";

/**
 * @typedef {import("../core/reducers/training.js").Plan} Plan
 * @typedef {import("./trainer.js").Asked} Asked
 * @typedef {import("./trainer.js").Answered} Answered
 */

/**
 * @typedef {{away: "away" | "busy", seconds: number | null}} Unanswered seconds: what the server asks to be left alone
 *
 * @param {object} plan
 * @returns {Promise<{plan: Plan} | {problem: import("../core/types.js").Problem} | Unanswered>}
 */
export async function fetchPlan(plan) {
  try {
    const response = await fetch(at("/api/v1/training-draft"), { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(plan) });
    const { status, headers } = response;
    // Too many at once is no fault of what is asked.
    if (status === 429 || status === 503) return { away: "busy", seconds: retryAfter(headers.get("Retry-After"), Date.now()) };
    if (status >= 500) return { away: "away", seconds: null };
    if (!response.ok) return { problem: await response.json() };
    const { training, problem } = await response.json();
    return training ? { plan: training } : { problem };
  } catch {
    return { away: "away", seconds: null };
  }
}

/**
 * The lines of a run on the server, as they come.
 * @param {object} body
 * @param {AbortSignal} signal
 * @returns {Promise<import("./server-run.js").Reply>}
 */
export async function fetchRun(body, signal) {
  try {
    const response = await fetch(at("/api/v1/train"), { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body), signal });
    const { status, headers } = response;
    if (status === 429 || status === 503) return { away: "busy", seconds: retryAfter(headers.get("Retry-After"), Date.now()) };
    if (!response.ok || !response.body) return { away: "away", seconds: null };
    return { lines: linesOf(response.body.getReader()) };
  } catch {
    return { away: "away", seconds: null };
  }
}

/** @param {ReadableStreamDefaultReader<Uint8Array>} reader */
async function* linesOf(reader) {
  const decoder = new TextDecoder();
  let rest = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      const whole = (rest + decoder.decode(value, { stream: !done })).split("\n");
      rest = whole.pop() ?? "";
      /** @type {import("../core/server-told.js").Line[]} */
      const lines = whole.filter(Boolean).map((line) => JSON.parse(line));
      if (lines.length) yield lines;
      if (done) return;
    }
  } finally {
    void reader.cancel().catch(() => {});
  }
}

/**
 * @param {(answer: Answered) => void} onAnswer
 * @returns {(asked: Asked) => void}
 */
export function startTrainer(onAnswer) {
  const worker = new Worker(new URL("./training-worker.js", import.meta.url), { type: "module" });
  worker.addEventListener("message", (/** @type {MessageEvent<Answered>} */ { data }) => onAnswer(data));
  return (asked) => worker.postMessage(asked);
}
