/** What is wrong, in words, under the editor. */
import { element, keep } from "./element.js";

/**
 * @param {HTMLElement} root
 */
export function createProblem(root) {
  return {
    /** @param {(string | undefined)[]} sentences */
    render(sentences) {
      const said = sentences.filter((sentence) => sentence);
      keep(root, JSON.stringify(said), () => said.map((sentence) => element("p", {}, sentence ?? "")));
    },
  };
}
