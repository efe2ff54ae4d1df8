/**
 * A training run as a worker has it: it makes updates for a slice of time, tells them, and lets messages in before the next.
 * What is told of many updates is their epochs, and the last update.
 *
 * @typedef {import("../core/training.js").Begun} Begun
 * @typedef {import("../core/training.js").Change} Change
 * @typedef {import("../core/training.js").Run} Run
 * @typedef {import("../core/training.js").Told} Told
 * @typedef {{do: "start", run: number, begun: Begun, pace: number | null, running: boolean} | {do: "stream", run: number, begun: import("./server-run.js").Begun} | {do: "pause"} | {do: "go-on"}
 *   | {do: "advance", updates: number} | {do: "pace", pace: number | null} | {do: "change", what: string, value: number, running?: boolean}
 *   | {do: "stop"}} Asked pace: updates a second, null for as many as can be made
 * @typedef {{run: number, records: Told[], update: number, parameters: number[], seen?: Partial<import("../core/server-told.js").Seen>}
 *   | {run: number, waits: "busy" | "away"} | {run: number, changed: Change}
 *   | {run: number, failed: string}} Answered
 */
import { createRun } from "../core/training.js";

const FRAME_MS = 16;
const SLICE_MS = 12;
/** So many updates of a slice are told one by one. */
const ONE_BY_ONE = 100;
/** The clock is asked once in so many updates. */
const STRETCH = 16;

/**
 * @param {object} outside
 * @param {(answer: Answered) => void} outside.post
 * @param {() => number} outside.now milliseconds
 * @param {(milliseconds: number, action: () => void) => (() => void)} outside.after gives what cancels it
 * @returns {(asked: Asked) => void}
 */
export function createTrainer({ post, now, after }) {
  /** @type {{id: number, run: Run, pace: number | null, running: boolean, over: boolean, owed: number} | null} */
  let made = null;
  let cancel = () => {};

  function again() {
    cancel();
    if (made && made.running && !made.over) cancel = after(FRAME_MS - SLICE_MS, slice);
  }

  function slice() {
    if (!made) return;
    const { pace } = made;
    if (pace === null) {
      tell(Infinity, now() + SLICE_MS);
    } else {
      made.owed += (pace * FRAME_MS) / 1000;
      const whole = Math.floor(made.owed);
      made.owed -= whole;
      if (whole) tell(whole, now() + SLICE_MS);
    }
    if (pace !== null && made.running && !made.over) {
      cancel();
      cancel = after(FRAME_MS, slice);
    } else again();
  }

  /**
   * Make updates, and tell them.
   * @param {number} most
   * @param {number} until
   */
  function tell(most, until) {
    if (!made || made.over) return;
    const { id, run } = made;
    /** @type {Told[]} */
    let records = [];
    let updates = 0;
    // An epoch is told with its last update, and the end with the last epoch.
    let follows = false;
    while (follows || (updates < most && (updates % STRETCH || now() < until))) {
      const { value, done } = run.records.next();
      if (done || !value) break;
      records.push(value);
      follows = value.kind !== "end" && value.ends;
      if (value.kind === "end") made.over = true;
      if (value.kind === "update") updates += 1;
    }
    if (updates > ONE_BY_ONE) {
      const last = records.reduce((found, { kind }, i) => (kind === "update" ? i : found), 0);
      records = records.filter(({ kind }, i) => kind !== "update" || i === last);
    }
    post({ run: id, records, update: run.updates(), parameters: run.parameters() });
  }

  /** @param {Asked} asked */
  function act(asked) {
    if (asked.do === "start") {
      const { run: id, begun, pace, running } = asked;
      made = { id, run: createRun(begun), pace, running, over: false, owed: 0 };
      return again();
    }
    if (!made) return;
    if (asked.do === "stop") made = null;
    else if (asked.do === "change") post({ run: made.id, changed: made.run.change(asked.what, asked.value) });
    else if (asked.do === "advance") tell(asked.updates, Infinity);
    else if (asked.do === "pace") made.pace = asked.pace;
    else made.running = asked.do === "go-on";
    again();
  }

  return (asked) => {
    try {
      act(asked);
    } catch (error) {
      post({ run: asked.do === "start" ? asked.run : (made?.id ?? 0), failed: String(error) });
      made = null;
    }
  };
}
