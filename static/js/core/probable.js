/** How likely each class is, as a network's outputs have it: of scores that are compared by softmax, of one by a logistic unit. */

/**
 * @param {readonly number[]} outputs
 * @param {import("./listing.js").Labels} labels what the loss takes
 * @returns {number[]} of each class
 */
export function likelihoods(outputs, labels) {
  if (outputs.length > 1) {
    const most = Math.max(...outputs);
    const powers = outputs.map((output) => Math.exp(output - most));
    const sum = powers.reduce((total, power) => total + power, 0);
    return powers.map((power) => power / sum);
  }
  const one = labels === "numbers" ? Math.min(1, Math.max(0, outputs[0])) : 1 / (1 + Math.exp(-outputs[0]));
  return [1 - one, one];
}
