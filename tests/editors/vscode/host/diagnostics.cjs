const assert = require("node:assert/strict");
const vscode = require("vscode");
const { CLEAN, eventually, findings, open } = require("./support.cjs");

module.exports = async () => {
  const { uri, editor } = await open("diagnostics.enw", CLEAN.replace("%A", "%a"));
  const [finding] = await findings(uri, "RT003", 1);
  assert.equal(finding.source, "reftag");
  assert.equal(finding.severity, vscode.DiagnosticSeverity.Error);
  assert.equal(finding.range.start.line, 1);
  assert.match(finding.message, /%a/);

  // The rule's page comes with the extension, so that the link works without a network.
  const page = finding.code.target;
  const { extensionUri } = vscode.extensions.getExtension("reftag.reftag");
  assert.ok(page.toString().startsWith(extensionUri.toString()), page.toString());
  const content = await vscode.workspace.fs.readFile(page);
  assert.match(new TextDecoder().decode(content), /RT003/);

  // A second title typed just now: both are marked, each pointing at the other.
  await editor.edit((edit) => edit.insert(new vscode.Position(4, 0), "%T Another title\n"));
  const [first, second] = await findings(uri, "RT101", 2);
  assert.deepEqual([first.range.start.line, second.range.start.line], [2, 4]);
  const pointsAt = (d) => d.relatedInformation.map((related) => related.location.range.start.line);
  assert.deepEqual(pointsAt(first), [4]);
  assert.deepEqual(pointsAt(second), [2]);
  assert.equal(first.relatedInformation[0].location.uri.toString(), uri.toString());

  await editor.edit((edit) => edit.replace(new vscode.Range(0, 0, 99, 0), CLEAN));
  await eventually("no findings", () => vscode.languages.getDiagnostics(uri).length === 0);
};
