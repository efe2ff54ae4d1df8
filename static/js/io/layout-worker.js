/** Graphviz, in a worker of its own: laying out never holds up typing or stepping. */
import { Graphviz } from "../../vendor/graphviz.js";

const loading = Graphviz.load();
const port = /** @type {{postMessage: (message: unknown) => void}} */ (/** @type {unknown} */ (self));

loading.then(() => port.postMessage({ ready: true }));

self.addEventListener("message", async (/** @type {MessageEvent<{id: number, dot: string}>} */ { data: { id, dot } }) => {
  try {
    const graphviz = await loading;
    port.postMessage({ id, plain: graphviz.layout(dot, "plain", "dot") });
  } catch (error) {
    port.postMessage({ id, failed: String(error) });
  }
});
