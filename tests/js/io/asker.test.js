import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { createAsker } from "../../../static/js/io/api.js";

/** @param {string} expression */
const question = (expression) => ({ expression, inputs: {}, of: null, wrt: null });
const turn = () => new Promise((done) => setImmediate(done));

/**
 * An asker whose server answers with what `answer` gives, and whose clock the test moves.
 * @param {import("node:test").TestContext} context
 * @param {() => Response} answer
 */
function asking(context, answer) {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  context.mock.method(Math, "random", () => 0);
  /** @type {string[]} */
  const asked = [];
  context.mock.method(globalThis, "fetch", async (/** @type {string} */ _, /** @type {RequestInit} */ { body }) => {
    asked.push(JSON.parse(String(body)).expression);
    return answer();
  });
  /** @type {boolean[]} */
  const away = [];
  const replied = mock.fn();
  let online = () => {};
  const asker = createAsker({
    begin: () => () => {}, onReply: (reply) => replied(reply), onAway: (busy) => void away.push(busy), onOnline: (again) => { online = again; },
  });
  return { asked, away, replied, ask: (/** @type {string} */ text) => asker.ask(question(text)), online: () => online() };
}

const lost = () => { throw new TypeError("Failed to fetch"); };
const good = () => new Response(JSON.stringify({ trace: { graph: { nodes: [], output: 0 }, steps: [], part_steps: [], layer_steps: [], pass_steps: [], wordings: [] } }));

test("offline, twenty keystrokes leave one timer, which waits ever longer", async (context) => {
  const { asked, ask } = asking(context, lost);
  for (let i = 1; i <= 20; i += 1) {
    ask("x".repeat(i));
    await turn();
  }
  assert.equal(asked.length, 20);
  for (let ms = 0; ms < 10000; ms += 500) {
    context.mock.timers.tick(500);
    await turn();
  }
  assert.deepEqual(asked.slice(20), Array(3).fill("x".repeat(20)), "after 1, 3 and 7 s, the newest");
});

test("when the network is back it is asked at once, and answered it is not asked again", async (context) => {
  let answer = lost;
  const { asked, ask, online, replied } = asking(context, () => answer());
  ask("x");
  await turn();
  answer = /** @type {() => never} */ (good);
  online();
  await turn();
  assert.equal(replied.mock.callCount(), 1);
  context.mock.timers.tick(60000);
  await turn();
  assert.equal(asked.length, 2);
});

test("a busy server is no fault of the text, and is left alone as long as it asks", async (context) => {
  let answer = () => new Response("{}", { status: 429, headers: { "Retry-After": "3" } });
  const { asked, away, ask, replied, online } = asking(context, () => answer());
  ask("x");
  await turn();
  assert.deepEqual([away, replied.mock.callCount()], [[true], 0]);
  ask("xy");
  online();
  context.mock.timers.tick(2999);
  await turn();
  assert.deepEqual(asked, ["x"]);
  answer = good;
  context.mock.timers.tick(1);
  await turn();
  assert.deepEqual([asked, replied.mock.callCount()], [["x", "xy"], 1]);
});

test("a server that stays busy is asked ever less often, and the newest text is what it is asked", async (context) => {
  const { asked, ask } = asking(context, () => new Response("{}", { status: 503, headers: { "Retry-After": "2" } }));
  ask("x");
  await turn();
  ask("xy");
  /** @type {number[]} */
  const at = [];
  for (let ms = 0; ms < 20000; ms += 500) {
    context.mock.timers.tick(500);
    await turn();
    while (at.length < asked.length - 1) at.push(ms + 500);
  }
  assert.deepEqual(at, [2000, 4000, 8000, 16000]);
  assert.deepEqual(asked.slice(1), Array(4).fill("xy"));
});

test("a fault of the page while it draws is not taken for a server that is away", async (context) => {
  const { ask, away, replied } = asking(context, good);
  replied.mock.mockImplementation(() => { throw new TypeError("a view's own"); });
  const runners = process.listeners("unhandledRejection");
  process.removeAllListeners("unhandledRejection");
  const thrown = new Promise((caught) => process.once("unhandledRejection", caught));
  ask("x");
  assert.match(String(await thrown), /a view's own/);
  for (const listener of runners) process.on("unhandledRejection", listener);
  assert.deepEqual(away, []);
});
