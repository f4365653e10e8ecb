const assert = require("node:assert/strict");
const vscode = require("vscode");
const { CLEAN, eventually, open, stateIs } = require("./support.cjs");

const SCHEME = "reftag-portability";

const tabs = () => vscode.window.tabGroups.all.flatMap((group) => group.tabs);
const previews = () =>
  tabs().filter((tab) => tab.input?.viewType?.endsWith("markdown.preview"));
const report = () =>
  vscode.workspace.textDocuments.find((document) => document.uri.scheme === SCHEME);
const says = (pattern) =>
  eventually(`a report that says ${pattern}`, () => pattern.test(report()?.getText() ?? ""));

module.exports = async () => {
  await stateIs("running");
  const { document, editor } = await open("what importers lose.enw", `${CLEAN}%R 10.5555/x\n`);
  const { viewColumn } = editor;
  await vscode.commands.executeCommand("reftag.showPortability");
  await says(/^# What importers lose from what importers lose\.enw$/m);
  await says(/^\| Zotero \| 1 of 1 \| 5 \(83 %\) \| 0 \(0 %\) \| 1 \(17 %\) \|$/m);
  await eventually("a preview beside the file", () => previews().length === 1);
  assert.notEqual(previews()[0].group.viewColumn, viewColumn);

  // Asked anew, it is about what the file says now, and there is no second one.
  const edit = new vscode.WorkspaceEdit();
  edit.delete(document.uri, document.lineAt(5).rangeIncludingLineBreak);
  assert.ok(await vscode.workspace.applyEdit(edit));
  await vscode.commands.executeCommand("reftag.showPortability", document.uri);
  await says(/^## Zotero keeps everything$/m);
  assert.equal(previews().length, 1);
};
