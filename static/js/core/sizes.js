/**
 * The three forms in which the stage is drawn: how large things are in each, in the stage's own units.
 *
 * @typedef {import("./measure.js").Measures} Measures
 * @typedef {Pick<Measures, "along" | "across" | "margin">} Ways
 * @typedef {Omit<Measures, keyof Ways> & Record<import("./types.js").Flow, Ways>} Form
 */

/** @type {Form} */
export const WIDE = Object.freeze({
  form: "wide",
  size: { op: 60, part: 60, input: 60, constant: 44, unit: 60, total: 34, weight: 0 },
  value: { op: 42, part: 42, input: 42, constant: 34, unit: 42, total: 29, weight: 0 },
  formula: 22,
  gradient: 58,
  number: 18,
  label: 15,
  mark: 20,
  tag: 15,
  smallest: 12,
  stagger: 0,
  between: 52,
  right: { along: { least: 112, most: 176 }, across: { least: 128, most: 180 }, margin: { before: 90, after: 148, stub: 100, near: 96, far: 104 } },
  up: { along: { least: 112, most: 160 }, across: { least: 156, most: 200 }, margin: { before: 62, after: 104, stub: 78, near: 64, far: 124 } },
});

/** @type {Form} */
export const COMPACT = Object.freeze({
  form: "compact",
  size: { op: 44, part: 44, input: 44, constant: 36, unit: 44, total: 30, weight: 0 },
  value: { op: 30, part: 30, input: 30, constant: 26, unit: 30, total: 24, weight: 0 },
  formula: 14,
  gradient: 41,
  number: 16,
  label: 14,
  mark: 16,
  tag: 14,
  smallest: 12,
  stagger: 0,
  between: 44,
  right: { along: { least: 92, most: 150 }, across: { least: 100, most: 150 }, margin: { before: 44, after: 68, stub: 60, near: 58, far: 62 } },
  up: { along: { least: 88, most: 130 }, across: { least: 120, most: 170 }, margin: { before: 48, after: 80, stub: 60, near: 44, far: 90 } },
});

/** @type {Form} */
export const DENSE = Object.freeze({
  form: "dense",
  size: { op: 40, part: 40, input: 40, constant: 32, unit: 40, total: 26, weight: 0 },
  value: { op: 26, part: 26, input: 26, constant: 22, unit: 26, total: 21, weight: 0 },
  formula: 9,
  gradient: 36,
  number: 14,
  label: 13,
  mark: 15,
  tag: 13,
  smallest: 12,
  stagger: 0,
  between: 14,
  right: { along: { least: 56, most: 120 }, across: { least: 80, most: 120 }, margin: { before: 36, after: 60, stub: 52, near: 46, far: 50 } },
  up: { along: { least: 64, most: 110 }, across: { least: 100, most: 140 }, margin: { before: 36, after: 60, stub: 46, near: 40, far: 80 } },
});

/** Letters when presenting. */
export const LARGE = Object.freeze({
  wide: { number: 25, label: 21, tag: 21 },
  compact: { number: 25, label: 21, tag: 21 },
  dense: { number: 20, label: 18, tag: 18 },
});
