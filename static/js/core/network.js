/**
 * A document whose text is a network: layers as PyTorch writes them, or JSON. What stands beside the layers is the
 * document's own.
 *
 * @typedef {object} Beside
 * @property {string} [loss] the lecture's square loss when left out
 * @property {string} [penalty] the regulariser, `L2`, or with its strength to begin with, `L2:0.1`; none when left out
 * @property {string} [start] the initialiser, with settings `uniform:a=-0.5,b=0.5`
 * @property {number} [seed]
 * @property {"split"} [bias] biases stand by themselves in the tensor graph, W x + b; a column of their matrix when left out
 *
 * @typedef {{kind: string, settings?: Record<string, number>}} Initialiser
 * @typedef {{layers?: unknown, loss?: string, regulariser?: {kind: string, strength?: number} | null, initialiser?: Initialiser, seed?: number}} NetworkBody
 */

/** What holds where nothing is said. */
export const DEFAULTS = Object.freeze({ loss: "SquareLoss", start: "uniform" });

/** No expression begins so. */
const LAYERS = /^\s*(?:(?:#|import\s|from\s+\w[\w.]*\s+import\s)[^\n]*\n\s*)*(?:class\s+\w+\s*\(|import\s+torch|from\s+torch|(?:[A-Za-z_]\w*\s*=\s*)?(?:torch\s*\.\s*)?(?:nn\s*\.|Sequential\s*\())/;
const JSON_LAYERS = /^\s*(?:\{\s*"|\[\s*\{)/;

/**
 * Whether a text is that of a network, or of one that is being typed.
 * @param {string} text
 */
export function isNetwork(text) {
  return LAYERS.test(text) || JSON_LAYERS.test(text);
}

/** With more of them a network is walked layer by layer: unit by unit takes too long. */
const DEEP = 3;

/**
 * How large a step is where nothing is said.
 * @param {string} text
 * @returns {import("./stops.js").Detail}
 */
export function usualDetail(text) {
  if (!isNetwork(text)) return "edge";
  return (text.match(/\bLinear\b/g)?.length ?? 0) > DEEP ? "layer" : "part";
}

/**
 * Whether a text is JSON, of a network that is.
 * @param {string} text
 */
export function isJson(text) {
  return JSON_LAYERS.test(text);
}

/**
 * The network as it is asked for.
 * @param {string} text
 * @param {Beside} [beside]
 * @returns {NetworkBody}
 */
export function networkOf(text, beside = {}) {
  const { loss, penalty, start, seed } = beside;
  return {
    ...(wholeOf(text) ?? { layers: text }),
    ...(loss === undefined ? {} : { loss }),
    ...(penalty === undefined ? {} : { regulariser: regulariserOf(penalty) }),
    ...(start === undefined ? {} : { initialiser: initialiserOf(start) }),
    ...(seed === undefined ? {} : { seed }),
  };
}

/**
 * The loss of a network: the usual one where nothing is said.
 * @param {{text: string, network?: Beside}} document
 */
export function lossOf({ text, network }) {
  return networkOf(text, network).loss ?? DEFAULTS.loss;
}

/**
 * JSON that says more than the layers; what is none is for the server to tell.
 * @param {string} text
 * @returns {NetworkBody | null}
 */
function wholeOf(text) {
  if (!isJson(text)) return null;
  try {
    const found = JSON.parse(text);
    return Array.isArray(found) ? null : found;
  } catch {
    return null;
  }
}

/** @param {string} penalty `none`: not even what the text says */
function regulariserOf(penalty) {
  if (penalty === "none") return null;
  const [kind, strength] = penalty.split(":");
  return strength === undefined || !Number.isFinite(Number(strength)) ? { kind } : { kind, strength: Number(strength) };
}

/** @param {string} start */
function initialiserOf(start) {
  const [kind, settings] = start.split(":");
  if (!settings) return { kind };
  const pairs = settings.split(",").map((pair) => pair.split("="));
  return { kind, settings: Object.fromEntries(pairs.map(([name, value]) => [name, Number(value)])) };
}
