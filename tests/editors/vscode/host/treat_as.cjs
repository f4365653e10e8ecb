const assert = require("node:assert/strict");
const vscode = require("vscode");
const { eventually, findings, open, stateIs } = require("./support.cjs");

/** In doubt to whoever sees only its head; the server, which is asked for the list, reads on. */
const WOS = "From the shelf\nFN Clarivate\nPT J\nAU Doe, J\nTI On probing\nSO Probes\nPY 2024\n";

module.exports = async () => {
  await stateIs("running");
  const { document, uri } = await open("from the shelf.txt", WOS);
  assert.equal(document.languageId, "plaintext");
  assert.deepEqual(vscode.languages.getDiagnostics(uri), [], "nobody asked us");

  // What is in the file comes first in the list: Enter takes it.
  const done = vscode.commands.executeCommand("reftag.treatAs");
  const accept = "workbench.action.acceptSelectedQuickOpenItem";
  await eventually("the choice", async () => {
    await vscode.commands.executeCommand(accept);
    return vscode.workspace.textDocuments.some(
      (one) => one.uri.path === uri.path && one.languageId === "wos",
    );
  });
  await done;
  await findings(uri, "RT014", 1);
};
