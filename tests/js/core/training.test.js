import assert from "node:assert/strict";
import { test } from "node:test";
import { createLook, createRun } from "../../../static/js/core/training.js";
import { begun, rows } from "./training-vectors.js";

/**
 * @typedef {import("../../../static/js/core/training.js").Told} Told
 * @typedef {import("../../../static/js/core/training.js").Epoch} Epoch
 * @typedef {import("../../../static/js/core/training.js").Update} Update
 * @typedef {import("../../../static/js/core/training.js").End} End
 */

/** @param {number | null} one @param {number | null} other */
const near = (one, other) => assert.ok(Math.abs(Number(one) - Number(other)) < 1e-9 * Math.max(1, Math.abs(Number(other))), `${one} and ${other}`);

/** @param {import("../../../static/js/core/training.js").Run} run */
function all(run) {
  /** @type {Told[]} */
  const told = [];
  for (let next = run.records.next(); !next.done; next = run.records.next()) told.push(next.value);
  return {
    updates: told.filter((one) => one.kind === "update"),
    epochs: told.filter((one) => one.kind === "epoch"),
    end: /** @type {End} */ (told.at(-1)),
    kinds: told.map(({ kind }) => kind),
  };
}

for (const row of rows) {
  test(`${row.name}: the page's weights and its end are the engine's`, () => {
    const { epochs, end } = all(createRun(begun(row)));
    end.parameters.forEach((found, i) => near(found, row.end.parameters[i]));
    for (const [found, expected] of [[epochs[0], row.first], [/** @type {Epoch} */ (epochs.at(-1)), row.last]]) {
      const { order, sizes, loss, rate, test: tested } = /** @type {typeof row.first} */ (expected);
      const epoch = /** @type {Epoch} */ (found);
      assert.deepEqual([epoch.order, epoch.sizes], [order, sizes]);
      near(epoch.loss, loss);
      near(epoch.test, tested);
      near(/** @type {number} */ (epoch.rates.at(-1)), rate);
    }
    assert.deepEqual([end.reason, end.epoch, end.update], [row.end.reason, row.end.epoch, row.end.update]);
    near(end.loss, row.end.loss);
    near(end.test, row.end.test);
    assert.equal(end.threshold?.epoch, row.end.threshold?.epoch);
    for (const name of /** @type {const} */ (["curvature", "rate", "used"])) {
      if (row.end.threshold) near(/** @type {NonNullable<End["threshold"]>} */ (end.threshold)[name], row.end.threshold[name]);
    }
  });
}

const [plain] = rows;
const even = /** @type {typeof plain} */ (rows.find(({ name }) => name.startsWith("batches")));
const l1 = /** @type {typeof plain} */ (rows.find(({ name }) => name === "L1"));

test("updates are told one by one, each epoch after its last, the end after the last epoch", () => {
  const { updates, epochs, end, kinds } = all(createRun(begun(even, { epochs: 2 })));
  assert.deepEqual(kinds.filter((kind) => kind !== "update"), ["epoch", "epoch", "end"]);
  assert.deepEqual(updates.map(({ update }) => update), updates.map((_, i) => i + 1));
  assert.deepEqual(updates.slice(0, 14).flatMap(({ examples }) => examples), epochs[0].order);
  assert.deepEqual(updates.slice(14).map(({ loss }) => loss), epochs[1].losses);
  assert.deepEqual(end.parameters, epochs[1].parameters);
});

test("a change made while it runs is a row, and a run with that row is the same run", () => {
  const live = createRun(begun(l1, { epochs: 3 }));
  for (let i = 0; i < 50; i += 1) live.records.next();
  const changes = [live.change("rate", 0.05), live.change("rate", 0.2), live.change("strength", 0.1), live.change("batch", 7)];
  assert.deepEqual(changes[0], { update: live.updates(), what: "rate", value: 0.05 });
  const lived = all(live);
  const replayed = all(createRun(begun(l1, { epochs: 3, changes })));
  assert.deepEqual(replayed.end, lived.end);
  assert.notDeepEqual(replayed.end.parameters, all(createRun(begun(l1, { epochs: 3 }))).end.parameters);
});

test("a mean loss above the ceiling, or none at all, ends the run and says so", () => {
  const above = all(createRun(begun(plain, { rate: 1.5, ceiling: 0.5 })));
  assert.deepEqual([above.end.reason, above.epochs.length], ["above", above.end.epoch]);
  assert.ok((above.epochs.at(-1)?.loss ?? 0) > 0.5);
  assert.equal(all(createRun(begun(plain, { rate: 1e300 }))).end.reason, "not-finite");
});

test("an update by two equal examples is the update by one of them", () => {
  const adam = /** @type {typeof plain} */ (rows.find(({ name }) => name === "Adam"));
  const twice = begun(adam, { epochs: 1, batch: 2 });
  const [first] = twice.rows;
  const [one, other] = [[first, first], [first]].map((met) => all(createRun({ ...twice, rows: met })).end.parameters);
  one.forEach((found, i) => near(found, other[i]));
});

test("what is looked at is the loss and the output, with any parameters", () => {
  const look = createLook(l1.learning);
  const [row] = begun(l1).rows;
  const [loss, ...watched] = look(row, l1.start, l1.free);
  const run = createRun(begun(l1, { epochs: 1 }));
  const first = /** @type {Update} */ (run.records.next().value);
  const [again] = look(begun(l1).rows[first.examples[0]], l1.start, l1.free);
  near(first.loss, again);
  assert.ok(loss > 0);
  assert.deepEqual(watched, []);
});
