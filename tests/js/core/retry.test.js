import assert from "node:assert/strict";
import { test } from "node:test";
import { retryAfter, retryIn } from "../../../static/js/core/retry.js";

test("a server in vain is asked ever less often, and never by all in one moment", () => {
  assert.deepEqual([0, 1, 2, 3, 4, 99].map((tries) => retryIn(tries, null, 0)), [1000, 2000, 4000, 8000, 15000, 15000]);
  assert.equal(retryIn(0, null, 1), 1500);
});

test("a server is left alone as long as it asks, and longer when it asks again and again", () => {
  assert.deepEqual([0, 1, 2, 3].map((tries) => retryIn(tries, 3, 0)), [3000, 3000, 4000, 8000]);
  assert.equal(retryIn(0, 2, 1), 3000);
  assert.equal(retryIn(0, 0, 0), 1000);
});

test("what the server asks for is seconds or a date, and no more than a minute", () => {
  const now = Date.parse("2026-01-01T00:00:00Z");
  assert.equal(retryAfter("5", now), 5);
  assert.equal(retryAfter("Thu, 01 Jan 2026 00:00:07 GMT", now), 7);
  assert.equal(retryAfter("86400", now), 60);
  assert.equal(retryAfter("soon", now), null);
  assert.equal(retryAfter(null, now), null);
});
