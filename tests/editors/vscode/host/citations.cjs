const assert = require("node:assert/strict");
const vscode = require("vscode");
const { CLEAN, eventually, open, stateIs } = require("./support.cjs");

module.exports = async () => {
  await stateIs("running");
  const { uri } = await open("cited.enw", `${CLEAN}\n${CLEAN}%F probing2024\n`);
  const { uri: text } = await open("paper.md", "As in [@probing2024], p. 3.\n");
  const command = "vscode.executeDefinitionProvider";
  const find = (column) =>
    vscode.commands.executeCommand(command, text, new vscode.Position(0, column));
  const [found] = await eventually("the record that is cited", async () => {
    const places = await find(10);
    return places.length > 0 && places;
  });
  assert.equal(found.uri.toString(), uri.toString());
  assert.equal(found.range.start.line, 11);
  assert.deepEqual(await find(25), []);
};
