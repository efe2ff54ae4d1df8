/**
 * Trains one network, one example at a time: the page's tape and, where a checkout of it is told, TensorFlow Playground's
 * own functions. Both come to the same weights first, then they take turns. Takes one JSON document on standard input;
 * answers seconds an update.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { rerun, tape } from "../static/js/core/tape.js";

const asked = JSON.parse(readFileSync(0, "utf8"));
const { sizes, unit, weights, data, rate } = asked;

/** The program of an update: what is carried on, the example, the rate and the epoch; docs/training.md. */
function ours({ step, carried }) {
  const made = tape(step);
  const { memory } = made;
  const next = new Float64Array(carried);
  memory.set(weights);
  memory[step.inputs.length - 2] = rate;
  return {
    update([x, y]) {
      for (let i = 0; i < x.length; i++) memory[carried + i] = x[i];
      memory[carried + x.length] = y;
      rerun(made);
      for (let i = 0; i < carried; i++) next[i] = memory[made.places[i]];
      memory.set(next);
    },
    weights: () => weights.map((_, i) => memory[i]),
  };
}

/** Its network, its three functions, and a batch of one; compiled into a folder that is there for this run only. */
async function theirs({ playground, folder }) {
  const { build } = await import("esbuild");
  const outfile = join(folder, "nn.mjs");
  await build({ entryPoints: [join(playground, "src", "nn.ts")], outfile, bundle: true, format: "esm", logLevel: "error" });
  const { buildNetwork, forwardProp, backProp, updateWeights, Activations, Errors } = await import(pathToFileURL(outfile).href);
  const names = Array.from({ length: sizes[0] }, (_, i) => `x${i + 1}`);
  const network = buildNetwork(sizes, Activations[unit.toUpperCase()], Activations.LINEAR, null, names);
  const units = network.slice(1).flat();
  let next = 0;
  for (const one of units) {
    one.bias = weights[next++];
    for (const link of one.inputLinks) link.weight = weights[next++];
  }
  return {
    update([x, y]) {
      forwardProp(network, x);
      backProp(network, y, Errors.SQUARE);
      updateWeights(network, rate, 0);
    },
    weights: () => units.flatMap((one) => [one.bias, ...one.inputLinks.map((link) => link.weight)]),
  };
}

const contenders = [ours(asked), ...(asked.playground ? [await theirs(asked)] : [])];
const epoch = ({ update }) => { for (const example of data) update(example); };
for (const one of contenders) for (let i = 0; i < 3; i++) epoch(one);
const [first, ...others] = contenders.map((one) => one.weights());
for (const weights of others) {
  const apart = Math.max(...weights.map((weight, i) => Math.abs(weight - first[i])));
  if (!(apart < 1e-9)) throw new Error(`the weights are ${apart} apart`);
}

const times = contenders.map(() => Infinity);
for (let round = 0; round < asked.rounds; round++) {
  contenders.forEach((one, i) => {
    const start = performance.now();
    for (let j = 0; j < asked.epochs; j++) epoch(one);
    times[i] = Math.min(times[i], (performance.now() - start) / 1000 / asked.epochs / data.length);
  });
}
process.stdout.write(JSON.stringify(times));
