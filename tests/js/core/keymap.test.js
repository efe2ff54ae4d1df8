import assert from "node:assert/strict";
import { test } from "node:test";
import { BINDINGS, commandOf } from "../../../static/js/core/keymap.js";

/** @param {string} key @param {object} [held] */
const press = (key, held = {}) => ({ key, ctrlKey: false, metaKey: false, altKey: false, ...held });

test("each key has one meaning", () => {
  const keys = BINDINGS.flatMap(({ keys: names, held = "", at = "" }) => names.map((name) => `${at} ${held} ${name}`));
  assert.equal(new Set(keys).size, keys.length);
});

test("keys step, unless they belong to what has the focus", () => {
  assert.equal(commandOf(press("ArrowRight"), "none"), "next");
  assert.equal(commandOf(press("ArrowRight"), "button"), "next");
  assert.equal(commandOf(press("ArrowRight"), "range"), null);
  assert.equal(commandOf(press("ArrowRight"), "text"), null);
  assert.equal(commandOf(press(" "), "button"), null);
  assert.equal(commandOf(press(" "), "range"), "play");
  assert.equal(commandOf(press("/"), "text"), null);
});

test("the browser's own combinations are left alone", () => {
  assert.equal(commandOf(press("ArrowLeft", { altKey: true }), "none"), null);
  assert.equal(commandOf(press("End", { ctrlKey: true }), "none"), null);
});

test("the list of functions belongs to where one writes", () => {
  assert.deepEqual(["text", "none", "button", "range"].map((focus) => commandOf(press(" ", { ctrlKey: true }), /** @type {any} */ (focus))), ["functions", null, null, null]);
});

test("combinations work while writing, single keys do not, and these can be switched off", () => {
  assert.equal(commandOf(press("z", { ctrlKey: true }), "text"), "undo");
  assert.equal(commandOf(press("Z", { metaKey: true, shiftKey: true }), "text"), "redo");
  for (const key of [" ", "/"]) assert.equal(commandOf(press(key), "none", false), null);
  assert.equal(commandOf(press("ArrowRight"), "none", false), "next");
  assert.equal(commandOf(press("y", { ctrlKey: true }), "none", false), "redo");
});

test("at a node of the stage arrows walk the graph, and single keys that are switched off are only the page's", () => {
  assert.equal(commandOf(press("ArrowRight"), "node"), "to-right");
  assert.equal(commandOf(press("ArrowRight", { shiftKey: true }), "node"), "next-beat");
  assert.equal(commandOf(press(" "), "node", false), "open");
  assert.equal(commandOf(press("Escape"), "node"), "leave-graph");
  assert.equal(commandOf(press("+"), "node"), "closer");
});

test("a clicker's keys step wherever nothing is written or set", () => {
  for (const focus of /** @type {const} */ (["none", "button", "node"])) {
    assert.equal(commandOf(press("PageDown"), focus, false), "next");
    assert.equal(commandOf(press("PageUp"), focus, false), "previous");
  }
  for (const focus of /** @type {const} */ (["text", "range"])) assert.equal(commandOf(press("PageDown"), focus), null);
  assert.equal(commandOf(press("PageDown", { ctrlKey: true }), "none"), null);
});

test("a sign that needs AltGr is that sign, however the system tells of AltGr", () => {
  const altGr = { altKey: true, getModifierState: (/** @type {string} */ name) => name === "AltGraph" };
  assert.equal(commandOf(press("]", altGr), "none"), "faster");
  assert.equal(commandOf(press("[", { ...altGr, ctrlKey: true }), "none"), "slower");
  assert.equal(commandOf(press("[", { ...altGr, ctrlKey: true }), "text"), null);
  assert.equal(commandOf(press("ArrowLeft", altGr), "none"), null);
});
