import assert from "node:assert/strict";
import { test } from "node:test";
import { get, Refused } from "../../../static/js/io/api.js";
import { rewrite } from "../../../static/js/io/rewrite.js";

/**
 * @param {import("node:test").TestContext} context
 * @param {number} status
 * @param {object} body
 */
const answering = (context, status, body) =>
  context.mock.method(globalThis, "fetch", async () => new Response(JSON.stringify(body), { status, headers: { "Retry-After": "7" } }));

test("who begins at a busy server knows how long to leave it alone", async (context) => {
  answering(context, 503, {});
  await assert.rejects(get("/api/v1/ops"), (error) => error instanceof Refused && error.seconds === 7);
});

test("a server that is too busy to rewrite says so itself, and one that failed says nothing", async (context) => {
  const wish = { expression: "x y", inputs: {}, node: "#2", to: /** @type {const} */ ("named") };
  answering(context, 503, { detail: "Ask again in a moment." });
  assert.deepEqual(await rewrite(wish), { detail: "Ask again in a moment." });
  answering(context, 500, { detail: "?" });
  assert.equal(await rewrite(wish), null);
});
