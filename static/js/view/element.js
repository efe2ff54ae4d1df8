/** Building the page: elements, and pieces of it that are rebuilt only when what they show has changed. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * Set what differs: an attribute that is set to what it is still costs the page a look at its styles.
 * @typedef {Record<string, string | number | boolean | null | undefined>} Attributes
 * @param {Element} target
 * @param {Attributes} attributes null, undefined and false take an attribute away
 */
export function setAttributes(target, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    const wanted = value === null || value === undefined || value === false ? null : value === true && !name.startsWith("aria-") ? "" : String(value);
    if (target.getAttribute(name) === wanted) continue;
    if (wanted === null) target.removeAttribute(name);
    else target.setAttribute(name, wanted);
  }
}

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Attributes} [attributes]
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  setAttributes(made, attributes);
  made.append(...children);
  return made;
}

/**
 * @template {keyof SVGElementTagNameMap} Name
 * @param {Name} name
 * @param {Attributes} [attributes]
 * @param {...(Node | string)} children
 * @returns {SVGElementTagNameMap[Name]}
 */
export function drawn(name, attributes = {}, ...children) {
  const made = document.createElementNS(SVG, name);
  setAttributes(made, attributes);
  made.append(...children);
  return /** @type {SVGElementTagNameMap[Name]} */ (made);
}

/**
 * The element of the template with this id.
 * @param {string} id
 */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no #${id}.`);
  return found;
}

/**
 * Give an element its classes, without touching it when it has them.
 * @param {Element} target
 * @param {string[]} names empty ones do not count
 */
export function setClass(target, names) {
  const wanted = names.filter(Boolean).join(" ");
  if (target.getAttribute("class") !== wanted) target.setAttribute("class", wanted);
}

/** @type {WeakMap<Element, string>} */
const shown = new WeakMap();

/**
 * Whether an element has something else to show than what it was last asked about.
 * @param {Element} target
 * @param {string} key says all that it shows
 */
export function differs(target, key) {
  if (shown.get(target) === key) return false;
  shown.set(target, key);
  return true;
}

/**
 * Rebuild what is inside an element, unless it already shows this.
 * @param {Element} target
 * @param {string} key says all that the content depends on
 * @param {() => (Node | string)[]} build
 * @returns {boolean} whether it was rebuilt
 */
export function keep(target, key, build) {
  const changed = differs(target, key);
  if (changed) target.replaceChildren(...build());
  return changed;
}
