import assert from "node:assert/strict";
import { test } from "node:test";
import { createLayouts } from "../../../static/js/io/layout.js";
import { pictured, walk } from "../core/words.js";

test("a graph that took too long is not tried again", async () => {
  let starts = 0;
  let posts = 0;
  /** Gets ready, and never answers. */
  const start = () => {
    starts += 1;
    return {
      postMessage: () => { posts += 1; },
      terminate() {},
      addEventListener: (/** @type {string} */ type, /** @type {(event: {data: object}) => void} */ listener) => void (type === "message" && setTimeout(() => listener({ data: {} }), 1)),
    };
  };
  const layouts = createLayouts({ start, patience: { ready: 20, starting: 1000, unwanted: 5 }, meanwhile: 5 });
  await new Promise((done) => setTimeout(done, 10));
  for (let i = 0; i < 3; i += 1) await layouts.of(pictured(walk.graph), "right", null);
  assert.deepEqual([starts, posts], [2, 1]);
});
