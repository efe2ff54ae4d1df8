/** Training, in a worker of its own: a page is drawn meanwhile. io/trainer.js says what it is asked and answers. */
import { after } from "./clock.js";
import { createTrainer } from "./trainer.js";

const port = /** @type {{postMessage: (message: unknown) => void}} */ (/** @type {unknown} */ (self));
const act = createTrainer({ post: (answer) => port.postMessage(answer), now: () => performance.now(), after });

self.addEventListener("message", (/** @type {MessageEvent<import("./trainer.js").Asked>} */ { data }) => act(data));
