const assert = require("node:assert/strict");
const vscode = require("vscode");
const { actionsAt, eventually, findings, open } = require("./support.cjs");

const ONE_LINE = "%0 Journal Article %A Doe, Jane %T One %J Probes %D 2024";

module.exports = async () => {
  const { document, uri } = await open("quick_fix.enw", `${ONE_LINE}\n`);
  const [finding] = await findings(uri, "RT006", 1);
  const actions = await actionsAt(uri, finding.range, vscode.CodeActionKind.QuickFix);
  const fix = actions.find((action) => action.isPreferred);
  assert.ok(fix, actions.map((action) => action.title).join());
  await vscode.workspace.applyEdit(fix.edit);
  assert.equal(document.getText(), `${ONE_LINE.replaceAll(" %", "\n%")}\n`);
  await eventually("no findings", () => vscode.languages.getDiagnostics(uri).length === 0);
};
