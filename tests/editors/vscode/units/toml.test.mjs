/** src/toml.ts, which knows nothing of VS Code: what may be written where in reftag.toml. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./load.mjs";

const { explanationOf, offersAt } = await load("toml.ts");

const labels = (above, before) => offersAt(above, before).map(({ label }) => label);
const inserts = (above, before) => offersAt(above, before).map(({ insert }) => insert);

test("keys and tables are offered at the beginning of a line", () => {
  const offered = labels([], "");
  for (const label of ["dialect", "targets", "select", "[severity]", "[[ignore-in-record]]", "[format]"]) {
    assert.ok(offered.includes(label), label);
  }
  assert.ok(!offered.includes("severity"), "it is a table");
  assert.ok(inserts([], "tar").includes("targets = [$0]"));
  assert.ok(inserts([], "dia").includes('dialect = "$0"'));
});

test("a table has its own keys", () => {
  assert.ok(labels(["[format]"], "").includes("blank-lines"));
  assert.ok(!labels(["[format]"], "").includes("targets"));
  assert.deepEqual(inserts(["[[ignore-in-record]]"], "").slice(0, 2), ['record = "$0"', "rules = [$0]"]);
  assert.ok(inserts(["[severity]"], "").includes('empty-value = "$0"'));
  assert.ok(labels(["[format]  # layout"], "[").every((label) => label.startsWith("[")));
});

test("values are those of the schema", () => {
  assert.ok(inserts([], "dialect = ").includes('"ris"'));
  assert.ok(inserts([], 'dialect = "').includes("ris"));
  assert.ok(labels([], "targets = [").includes("zotero"));
  assert.ok(labels([], 'ignore = ["RT304", "').includes("RT101"));
  assert.deepEqual(labels(["[severity]"], 'empty-value = "'), ["error", "warning", "information", "hint", "off"]);
  assert.deepEqual(labels(["[format]"], "sort-tags = "), ["true", "false"]);
  assert.deepEqual(labels([], "no-such-key = "), []);
});

test("keys are explained", () => {
  assert.match(explanationOf([], "targets"), /programs/);
  assert.match(explanationOf(["[format]"], "blank-lines"), /Blank lines/);
  assert.match(explanationOf(["[format]"], "severity"), /severity/);
  assert.equal(explanationOf([], "nothing"), undefined);
});
