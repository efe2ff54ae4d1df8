/**
 * The one random number generator, xoshiro128** 1.1: the same numbers from the same seed as engine/generator.py, which names
 * its source; both are held to tests/data/generator.json.
 *
 * @typedef {object} Generator
 * @property {() => number} word a whole number from 0 to 2³² − 1
 * @property {() => number} unit from [0, 1): 53 bits, of two words
 * @property {(count: number) => number} below a whole number from 0 to count − 1, of one word
 * @property {(count: number) => number[]} order of 0 to count − 1: Fisher and Yates's, from the end
 */

/**
 * @param {number} word
 * @param {number} by
 */
const rotated = (word, by) => (word << by) | (word >>> (32 - by));

/**
 * The state that SplitMix64 fills from a seed.
 * @param {number} seed from 0 to 2⁵³ − 1
 */
function filled(seed) {
  const state = new Int32Array(4);
  let at = BigInt(seed);
  for (let i = 0; i < 4; i += 2) {
    at = BigInt.asUintN(64, at + 0x9e3779b97f4a7c15n);
    let mixed = BigInt.asUintN(64, (at ^ (at >> 30n)) * 0xbf58476d1ce4e5b9n);
    mixed = BigInt.asUintN(64, (mixed ^ (mixed >> 27n)) * 0x94d049bb133111ebn);
    mixed ^= mixed >> 31n;
    state[i] = Number(BigInt.asIntN(32, mixed));
    state[i + 1] = Number(BigInt.asIntN(32, mixed >> 32n));
  }
  return state;
}

/**
 * @param {number} seed from 0 to 2⁵³ − 1
 * @returns {Generator}
 */
export function createGenerator(seed) {
  let [a, b, c, d] = filled(seed);

  function word() {
    const drawn = Math.imul(rotated(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotated(d, 11);
    return drawn;
  }

  const unit = () => ((word() >>> 5) * 67108864 + (word() >>> 6)) / 9007199254740992;
  const below = (/** @type {number} */ count) => Math.floor((word() * count) / 4294967296);
  return {
    word,
    unit,
    below,
    order(count) {
      const drawn = Array.from({ length: count }, (_, i) => i);
      for (let last = count - 1; last > 0; last--) {
        const other = below(last + 1);
        [drawn[last], drawn[other]] = [drawn[other], drawn[last]];
      }
      return drawn;
    },
  };
}
