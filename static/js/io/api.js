/**
 * Questions to the server. The newest wins: an answer that is no longer asked for is dropped, and while one is on its
 * way new numbers for the same text wait for it, so that a dragged slider is followed and never starves.
 *
 * @typedef {import("../core/types.js").Problem} Problem
 * @typedef {import("../core/types.js").Trace} Trace
 * @typedef {{expression: string, inputs: Record<string, number>, of: string | null}} Question
 * @typedef {{trace: Trace} | {problem: Problem}} Reply
 */
import { mentions } from "../core/document.js";

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
    if (flying && flying.question.expression === question.expression && flying.question.of === question.of) {
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
 * Numbers are kept for names that a text may have lost. Those that it seems to mention are sent; when the answer shows
 * that this was wrong, it is asked again with the names it has.
 * @param {Question} question
 * @param {number} revision
 * @param {AbortSignal} signal
 * @returns {Promise<Reply>}
 */
async function exchange(question, revision, signal) {
  let likely = only(question.inputs, (name) => mentions(question.expression, name));
  let reply = await post({ ...question, inputs: likely, revision }, signal);
  if ("problem" in reply && reply.problem.code === "unknown-input") {
    reply = await post({ ...question, inputs: {}, revision }, signal);
    likely = {};
  }
  if ("problem" in reply) return reply;
  const names = new Set(reply.trace.graph.inputs.map((input) => input.name));
  const known = only(question.inputs, (name) => names.has(name));
  if (Object.keys(known).every((name) => name in likely)) return reply;
  return post({ ...question, inputs: known, revision }, signal);
}

/**
 * @param {Record<string, number>} inputs
 * @param {(name: string) => boolean} wanted
 * @returns {Record<string, number>}
 */
function only(inputs, wanted) {
  return Object.fromEntries(Object.entries(inputs).filter(([name]) => wanted(name)));
}

/**
 * @param {Question & {revision: number}} body
 * @param {AbortSignal} signal
 * @returns {Promise<Reply>}
 */
async function post(body, signal) {
  const { of, ...rest } = body;
  const response = await fetch("/api/v1/trace", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(of === null ? rest : { ...rest, of }),
    signal,
  });
  const answer = await response.json();
  if (response.ok) return { trace: answer };
  if (response.status >= 500) throw new TypeError(answer.detail);
  return { problem: answer };
}
