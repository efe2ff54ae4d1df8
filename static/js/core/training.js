/**
 * Stochastic gradient descent as the lecture has it, over programs of the engine: engine/training/descent.py is the same loop,
 * docs/training.md says what the programs take and give. No optimiser and no schedule stands here.
 *
 * @typedef {import("./curvature.js").Threshold} Threshold
 * @typedef {import("./tape.js").Program} Program
 * @typedef {object} Learning programs that learn, as they travel
 * @property {string[]} parameters
 * @property {string[]} columns what an example fills
 * @property {Record<string, number>} masks drawn behind it for each, with the probability of a 0; 1 where nothing is learned
 * @property {string[]} free all other inputs: the same for all examples
 * @property {string[]} state what the optimiser remembers of each parameter
 * @property {number | null} strength which of the free ones is the regulariser's λ
 * @property {Program} step
 * @property {Program} gather
 * @property {Program} apply
 * @property {Program} look
 *
 * @typedef {{update: number, what: string, value: number}} Change after so many updates the rate, the strength or the batch
 * @typedef {{rate: number, epochs: number, batch: number, seed: number, ceiling: number, changes: Change[]}} Training
 * @typedef {object} Begun what a run begins with
 * @property {Learning} learning
 * @property {Training} training
 * @property {number[]} start of the parameters
 * @property {number[]} free
 * @property {number[][]} rows
 * @property {number[][]} test
 *
 * @typedef {{kind: "update", update: number, epoch: number, examples: number[], loss: number, rate: number, ends: boolean}} Update
 *   ends: whether its epoch follows
 * @typedef {{kind: "epoch", epoch: number, update: number, order: number[], sizes: number[], losses: number[], rates: number[],
 *   loss: number, test: number | null, parameters: number[], ends: boolean}} Epoch ends: whether the end follows
 * @typedef {{kind: "end", reason: "finished" | "above" | "not-finite" | "stopped", epoch: number, update: number, loss: number,
 *   test: number | null, parameters: number[], threshold: Threshold | null}} End threshold: of a run that diverged
 * @typedef {Update | Epoch | End} Told
 *
 * @typedef {object} Run
 * @property {Iterator<Told, void>} records an update at a time; after its last one an epoch, after the last of these the end
 * @property {() => number[]} parameters as they are
 * @property {() => number} updates how many there were
 * @property {(what: string, value: number) => Change} change from the next update on; what is given is the row that says so
 */
import { greatestCurvature } from "./curvature.js";
import { createGenerator } from "./generator.js";
import { rerun, run, tape } from "./tape.js";

/**
 * What is drawn for each epoch: the order of the examples, and for each as it comes its masks; none where there are none.
 * @param {number} seed
 * @param {number} count
 * @param {Pick<Learning, "masks">} learning
 * @returns {() => {order: number[], masks: number[][]}}
 */
export function createDrawing(seed, count, { masks }) {
  const draw = createGenerator(seed);
  // By the same seed, and apart from the order.
  const masking = createGenerator(Number.MAX_SAFE_INTEGER - seed);
  const chances = Object.values(masks);
  return () => {
    const order = draw.order(count);
    return { order, masks: chances.length ? order.map(() => chances.map((p) => (masking.unit() < p ? 0 : 1 / (1 - p)))) : [] };
  };
}

/** How many numbers an example is, its masks counted. @param {Pick<Learning, "columns" | "masks">} learning */
function givenOf({ columns, masks }) {
  return columns.length + Object.keys(masks).length;
}

/**
 * @param {Begun} begun
 * @returns {Run}
 */
export function createRun({ learning, training, start, free, rows, test }) {
  const machine = createMachine(learning, start, free);
  const byPlace = (/** @type {Change} */ a, /** @type {Change} */ b) => a.update - b.update;
  const waiting = [...training.changes].sort(byPlace);
  let { rate, batch } = training;
  let update = 0;

  /** @param {Change} change */
  function make({ what, value }) {
    if (what === "rate") rate = value;
    else if (what === "batch") batch = value;
    else machine.strengthen(value);
  }

  function* records() {
    const draw = createDrawing(training.seed, rows.length, learning);
    /** @type {End["reason"]} */
    let reason = "finished";
    let epoch = 0;
    // Where the loss was least, before it grew.
    let calm = { epoch, loss: Infinity, ...machine.now(), used: 0 };
    while (epoch < training.epochs && reason === "finished") {
      const { order, masks } = draw();
      /** @type {{sizes: number[], losses: number[], rates: number[]}} */
      const told = { sizes: [], losses: [], rates: [] };
      const here = machine.now();
      for (let at = 0; at < rows.length; ) {
        while (waiting.length && waiting[0].update <= update) make(/** @type {Change} */ (waiting.shift()));
        const examples = batch === 1 ? [order[at]] : order.slice(at, at + batch);
        const given = examples.map((i, nth) => (masks.length ? [...rows[i], ...masks[at + nth]] : rows[i]));
        const { loss, rate: now } = machine.update(given, rate, epoch);
        at += examples.length;
        update += 1;
        told.sizes.push(examples.length);
        told.losses.push(loss);
        told.rates.push(now);
        yield /** @type {Update} */ ({ kind: "update", update, epoch: epoch + 1, examples, loss, rate: now, ends: at >= rows.length });
      }
      const loss = told.losses.reduce((total, one, i) => total + one * told.sizes[i], 0) / rows.length;
      if (loss < calm.loss) calm = { epoch, loss, ...here, used: 0 };
      calm.used = told.rates.reduce((most, one) => Math.max(most, one), calm.used);
      epoch += 1;
      if (!Number.isFinite(loss)) reason = "not-finite";
      else if (loss > training.ceiling) reason = "above";
      const now = { epoch, update, parameters: machine.parameters() };
      yield /** @type {Epoch} */ ({ kind: "epoch", ...now, order, ...told, loss, test: machine.mean(test), ends: epoch >= training.epochs || reason !== "finished" });
    }
    const now = { epoch, update, parameters: machine.parameters() };
    const curvature = reason === "finished" ? null : machine.curvature(rows, calm.parameters, calm.free);
    const threshold = curvature && { epoch: calm.epoch, curvature, rate: 2 / curvature, used: calm.used };
    yield /** @type {End} */ ({ kind: "end", reason, ...now, loss: machine.mean(rows), test: machine.mean(test), threshold });
  }

  return {
    records: records(),
    parameters: machine.parameters,
    updates: () => update,
    change(what, value) {
      const change = { update, what, value };
      waiting.push(change);
      waiting.sort(byPlace);
      return change;
    },
  };
}

/**
 * The programs made ready, and what they carry on.
 * @param {Learning} learning
 * @param {number[]} start
 * @param {number[]} others the free ones
 */
function createMachine(learning, start, others) {
  const { parameters, state, strength } = learning;
  const count = parameters.length;
  const given = givenOf(learning);
  const carried = count * (1 + state.length) + 1;
  const [step, gather, apply] = [learning.step, learning.gather, learning.apply].map(tape);
  const look = createLook(learning);
  // What is carried on stands where an update by one example takes it from; behind it the example, and the free ones.
  const alone = step.memory;
  const now = alone.subarray(0, carried);
  const tuned = alone.subarray(0, count);
  const free = alone.subarray(carried + given, step.inputs - 2);
  now.set(start);
  free.set(others);
  const one = new Float64Array(gather.inputs);
  const all = new Float64Array(apply.inputs);

  // Of what is carried on one may be computed, and another stand where it stood.
  const next = new Float64Array(carried);

  /**
   * @param {import("./tape.js").Tape} of
   * @param {Float64Array} memory after a run
   */
  function advance({ places }, memory) {
    for (let i = 0; i < carried; i++) next[i] = memory[places[i]];
    now.set(next);
  }

  /**
   * @param {number[]} row
   * @param {number} rate
   * @param {number} epoch
   */
  function byOne(row, rate, epoch) {
    for (let i = 0; i < row.length; i++) alone[carried + i] = row[i];
    alone[step.inputs - 2] = rate;
    alone[step.inputs - 1] = epoch;
    rerun(step);
    const told = { loss: alone[step.places[carried]], rate: alone[step.places[carried + 1]] };
    advance(step, alone);
    return told;
  }

  /**
   * Sums of the gradients, where `gather` takes them; what is given is the sum of the losses.
   * @param {number[][]} rows
   * @param {ArrayLike<number>} point
   * @param {ArrayLike<number>} others
   */
  function gathered(rows, point, others) {
    let loss = 0;
    one.fill(0, 0, count);
    one.set(others, count + given);
    one.set(point, count + given + others.length);
    for (const row of rows) {
      one.set(row, count);
      const memory = run(gather, one);
      for (let i = 0; i < count; i++) one[i] = memory[gather.places[i]];
      loss += memory[gather.places[count]];
    }
    return loss;
  }

  return {
    /**
     * @param {number[][]} rows
     * @param {number} rate
     * @param {number} epoch from 0
     */
    update(rows, rate, epoch) {
      if (rows.length === 1) return byOne(rows[0], rate, epoch);
      const loss = gathered(rows, tuned, free);
      all.set(now);
      all.set(one.subarray(0, count), carried);
      all.set([rows.length, rate, epoch], carried + count);
      const memory = run(apply, all);
      advance(apply, memory);
      return { loss: loss / rows.length, rate: memory[apply.places[carried]] };
    },
    parameters: () => [...tuned],
    now: () => ({ parameters: [...tuned], free: [...free] }),
    /**
     * The greatest curvature of the mean over these examples.
     * @param {number[][]} rows
     * @param {number[]} point
     * @param {number[]} others
     */
    curvature(rows, point, others) {
      const whole = rows.map((row) => [...row, ...Array.from({ length: given - row.length }, () => 1)]);
      /** @param {number[]} at */
      const gradient = (at) => {
        gathered(whole, at, others);
        return Array.from(one.subarray(0, count), (total) => total / rows.length);
      };
      return greatestCurvature(gradient, point, 2 * rows.length * learning.gather.code.length);
    },
    /** @param {number[][]} rows */
    mean: (rows) => (rows.length ? rows.reduce((total, row) => total + look(row, tuned, free)[0], 0) / rows.length : null),
    /** @param {number} value */
    strengthen(value) {
      if (strength !== null) free[strength] = value;
    },
  };
}

/**
 * What looks at an example with any parameters: the loss, then what is watched of the walk. The numbers are the look's own, and
 * the next one writes over them.
 * @typedef {(row: ArrayLike<number>, parameters: ArrayLike<number>, free: ArrayLike<number>) => Float64Array} Look
 * @param {Pick<Learning, "look" | "columns" | "masks" | "parameters">} learning
 * @returns {Look}
 */
export function createLook(learning) {
  const made = tape(learning.look);
  const given = givenOf(learning);
  const inputs = new Float64Array(made.inputs);
  inputs.fill(1, learning.columns.length, given);
  const found = new Float64Array(made.places.length);
  return (row, values, free) => {
    inputs.set(row);
    inputs.set(values, given);
    inputs.set(free, given + learning.parameters.length);
    const memory = run(made, inputs);
    for (let i = 0; i < found.length; i++) found[i] = memory[made.places[i]];
    return found;
  };
}
