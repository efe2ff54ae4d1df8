import assert from "node:assert/strict";
import { test } from "node:test";
import { createServerRun } from "../../../static/js/io/server-run.js";

/** @typedef {import("../../../static/js/core/server-told.js").Line} Line */

/** @param {number} epoch @returns {Line} */
const line = (epoch) => ({ kind: "epoch", epoch, update: 10 * epoch, loss: 1 / epoch, test: null, parameters: null, updates: null, accuracy: { train: epoch / 10, test: null } });
/** @type {Line} */
const END = { kind: "end", reason: "finished", epoch: 4, update: 40, loss: 0.25, test: null, parameters: { W: [[4]] }, threshold: null, accuracy: { train: 1, test: null } };
const ALL = [line(1), line(2), line(3), line(4), END];

/**
 * A server that tells the whole run each time it is asked, after it was busy for so many times.
 * @param {number} [busy]
 */
function setUp(busy = 0) {
  /** @type {any[]} */
  const posted = [];
  /** @type {any[]} */
  const asked = [];
  /** @type {(() => void)[]} */
  let waiting = [];
  const act = createServerRun({
    post: (answer) => posted.push(answer),
    async ask(body) {
      asked.push(body);
      if (busy-- > 0) return { away: "busy", seconds: 2 };
      return { lines: (async function* lines() { for (const one of ALL) yield [one]; })() };
    },
    after(_, action) {
      waiting.push(action);
      return () => (waiting = waiting.filter((one) => one !== action));
    },
    chance: () => 0,
  });
  /** Let all that waits happen, and so on. */
  const settle = async () => {
    for (let i = 0; i < 40; i++) {
      await new Promise((done) => setTimeout(done, 0));
      const [next] = waiting;
      waiting = waiting.slice(1);
      next?.();
    }
  };
  const epochs = () => posted.flatMap(({ records = [] }) => records.map((/** @type {any} */ { kind, epoch }) => (kind === "end" ? "end" : epoch)));
  act({ do: "stream", run: 7, begun: { body: { training: { rate: 1 } }, changes: [] } });
  return { act, posted, asked, settle, epochs };
}

test("a run is told epoch by epoch, to its end", async () => {
  const { act, posted, settle, epochs } = setUp();
  act({ do: "go-on" });
  await settle();
  assert.deepEqual(epochs(), [1, 2, 3, 4, "end"]);
  assert.ok(posted.every(({ run }) => run === 7) && posted.length >= 4, "one after the other");
  assert.deepEqual(posted.at(-1).seen.arrays, { W: [[4]] });
  assert.equal(posted.at(-1).update, 40);
});

test("so many updates are made and no more; what was told is not told again", async () => {
  const { act, posted, settle, epochs } = setUp();
  act({ do: "advance", updates: 10 });
  await settle();
  assert.deepEqual(epochs(), [1]);
  act({ do: "advance", updates: 20 });
  await settle();
  assert.deepEqual(epochs(), [1, 2, 3]);
  assert.equal(posted.length, 2, "at once");
  act({ do: "advance", updates: 10 });
  await settle();
  assert.deepEqual(epochs(), [1, 2, 3, 4, "end"], "the end goes with the last epoch");
});

test("a pause ends the stream, and to go on begins where it was", async () => {
  const { act, asked, settle, epochs } = setUp();
  act({ do: "advance", updates: 20 });
  await settle();
  act({ do: "go-on" });
  act({ do: "pause" });
  await settle();
  assert.deepEqual(epochs(), [1, 2]);
  act({ do: "go-on" });
  await settle();
  assert.deepEqual(epochs(), [1, 2, 3, 4, "end"]);
  assert.equal(asked.length, 3);
});

test("a busy server is asked again by itself", async () => {
  const { act, posted, asked, settle, epochs } = setUp(2);
  act({ do: "go-on" });
  await settle();
  assert.deepEqual(posted.slice(0, 2), [{ run: 7, waits: "busy" }, { run: 7, waits: "busy" }]);
  assert.equal(asked.length, 3);
  assert.deepEqual(epochs(), [1, 2, 3, 4, "end"]);
});

test("a change goes with what is asked next, from the update at hand on", async () => {
  const { act, posted, asked, settle } = setUp();
  act({ do: "advance", updates: 20 });
  await settle();
  act({ do: "change", what: "rate", value: 0.5, running: false });
  assert.deepEqual(posted.at(-1), { run: 7, changed: { update: 20, what: "rate", value: 0.5 } });
  act({ do: "advance", updates: 10 });
  await settle();
  assert.deepEqual(asked.at(-1).training, { rate: 1, changes: [{ update: 20, what: "rate", value: 0.5 }] });
});

test("what is stopped tells nothing more", async () => {
  const { act, settle, epochs } = setUp();
  act({ do: "go-on" });
  act({ do: "stop" });
  await settle();
  act({ do: "go-on" });
  await settle();
  assert.deepEqual(epochs(), []);
});
