import assert from "node:assert/strict";
import { test } from "node:test";
import { siteOf } from "../../../static/js/core/site.js";

test("siteOf(module) is what stands before /static/, with a release in the address or without", () => {
  assert.equal(siteOf("https://uni.example/static/0123456789ab/js/core/site.js"), "");
  assert.equal(siteOf("https://uni.example/gradwalk/static/0123456789ab/js/core/site.js"), "/gradwalk");
  assert.equal(siteOf("http://localhost:8000/static/a/static/js/core/site.js"), "/static/a");
});
