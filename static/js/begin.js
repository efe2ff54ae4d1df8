/** What the page needs before it can draw anything. */
import { retryIn } from "./core/retry.js";
import { get, Refused } from "./io/api.js";
import { after } from "./io/clock.js";
import { byId } from "./view/element.js";
import { fontsLoaded } from "./view/fonts.js";

/**
 * Asked for until it is there. Meanwhile the template's own sentence is shown: the catalogue of sentences is what is missing.
 * @returns {Promise<[import("./core/types.js").Catalogue, import("./core/types.js").Examples, import("./core/vocabulary.js").Ops, import("./core/listing.js").Networks, import("./core/trained.js").DataSets]>}
 */
export async function begin() {
  const sorry = byId("unstarted");
  for (let tries = 0; ; tries += 1) {
    try {
      const [catalogue, examples, ops, networks, sets] = await Promise.all([get("/messages/en.json"), get("/api/v1/examples"), get("/api/v1/ops"), get("/api/v1/networks"), get("/api/v1/datasets"), fontsLoaded()]);
      sorry.hidden = true;
      return [/** @type {any} */ (catalogue), /** @type {any} */ (examples), /** @type {any} */ (ops), /** @type {any} */ (networks), /** @type {any} */ (sets)];
    } catch (error) {
      sorry.hidden = false;
      const seconds = error instanceof Refused ? error.seconds : null;
      await new Promise((done) => after(retryIn(tries, seconds, Math.random()), () => done(null)));
    }
  }
}
