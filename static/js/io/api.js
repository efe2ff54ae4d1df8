/**
 * Questions to the server. The newest wins: an answer that is no longer asked for is dropped, and while one is on its
 * way new numbers for the same text wait for it, so that a dragged slider is followed and never starves.
 *
 * @typedef {import("../core/types.js").Problem} Problem
 * @typedef {import("../core/types.js").Trace} Trace
 * @typedef {{expression: string, inputs: Record<string, number>, of: string | null, wrt: string[] | null}} Question
 * @typedef {{trace: Trace} | {problem: Problem}} Reply
 */

/**
 * @template T
 * @param {string} path
 * @returns {Promise<T>}
 */
export async function get(path) {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return response.json();
}

/**
 * @param {{onReply: (reply: Reply, question: Question) => void | Promise<void>, onAway: () => void, begin: () => () => void}} listener
 */
export function createAsker({ onReply, onAway, begin }) {
  let revision = 0;
  /** @type {{question: Question, controller: AbortController} | null} */
  let flying = null;
  /** @type {Question | null} */
  let waiting = null;

  /** @param {Question} question */
  function ask(question) {
    if (flying && flying.question.expression === question.expression && flying.question.of === question.of && String(flying.question.wrt) === String(question.wrt)) {
      waiting = question;
      return;
    }
    waiting = null;
    flying?.controller.abort();
    void send(question);
  }

  /** @param {Question} question */
  async function send(question) {
    const controller = new AbortController();
    const flight = { question, controller };
    flying = flight;
    const end = begin();
    try {
      revision += 1;
      const reply = await exchange(question, revision, controller.signal);
      if (flying === flight) await onReply(reply, question);
    } catch (error) {
      if (!controller.signal.aborted) {
        onAway();
        if (!(error instanceof TypeError || error instanceof SyntaxError)) throw error;
      }
    } finally {
      if (flying === flight) {
        flying = null;
        const next = waiting;
        waiting = null;
        if (next) void send(next);
      }
      end();
    }
  }
  return { ask };
}

/**
 * A draft is answered whether it can be read or not; inputs that the text has lost for the moment are left aside there.
 * @param {Question} question
 * @param {number} revision
 * @param {AbortSignal} signal
 * @returns {Promise<Reply>}
 */
async function exchange({ of, wrt, ...rest }, revision, signal) {
  const response = await fetch("/api/v1/draft", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ ...rest, revision, ...(of === null ? {} : { of }), ...(wrt === null ? {} : { wrt }) }),
    signal,
  });
  const answer = await response.json();
  if (response.ok) return answer.problem ? { problem: answer.problem } : { trace: answer.trace };
  if (response.status >= 500) throw new TypeError(answer.detail);
  return { problem: answer };
}
