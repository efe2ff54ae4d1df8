/**
 * A run that the server makes, told line by line: asked and answered as a worker is, which io/trainer.js lists. A pause ends the
 * stream; to go on is to ask for the same run again, which is the same from its seeds, and to pass over what was told before.
 *
 * @typedef {import("../core/server-told.js").Line} Line
 * @typedef {import("./trainer.js").Asked} Asked
 * @typedef {import("./trainer.js").Answered} Answered
 * @typedef {{body: object, changes: readonly import("../core/training.js").Change[]}} Begun what is asked of /train, and the changes made while it ran
 * @typedef {{lines: AsyncIterable<Line[]>} | {away: "away" | "busy", seconds: number | null}} Reply
 *
 * @typedef {object} Outside
 * @property {(answer: Answered) => void} post
 * @property {(body: object, signal: AbortSignal) => Promise<Reply>} ask
 * @property {(milliseconds: number, action: () => void) => (() => void)} after gives what cancels it
 * @property {() => number} chance
 */
import { retryIn } from "../core/retry.js";
import { recordsOf, seenOf } from "../core/server-told.js";

/** So long an epoch is on show at least: a class sees the numbers move. */
const SHOWN_MS = 120;
/** With more of them waiting several are shown at once. */
const WAITING = 25;

/**
 * @param {Outside} outside
 * @returns {(asked: Asked) => void}
 */
export function createServerRun({ post, ask, after, chance }) {
  /** @type {{id: number, begun: Begun, at: number, over: boolean} | null} */
  let made = null;
  let reading = new AbortController();
  let cancel = () => {};
  let tries = 0;

  function rest() {
    reading.abort();
    reading = new AbortController();
    cancel();
    cancel = () => {};
  }

  /**
   * @param {import("../core/server-told.js").Reached[]} lines
   * @param {NonNullable<typeof made>} of
   */
  function tell(lines, of) {
    if (!lines.length || of !== made) return;
    of.at = Math.max(of.at, ...lines.map(({ update }) => update));
    of.over ||= lines.some(({ kind }) => kind === "end");
    post({ run: of.id, records: lines.flatMap(recordsOf), update: of.at, parameters: [], seen: seenOf(lines) });
  }

  /**
   * Read on from where the run is, for so many updates, or to its end and at a pace that eyes can follow.
   * @param {number | null} updates
   */
  async function read(updates) {
    rest();
    const of = made;
    if (!of || of.over) return;
    const { signal } = reading;
    const goal = updates === null ? Infinity : of.at + updates;
    const { body, changes } = of.begun;
    const reply = await ask(withChanges(body, changes), signal);
    if (signal.aborted || of !== made) return;
    if ("away" in reply) {
      post({ run: of.id, waits: reply.away });
      cancel = after(retryIn(tries, reply.seconds, chance()), () => void read(updates));
      tries += 1;
      return;
    }
    tries = 0;
    /** @type {import("../core/server-told.js").Reached[]} */
    const waiting = [];
    let ends = false;
    const next = () => {
      tell(waiting.splice(0, Math.max(1, Math.ceil(waiting.length / WAITING))), of);
      if (of.over) return rest();
      cancel = ends && !waiting.length ? () => {} : after(SHOWN_MS, next);
    };
    if (updates === null) cancel = after(0, next);
    try {
      for await (const lines of reply.lines) {
        if (signal.aborted || of !== made) return;
        waiting.push(...lines.flatMap((line) => (line.kind === "end" || (line.kind === "epoch" && line.update > of.at) ? [line] : [])));
        // What follows says whether it was the last epoch.
        if (waiting.slice(0, -1).some(({ update }) => update >= goal)) break;
      }
    } catch {
      if (signal.aborted || of !== made) return;
      post({ run: of.id, waits: "away" });
      cancel = after(retryIn(tries, null, chance()), () => void read(updates === null ? null : goal - of.at));
      tries += 1;
      return;
    }
    ends = true;
    if (updates === null) return;
    const last = waiting.findIndex(({ update }) => update >= goal);
    // With the last epoch goes the end.
    const enough = last < 0 || waiting[last + 1]?.kind === "end" ? waiting : waiting.slice(0, last + 1);
    tell(enough, of);
    rest();
  }

  return (asked) => {
    if (asked.do === "stream") {
      rest();
      made = { id: asked.run, begun: asked.begun, at: 0, over: false };
    } else if (!made) return;
    else if (asked.do === "go-on") void read(null);
    else if (asked.do === "pause") rest();
    else if (asked.do === "advance") void read(asked.updates);
    else if (asked.do === "stop") {
      rest();
      made = null;
    } else if (asked.do === "change") {
      const change = { update: made.at, what: asked.what, value: asked.value };
      made.begun = { ...made.begun, changes: [...made.begun.changes.filter((one) => one.update !== change.update || one.what !== change.what), change] };
      post({ run: made.id, changed: change });
      if (asked.running) void read(null);
    }
  };
}

/** @param {object} body @param {Begun["changes"]} changes */
function withChanges(body, changes) {
  return { ...body, training: { .../** @type {{training: object}} */ (body).training, changes } };
}
