import assert from "node:assert/strict";
import { test } from "node:test";
import { ESLint } from "eslint";

const lint = new ESLint();

test("core knows no clock, no chance, no document", async () => {
  for (const code of ["Date.now()", "new Date()", "Date()", "performance.now()", "Math.random()", "setTimeout(() => 0)", "document.title", "fetch"]) {
    const [{ errorCount }] = await lint.lintText(`export const it = () => ${code};\n`, { filePath: "static/js/core/frame.js" });
    assert.equal(errorCount > 0, true, code);
  }
  const [{ messages }] = await lint.lintText("export const at = Date.parse('1970-01-01');\n", { filePath: "static/js/core/frame.js" });
  assert.deepEqual(messages, []);
});
