/**
 * A program of the engine, run over and over: a walk's numbers for other inputs, with no request.
 * It interprets a list of instructions (docs/program.md) over one array of numbers; a primitive means what NumPy means by its
 * name, NaN, the infinities and −0 included.
 *
 * @typedef {import("./types.js").Wire} Wire
 * @typedef {object} Program as it travels
 * @property {string[]} inputs
 * @property {Wire[]} constants
 * @property {string[]} primitives those that are used
 * @property {number[][]} code each a place in `primitives`, then where its numbers stand
 * @property {number[]} places where each number of the trace stands, then each flag
 * @property {{kind: string, node: number, key: string}[]} flags
 * @property {Record<string, Record<string, unknown>>} tables coefficients, by primitive
 * @property {{nodes: number[], slots: number[], program: Program}[]} [corners] functions of single nodes that have a corner
 *
 * @typedef {(a: number, b: number, c: number) => number} Called
 * @typedef {object} Tape a program made ready
 * @property {Float64Array} memory the inputs, the constants, then one number an instruction
 * @property {Int32Array} code four to an instruction: what, and where its numbers stand
 * @property {Called[]} called what is called, by how far its code lies above those that are written out
 * @property {number} inputs how many it takes
 * @property {number} first where the first instruction writes
 * @property {Int32Array} places
 * @property {{nodes: number[], slots: number[], tape: Tape}[]} corners
 */
import { shown } from "./format.js";

/** The codes of what `run` writes out: most of any program. A call by table costs more than these do, even the last. */
const WRITTEN_OUT = Object.freeze({
  add: 0,
  subtract: 1,
  multiply: 2,
  divide: 3,
  negative: 4,
  square: 5,
  where: 6,
  equal: 7,
  not_equal: 8,
  greater: 9,
  greater_equal: 10,
  less: 11,
  less_equal: 12,
  absolute: 13,
  exp: 14,
});
const WRITTEN = Object.keys(WRITTEN_OUT).length;

/** @type {Readonly<Record<string, Called>>} */
const CALLED = Object.freeze({
  // Where JavaScript has NaN for 1^NaN and (−1)^∞, arithmetic has 1.
  power: (a, b) => (a === 1 || (a === -1 && Math.abs(b) === Infinity) ? 1 : a ** b),
  // NaN wins, and of 0 and −0 the second.
  maximum: (a, b) => (a > b || a !== a ? a : b),
  minimum: (a, b) => (a < b || a !== a ? a : b),
  // The sign of −0 is 0.
  sign: (a) => Math.sign(a) + 0,
  floor: Math.floor,
  sqrt: Math.sqrt,
  expm1: Math.expm1,
  log: Math.log,
  log1p: Math.log1p,
  log2: Math.log2,
  log10: Math.log10,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  arcsin: Math.asin,
  arccos: Math.acos,
  arctan: Math.atan,
  sinh: Math.sinh,
  cosh: Math.cosh,
  tanh: Math.tanh,
  shown,
});

/**
 * What is made of coefficients, which travel with the program.
 * @type {Readonly<Record<string, (table: any) => Called>>}
 */
const TABLED = Object.freeze({
  erf: ({ near, far, near_table, far_table }) => (x) => {
    const size = Math.abs(x);
    if (size <= near) return x * quotient(near_table, x * x);
    const inside = size > far ? far : size;
    return Math.sign(x) * (1 - Math.exp(-inside * inside) * quotient(far_table, inside));
  },
});

/**
 * @param {Program} program
 * @returns {Tape}
 */
export function tape({ inputs, constants, primitives, code, places, tables, corners = [] }) {
  const first = inputs.length + constants.length;
  const memory = new Float64Array(first + code.length);
  memory.set(constants.map(Number), inputs.length);
  const codes = primitives.map((name, i) => own(WRITTEN_OUT, name) ?? WRITTEN + i);
  const called = primitives.map((name) => own(CALLED, name) ?? own(TABLED, name)?.(tables[name]));
  const flat = new Int32Array(4 * code.length);
  code.forEach(([primitive, ...args], i) => {
    if (codes[primitive] >= WRITTEN && !called[primitive]) throw new TypeError(primitives[primitive]);
    flat.set([codes[primitive], ...args], 4 * i);
  });
  const ready = { memory, code: flat, called: /** @type {Called[]} */ (called) };
  const nodes = corners.map(({ program, ...which }) => ({ ...which, tape: tape(program) }));
  return { ...ready, inputs: inputs.length, first, places: Int32Array.from(places), corners: nodes };
}

/**
 * What a table has under a name: not what every object has by birth.
 * @template T
 * @param {Readonly<Record<string, T>>} table
 * @param {string} name
 * @returns {T | undefined}
 */
const own = (table, name) => (Object.hasOwn(table, name) ? table[name] : undefined);

/**
 * Run it. The memory is the tape's own, and the next run writes over it.
 * @param {Tape} tape
 * @param {ArrayLike<number>} inputs in the program's order
 * @returns {Float64Array} the memory: `places` says what stands where
 */
export function run(tape, inputs) {
  if (inputs.length !== tape.inputs) throw new RangeError(`${inputs.length} for ${tape.inputs}`);
  tape.memory.set(inputs);
  return rerun(tape);
}

/**
 * Run it on the inputs that stand in its memory, at its beginning: who changes some of them writes these only.
 * @param {Tape} tape
 * @returns {Float64Array} the memory
 */
export function rerun({ memory, code, called, first }) {
  for (let i = 0, to = first; i < code.length; i += 4, to++) {
    const a = memory[code[i + 1]];
    const b = memory[code[i + 2]];
    switch (code[i]) {
      case 0: memory[to] = a + b; break;
      case 1: memory[to] = a - b; break;
      case 2: memory[to] = a * b; break;
      case 3: memory[to] = a / b; break;
      case 4: memory[to] = -a; break;
      case 5: memory[to] = a * a; break;
      case 6: memory[to] = a !== 0 ? b : memory[code[i + 3]]; break; // NaN is true
      case 7: memory[to] = a === b ? 1 : 0; break;
      case 8: memory[to] = a !== b ? 1 : 0; break;
      case 9: memory[to] = a > b ? 1 : 0; break;
      case 10: memory[to] = a >= b ? 1 : 0; break;
      case 11: memory[to] = a < b ? 1 : 0; break;
      case 12: memory[to] = a <= b ? 1 : 0; break;
      case 13: memory[to] = Math.abs(a); break;
      case 14: memory[to] = Math.exp(a); break;
      default: memory[to] = called[code[i] - WRITTEN](a, b, memory[code[i + 3]]);
    }
  }
  return memory;
}

/**
 * What a program gives for these inputs: the trace's numbers, slot by slot, then its flags, 1 or 0.
 * @param {Tape} tape
 * @param {ArrayLike<number>} inputs
 */
export function numbers(tape, inputs) {
  const memory = run(tape, inputs);
  return Float64Array.from(tape.places, (place) => memory[place]);
}

/**
 * Two polynomials, highest power first, one over the other.
 * @param {[number[], number[]]} table
 * @param {number} x
 */
function quotient([above, below], x) {
  /** @param {number[]} row */
  const at = (row) => row.reduce((total, coefficient) => total * x + coefficient);
  return at(above) / at(below);
}
