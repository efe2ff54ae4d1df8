/** The bundled libraries, as the layout worker and the page import them. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { select, zoom } from "../../static/vendor/d3.js";
import { Graphviz } from "../../static/vendor/graphviz.js";

test("Graphviz lays out a graph from its inlined WebAssembly", async () => {
  const graphviz = await Graphviz.load();
  const plain = graphviz.layout("digraph { x -> f; y -> f }", "plain", "dot");
  assert.match(plain, /^graph 1 [\d.]+ [\d.]+\nnode x /);
});

test("d3 exports its parts by name", () => {
  assert.equal(typeof select, "function");
  assert.deepEqual(zoom().scaleExtent(), [0, Infinity]);
});
