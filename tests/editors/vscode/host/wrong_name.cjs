const assert = require("node:assert/strict");
const vscode = require("vscode");
const { actionsAt, eventually, open, stateIs } = require("./support.cjs");

const MEDLINE =
  "PMID- 90000007\nTI  - On names and what\n      they hide.\nFAU - Roe, Rita\nAU  - Roe R\n" +
  "DP  - 2024\nJT  - Probes\nPT  - Journal Article\n";

module.exports = async () => {
  await stateIs("running");
  const { uri } = await open("wrong name.ris", MEDLINE);
  const language = () =>
    vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri.toString()).languageId;
  const found = () => vscode.languages.getDiagnostics(uri);
  const isIn = (id) => eventually(`language ${id}`, () => language() === id);

  // The server says what is in it, and VS Code follows; one notice says so.
  await isIn("medline");
  const [notice] = await eventually("the notice", () => found().length === 1 && found());
  assert.match(notice.message, /This file is MEDLINE, though its name ends in \.ris/);
  assert.equal(notice.severity, vscode.DiagnosticSeverity.Information);

  const actions = await actionsAt(uri, notice.range, vscode.CodeActionKind.QuickFix);
  const accept = actions.find((action) => action.title === "Treat as MEDLINE");
  assert.ok(accept, actions.map((action) => action.title).join(" | "));
  await vscode.commands.executeCommand(accept.command.command, ...accept.command.arguments);
  await eventually("no notice", () => found().length === 0);

  // Whoever chooses a language by hand is not overruled.
  const [document] = vscode.workspace.textDocuments.filter((one) => one.uri.path === uri.path);
  await vscode.languages.setTextDocumentLanguage(document, "ris");
  await eventually("the notice again", () => found().some((one) => one.code === "dialect"));
  assert.equal(language(), "ris");
};
