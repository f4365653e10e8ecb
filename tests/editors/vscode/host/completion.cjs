const assert = require("node:assert/strict");
const vscode = require("vscode");
const { CLEAN, eventually, open, stateIs } = require("./support.cjs");

module.exports = async () => {
  await stateIs("running");
  const { document, editor, uri } = await open("completion.enw", `${CLEAN}%\n\n%0 \n`);
  const tags = await labelsAt(uri, 5, 1);
  for (const tag of ["%A", "%V", "%P"]) {
    assert.ok(tags.some((label) => label.startsWith(tag)), `${tag} in ${tags}`);
  }
  const types = await labelsAt(uri, 7, 3);
  assert.ok(types.includes("Journal Article"), String(types));

  // Through the widget: what is accepted lands in the text, once.
  editor.selection = new vscode.Selection(5, 1, 5, 1);
  await vscode.commands.executeCommand("type", { text: "K" });
  await vscode.commands.executeCommand("editor.action.triggerSuggest");
  await eventually("the accepted tag", async () => {
    await vscode.commands.executeCommand("acceptSelectedSuggestion");
    return document.lineAt(5).text !== "%K";
  });
  assert.equal(document.lineAt(5).text, "%K ");
};

async function labelsAt(uri, line, character) {
  const list = await vscode.commands.executeCommand(
    "vscode.executeCompletionItemProvider",
    uri,
    new vscode.Position(line, character),
    "%",
  );
  return list.items.map(({ label }) => (typeof label === "string" ? label : label.label));
}
