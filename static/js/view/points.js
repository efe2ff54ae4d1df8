/** The examples on a picture of the plane: circles are learned from, squares are kept for the test; filled is the second label. */
import { labelsIn } from "../core/table-text.js";
import { drawn } from "./element.js";

/**
 * @param {import("../core/reducers/training.js").Plan} plan
 * @param {import("../core/plane.js").Ground} ground
 * @param {ReturnType<typeof import("./plot.js").plot>} at
 * @param {readonly number[]} now the examples that count
 */
export function pointsOf({ rows, test, data }, ground, at, now) {
  const flat = ground.features.length === 1;
  const two = data.classes.length > 0 || labelsIn(data).length === 2;
  const middle = (ground.output.low + ground.output.high) / 2;
  /** @param {number[]} row */
  const placed = (row) => {
    const label = row[row.length - 1];
    return { x: at.toX(row[0]), y: at.toY(flat ? label : row[1]), high: flat || (two && label > middle) };
  };
  return [
    ...test.map(placed).map(({ x, y, high }) => drawn("rect", { class: high ? "plane-test high" : "plane-test", x: x - 3, y: y - 3, width: 6, height: 6 })),
    ...rows.map(placed).flatMap(({ x, y, high }, i) => [
      ...(now.includes(i) ? [drawn("circle", { class: "plane-now", cx: x, cy: y, r: 9 })] : []),
      drawn("circle", { class: high ? "plane-point high" : "plane-point", cx: x, cy: y, r: 4.5 })]),
  ];
}
