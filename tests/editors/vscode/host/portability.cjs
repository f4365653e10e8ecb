/** One tab beside the file, which is used again; `views.mjs` looks at what it shows. */

const assert = require("node:assert/strict");
const vscode = require("vscode");
const { CLEAN, eventually, open, stateIs } = require("./support.cjs");

const tabs = () => vscode.window.tabGroups.all.flatMap((group) => group.tabs);
const reports = () => tabs().filter((tab) => tab.input?.viewType?.endsWith("reftag.portability"));
const titled = (name) =>
  eventually(`a report on ${name}`, () => reports()[0]?.label === `What importers lose from ${name}`);

module.exports = async () => {
  await stateIs("running");
  const { document, editor } = await open("what importers lose.enw", `${CLEAN}%R 10.5555/x\n`);
  const { viewColumn } = editor;
  await vscode.commands.executeCommand("reftag.showPortability");
  await titled("what importers lose.enw");
  assert.notEqual(reports()[0].group.viewColumn, viewColumn);

  const other = await open("what else they lose.enw", CLEAN);
  await vscode.commands.executeCommand("reftag.showPortability");
  await titled("what else they lose.enw");
  assert.equal(reports().length, 1);
  assert.equal(vscode.window.activeTextEditor.document, other.document);

  await vscode.commands.executeCommand("reftag.showPortability", document.uri);
  await titled("what importers lose.enw");
  assert.equal(reports().length, 1);
};
