/** A run of training: what it begins with is asked of the server, and it is made in a worker. */
import { at } from "../core/site.js";

/**
 * @typedef {import("../core/reducers/training.js").Plan} Plan
 * @typedef {import("./trainer.js").Asked} Asked
 * @typedef {import("./trainer.js").Answered} Answered
 */

/**
 * @param {object} plan
 * @returns {Promise<{plan: Plan} | {problem: import("../core/types.js").Problem} | null>} null when the server does not say
 */
export async function fetchPlan(plan) {
  try {
    const response = await fetch(at("/api/v1/training-draft"), { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(plan) });
    if (!response.ok) return response.status < 500 || response.status === 503 ? { problem: await response.json() } : null;
    const { training, problem } = await response.json();
    return training ? { plan: training } : { problem };
  } catch {
    return null;
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
