import js from "@eslint/js";
import globals from "globals";

/** Text reaches the page as text, and styles as properties: all else breaks the Content-Security-Policy. */
const banned = [
  ["AssignmentExpression > MemberExpression.left[property.name=/^(innerHTML|outerHTML)$/]", "Set textContent, or build elements."],
  ["CallExpression[callee.property.name='insertAdjacentHTML']", "Build elements."],
  ["CallExpression[callee.property.name='html']", "Use .text(), or append elements."],
  ["CallExpression[callee.property.name='attr'][arguments.0.value='style']", "Use .style() with one property."],
  ["CallExpression[callee.property.name='setAttribute'][arguments.0.value='style']", "Use style.setProperty()."],
  ["Identifier[name='renderToString']", "Use KaTeX's render, which builds elements."],
].map(([selector, message]) => ({ selector, message }));

/** core/ is pure: no document, no network, no clock; these few of the browser's names are plain functions. */
const pure = ["URL", "URLSearchParams", "TextEncoder", "TextDecoder", "structuredClone", "atob", "btoa"];
const coreGlobals = Object.fromEntries(
  Object.keys(globals.browser).map((name) => [name, pure.includes(name) ? "readonly" : "off"]),
);

/** Nor chance: the language's own ways to the clock. */
const impure = [
  { files: ["static/js/core/**/*.js"], rules: {
    "no-restricted-globals": ["error", "Date", "performance"],
    "no-restricted-properties": ["error", { object: "Math", property: "random" }],
  } },
];

export default [
  { ignores: ["static/vendor/", ".venv/", "tests/output/"] },
  js.configs.recommended,
  {
    files: ["**/*.js", "**/*.mjs"],
    languageOptions: { ecmaVersion: 2022, sourceType: "module" },
    rules: {
      "no-restricted-syntax": ["error", ...banned],
      "no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      eqeqeq: "error",
      "no-var": "error",
      "prefer-const": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
    },
  },
  { files: ["static/js/**/*.js"], languageOptions: { globals: globals.browser } },
  { files: ["static/js/**/*-worker.js"], languageOptions: { globals: globals.worker } },
  { files: ["static/js/core/**/*.js"], languageOptions: { globals: coreGlobals } },
  ...impure,
  { files: ["tests/browser/**/*.js"], languageOptions: { globals: globals.browser } },
  { files: ["dev/**/*.mjs", "tests/js/**/*.js"], languageOptions: { globals: globals.node } },
];
