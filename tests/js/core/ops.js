/** What the tests of the editor's words share: two functions that no engine has, one with a Greek name, a sign, a constant. */

/** @type {import("../../../static/js/core/vocabulary.js").Ops} */
export const ops = {
  ops: [
    { words: ["glim", "glimmer"], example: "glim(x > 0, y)", about: "Glimmer. The local derivative glows.", partials: [{ input: "x" }, { input: "y" }] },
    { words: ["glow2"], example: "glow2(x)", about: "Glow.", partials: [{ input: "x" }] },
    { words: ["ζum", "ζ", "zeta"], example: "x ⊙ y", about: "Hum.", partials: [{ input: "x" }, { input: "y" }] },
    { words: [], example: "x ⊕ y", about: "A sign.", partials: [{ input: "x" }, { input: "y" }] },
  ],
  constants: [{ words: ["phi", "φ"], about: "The golden section." }],
};
