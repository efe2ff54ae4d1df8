/**
 * What the reader does on the stage: where they look, which node they have chosen. Nodes are named by their keys, which
 * last through edits.
 *
 * @typedef {import("../camera.js").Camera} Camera
 * @typedef {import("../store.js").Action} Action
 *
 * @typedef {object} StageState
 * @property {Camera | null} camera the reader's own, if any: see cameraAt
 * @property {number | null} selected the node whose card is open
 * @property {number | null} walked the node that the keyboard is at
 * @property {number | null} pointed the node of this trace that the pointer is at, wherever on the page
 * @property {boolean} table whether the graph is shown as a table
 */

/** @type {StageState} */
const START = Object.freeze({ camera: null, selected: null, walked: null, pointed: null, table: false });

/**
 * What is chosen, or walked to, goes with its node: another that takes its place was not chosen.
 * @param {StageState} stage
 * @param {number[]} keys of the nodes that there are
 * @returns {StageState}
 */
export function among(stage, keys) {
  /** @param {number | null} key */
  const still = (key) => (key !== null && keys.includes(key) ? key : null);
  const [selected, walked] = [still(stage.selected), still(stage.walked)];
  return selected === stage.selected && walked === stage.walked ? stage : { ...stage, selected, walked };
}

/**
 * @param {StageState} stage
 * @param {Action} action
 * @returns {StageState}
 */
export function stageReducer(stage = START, action) {
  switch (action.type) {
    case "aimed":
      return action.camera === stage.camera ? stage : { ...stage, camera: action.camera };
    case "selected":
      return action.key === stage.selected ? stage : { ...stage, selected: action.key, walked: action.key ?? stage.walked };
    case "walked":
      return action.key === stage.walked ? stage : { ...stage, walked: action.key };
    case "pointed":
      return action.id === stage.pointed ? stage : { ...stage, pointed: action.id };
    case "answered":
      return stage.pointed === null ? stage : { ...stage, pointed: null };
    case "tabled":
      return action.on === stage.table ? stage : { ...stage, table: action.on, selected: null };
    case "exampleChosen":
    case "opened":
      return { ...stage, camera: null, selected: null };
    case "turned":
      return { ...stage, camera: null };
    case "parted":
      return stage.selected === null ? stage : { ...stage, selected: null };
    case "laidOut":
      return action.camera === undefined ? stage : { ...stage, camera: action.camera };
    default:
      return stage;
  }
}
