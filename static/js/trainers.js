/** Who makes a run: a worker of the page, or the server; both are asked alike, and one at a time. */
import { after } from "./io/clock.js";
import { createServerRun } from "./io/server-run.js";
import { fetchRun, startTrainer } from "./io/training.js";

/**
 * @typedef {import("./io/trainer.js").Asked} Asked
 * @param {(answer: import("./io/trainer.js").Answered) => void} onAnswer
 */
export function createTrainers(onAnswer) {
  /** @type {Record<"page" | "server", (() => (asked: Asked) => void)>} */
  const start = { page: () => startTrainer(onAnswer), server: () => createServerRun({ post: onAnswer, ask: fetchRun, after, chance: Math.random }) };
  /** @type {Partial<Record<"page" | "server", (asked: Asked) => void>>} */
  const made = {};
  let by = /** @type {"page" | "server"} */ ("page");
  return {
    /** @param {Asked} asked */
    ask: (asked) => made[by]?.(asked),
    /** Who makes the next run; the other one's ends. @param {"page" | "server"} next */
    turn(next) {
      if (by !== next) made[by]?.({ do: "stop" });
      by = next;
      made[by] ??= start[by]();
    },
  };
}
