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

/** Nor the language's own ways to the clock and to chance; reading a date that is given is a plain function. */
const impure = [
  ["NewExpression[callee.name='Date'][arguments.length=0]", "Take the time as an argument."],
  ["CallExpression[callee.name='Date']", "Take the time as an argument."],
  ["MemberExpression[object.name='Date'][property.name='now']", "Take the time as an argument."],
  ["MemberExpression[object.name='Math'][property.name='random']", "Take the chance as an argument."],
].map(([selector, message]) => ({ selector, message }));

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
  {
    files: ["static/js/core/**/*.js"],
    languageOptions: { globals: coreGlobals },
    rules: { "no-restricted-syntax": ["error", ...banned, ...impure] },
  },
  { files: ["tests/browser/**/*.js"], languageOptions: { globals: globals.browser } },
  { files: ["dev/**/*.mjs", "tests/js/**/*.js"], languageOptions: { globals: globals.node } },
];
