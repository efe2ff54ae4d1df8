/**
 * Questions to the server. The newest wins: an answer that is no longer asked for is dropped, and while one is on its
 * way new numbers for the same text wait for it, so that a dragged slider is followed and never starves.
 *
 * @typedef {import("../core/types.js").Problem} Problem
 * @typedef {import("../core/types.js").Trace} Trace
 * @typedef {import("../core/question.js").Question} Question
 * @typedef {{trace: Trace} | {problem: Problem}} Reply
 * @typedef {{busy: boolean, seconds: number | null}} Unanswered seconds: what the server asks to be left alone
 */
import { aboutIn, bodyOf } from "../core/question.js";
import { retryAfter, retryIn } from "../core/retry.js";
import { at } from "../core/site.js";
import { worded } from "../core/wording.js";
import { after } from "./clock.js";

/** An answer that is none; seconds: what the server asks to be left alone. */
export class Refused extends Error {
  /** @param {Response} response */
  constructor({ url, status, headers }) {
    super(`${url} answered ${status}`);
    this.seconds = retryAfter(headers.get("Retry-After"), Date.now());
  }
}

/**
 * @template T
 * @param {string} path from the app's own root
 * @returns {Promise<T>}
 * @throws {Refused} when the server does not answer what was asked
 */
export async function get(path) {
  const response = await fetch(at(path));
  if (!response.ok) throw new Refused(response);
  return response.json();
}

/**
 * @param {object} listener
 * @param {(reply: Reply, question: Question) => void | Promise<void>} listener.onReply
 * @param {(busy: boolean) => void} listener.onAway no answer, or none yet: the newest question is asked again by itself
 * @param {() => () => void} listener.begin
 * @param {(again: () => void) => void} [listener.onOnline] is given what to do when the network is back
 */
export function createAsker({ onReply, onAway, begin, onOnline = (again) => window.addEventListener("online", again) }) {
  let revision = 0;
  /** @type {{question: Question, controller: AbortController} | null} */
  let flying = null;
  /** @type {Question | null} */
  let waiting = null;
  /** @type {Question | null} asked in vain */
  let lost = null;
  let tries = 0;
  /** @type {(() => void) | null} cancels the one timer that asks again */
  let cancel = null;
  /** Whether the server asked not to be asked before that. */
  let held = false;

  onOnline(() => {
    if (lost && !held) again();
  });

  /** @param {Question} question */
  function ask(question) {
    if (held) {
      lost = question;
      return;
    }
    if (flying && aboutIn(flying.question) === aboutIn(question)) {
      waiting = question;
      return;
    }
    waiting = null;
    flying?.controller.abort();
    void send(question);
  }

  function again() {
    const question = lost;
    settle();
    if (question) ask(question);
  }

  function settle() {
    cancel?.();
    cancel = null;
    held = false;
    lost = null;
  }

  /**
   * @param {Question} question
   * @param {Unanswered} how
   */
  function failed(question, { busy, seconds }) {
    lost = question;
    if (busy && seconds !== null) {
      cancel?.();
      cancel = null;
      held = true;
    }
    if (!cancel) {
      cancel = after(retryIn(tries, seconds, Math.random()), again);
      tries += 1;
    }
    onAway(busy);
  }

  /** @param {Question} question */
  async function send(question) {
    const controller = new AbortController();
    const flight = { question, controller };
    flying = flight;
    const end = begin();
    revision += 1;
    const reply = await exchange(question, revision, controller.signal);
    try {
      if (flying !== flight) return;
      if ("busy" in reply) {
        const newest = waiting ?? question;
        waiting = null;
        return failed(newest, reply);
      }
      settle();
      tries = 0;
      // A fault of the page while it draws is the page's own: it is not caught here.
      await onReply(reply, question);
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
 * @returns {Promise<Reply | Unanswered>}
 */
async function exchange(question, revision, signal) {
  try {
    const response = await fetch(at("/api/v1/draft"), {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ ...bodyOf(question), revision }),
      signal,
    });
    const { status, headers } = response;
    // Too many at once is no fault of the text.
    if (status === 429 || status === 503) return { busy: true, seconds: retryAfter(headers.get("Retry-After"), Date.now()) };
    if (status >= 500) return { busy: false, seconds: null };
    const answer = await response.json();
    if (!response.ok) return { problem: answer };
    return answer.problem ? { problem: answer.problem } : { trace: worded(answer.trace) };
  } catch {
    return { busy: false, seconds: null };
  }
}
