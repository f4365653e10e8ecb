const assert = require("node:assert/strict");
const { CLEAN, eventually, hoverAt, open, stateIs } = require("./support.cjs");

module.exports = async () => {
  await stateIs("running");
  const { uri } = await open("hover.enw", `${CLEAN}\n%0 Journal Article %A Doe, J. %T A %D 2001\n`);
  const author = await eventually("a hover", async () => (await hoverAt(uri, 1, 0)) || undefined);
  assert.match(author, /author/i);
  assert.match(await hoverAt(uri, 0, 5), /Journal Article/);
  assert.match(await hoverAt(uri, 6, 20), /author/i, "in a record on one line");
};
