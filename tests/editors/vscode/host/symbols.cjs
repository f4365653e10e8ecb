const assert = require("node:assert/strict");
const vscode = require("vscode");
const { CLEAN, eventually, open, stateIs } = require("./support.cjs");

module.exports = async () => {
  await stateIs("running");
  const { uri } = await open("symbols.enw", `${CLEAN}\n${CLEAN.replace("On probing", "More")}`);
  const symbols = await eventually("symbols", async () => {
    const found = await vscode.commands.executeCommand("vscode.executeDocumentSymbolProvider", uri);
    return (found?.length ?? 0) > 0 && found;
  });
  assert.equal(symbols.length, 2);
  const [first] = symbols;
  const words = `${first.name} ${first.detail}`;
  assert.match(words, /Doe/);
  assert.match(words, /2024/);
  assert.match(words, /On probing/);
  assert.deepEqual(
    first.children.map((child) => child.range.start.line).slice(-4),
    [1, 2, 3, 4],
    "the fields are below",
  );
};
