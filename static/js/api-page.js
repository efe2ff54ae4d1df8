/**
 * The page of the API: swagger-ui, fed by our own description and by nothing else.
 *
 * @module
 */

/**
 * @typedef {object} SwaggerOptions
 * @property {string} url
 * @property {Element} domNode
 * @property {null} validatorUrl
 * @property {boolean} deepLinking
 * @property {number} defaultModelsExpandDepth
 */

const { SwaggerUIBundle } = /** @type {{SwaggerUIBundle: (options: SwaggerOptions) => void}} */ (
  /** @type {unknown} */ (window)
);

const place = /** @type {HTMLElement} */ (document.getElementById("api"));

SwaggerUIBundle({
  url: /** @type {string} */ (place.dataset.description),
  domNode: place,
  validatorUrl: null, // the default would send our description to somebody else's server
  deepLinking: true,
  defaultModelsExpandDepth: 0,
});
