import assert from "node:assert/strict";
import { test } from "node:test";
import { decode, decodeShown, encode, unreadOf } from "../../../static/js/core/url.js";

/** @type {import("../../../static/js/core/url.js").Place[]} */
const places = [
  { document: { text: "g = y^2 + z\nf(x, y, z) = x g", inputs: { x: -2, y: 0.1, z: 1e-7 }, of: "g", detail: "part", example: "lecture" }, k: 6, beat: 2, alone: "#4", present: true, hide: ["left", "header"] },
  { document: { text: "50% & α = σ(#?)/\"<b>\" + 🙂", inputs: {}, of: null, example: null }, k: 0, beat: 4, present: false, hide: [] },
  { document: { text: "a+b", inputs: { w_h_1_2: 3 }, of: null, example: null }, k: 12, beat: 4, present: false, hide: [] },
];

for (const place of places) {
  test(`a link gives back ${JSON.stringify(place.document.text)}`, () => {
    assert.deepEqual(decode(encode(place)), place);
    assert.deepEqual(decode(`#${encode(place)}`), place);
  });
}

test("a link stays readable", () => {
  assert.equal(encode({ document: { text: "f(x) = x^2", inputs: { x: -2 }, of: null, example: null }, k: 3, beat: 4, present: false, hide: [] }), "text=f(x)+=+x^2&inputs=x:-2&k=3");
  assert.equal(decode("#text=x&k=3&beat=9")?.beat, 4);
});

test("what no link can mean is left out", () => {
  assert.equal(decode(""), null);
  assert.equal(decode("#k=3"), null);
  const place = decode("#text=x&k=-3&inputs=x:soon,y:2,z&nonsense=1&%E0");
  assert.deepEqual(place, { document: { text: "x", inputs: { y: 2 }, of: null, example: null }, k: 0, beat: 4, present: false, hide: [] });
});

test("what of a link was left out is known", () => {
  assert.deepEqual(unreadOf("#text=x&inputs=x:1e999,y:abc,z:5&k=9999999"), ["x:1e999", "y:abc", "k=9999999"]);
  assert.deepEqual(unreadOf("#text=x&inputs=x:1&k=3"), []);
  assert.deepEqual(unreadOf("#k=soon"), []);
});

test("an emptied text is a text, and lines end as in the editor", () => {
  const hash = encode({ document: { text: "", inputs: { x: 2 }, of: null, example: null }, k: 0, beat: 4, present: false, hide: [] });
  assert.equal(hash, "text=&inputs=x:2");
  assert.equal(decode(hash)?.document.text, "");
  assert.equal(decode("#text=a%0D%0Ab%0Dc")?.document.text, "a\nb\nc");
});

test("how the page looks may stand after ?, without a document", () => {
  assert.deepEqual(decodeShown("?embed=1&hide=left,nonsense,board", "#k=3"), { embed: true, present: false, hide: ["left", "board"] });
  assert.deepEqual(decodeShown("", "#text=x&present=1"), { embed: false, present: true, hide: [] });
});
