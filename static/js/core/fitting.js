/**
 * Other data to learn from: how one begins with them, and what a network has to be to learn from them.
 *
 * @typedef {import("./trained.js").Trained} Trained
 * @typedef {import("./trained.js").DataSetRow} DataSetRow
 * @typedef {{text: string, loss: string | undefined, view?: "tensors"}} Fit the layers, the loss where it is not the usual one, and how it is drawn
 */
import { textOf, withSizes } from "./layers.js";
import { labelsKnown } from "./listing.js";
import { DEFAULTS, networkOf } from "./network.js";
import { BEGINNING } from "./trained.js";

/** So many features are no circles with lines that one could follow: they are drawn as a vector. */
const WIDE = 16;

/**
 * Real examples have scales of their own, and some are kept for the test; what was so for these only ends with them.
 * @param {Trained} training
 * @param {DataSetRow | undefined} before
 * @param {DataSetRow | undefined} row
 * @returns {Partial<Trained>}
 */
export function prepared({ test, scaling }, before, row) {
  /** @param {DataSetRow | undefined} of */
  const suits = (of) => ({ test: of?.test ?? BEGINNING.test, scaling: of?.scaling ?? BEGINNING.scaling });
  const [was, is] = [suits(before), suits(row)];
  return { test: is.test || test === was.test ? is.test : test, scaling: is.test || scaling === was.scaling ? is.scaling : scaling };
}

/**
 * The network that learns from a data set, made of the one on show; null where that one does already, or is none that can be read.
 * @param {import("./document.js").Document} document
 * @param {import("./types.js").Network | null | undefined} network as it was read
 * @param {DataSetRow} row
 * @param {import("./listing.js").Networks} networks
 * @returns {Fit | null}
 */
export function fitOf({ text, network: beside }, network, { features, classes, test }, networks) {
  if (!network) return null;
  const loss = networkOf(text, beside).loss ?? DEFAULTS.loss;
  const outputs = classes.length > 2 ? classes.length : 1;
  const layers = withSizes(network.layers, features.length, outputs);
  const wanted = lossFor(networks, loss, classes.length, outputs, test > 0);
  if (layers === network.layers && wanted === loss) return null;
  const wide = features.length > WIDE;
  return { ...(wide ? { view: /** @type {const} */ ("tensors") } : {}), text: layers === network.layers ? text : textOf(layers, text), loss: wanted === (networkOf(text).loss ?? DEFAULTS.loss) ? undefined : wanted };
}

/**
 * @param {import("./listing.js").Networks} networks
 * @param {string} loss on show
 * @param {number} classes
 * @param {number} outputs
 * @param {boolean} real whether they are no points made for a picture
 */
function lossFor(networks, loss, classes, outputs, real) {
  const now = labelsKnown(networks, loss);
  const compares = networks.losses.find(({ several }) => several)?.name;
  if (!classes) return now === "numbers" ? loss : DEFAULTS.loss;
  const scores = networks.losses.find(({ labels, single }) => labels === "bits" && !single)?.name ?? loss;
  if (outputs > 1) return compares ?? scores;
  return loss === compares || (real && now === "numbers") ? scores : loss;
}
