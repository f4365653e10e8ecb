/** Must be reported as failed: a harness that cannot fail proves nothing. */

const assert = require("node:assert/strict");
const { CLEAN, open } = require("./support.cjs");

module.exports = async () => {
  const { document } = await open("wrong.enw", CLEAN);
  assert.equal(document.languageId, "no such language");
};
