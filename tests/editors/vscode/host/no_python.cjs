const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const vscode = require("vscode");
const { CLEAN, findings, hoverAt, open, state, stateIs, withSetting } = require("./support.cjs");

module.exports = async () => {
  const { uri } = await open("no_python.enw", CLEAN.replace("%A", "%a"));
  await findings(uri, "RT003", 1);

  // The driver of these tests looks for the message, which extensions cannot see.
  await withSetting("reftag.python", "/nowhere/python", async () => {
    await stateIs("no-python");
    await findings(uri, "RT003", 0);
    assert.equal(await hoverAt(uri, 1, 0), "");
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await vscode.commands.executeCommand("notifications.clearAll");
  });
  await stateIs("running");
  await findings(uri, "RT003", 1);

  if (process.platform !== "win32") {
    await withSetting("reftag.python", pythonThatDies(), () => stateIs("failed"));
    await stateIs("running");
    await findings(uri, "RT003", 1);
  }
  assert.equal(await state(), "running");
};

/** Answers as a Python should, and ends as soon as it has to run something: no loop may follow. */
function pythonThatDies() {
  const folder = vscode.workspace.workspaceFolders[0].uri.fsPath;
  const file = path.join(folder, "dying python");
  const script = '#!/bin/sh\n[ "$1" = -c ] || exit 3\necho "reftag-python 3.99.0 $0"\n';
  fs.writeFileSync(file, script, { mode: 0o755 });
  return "${workspaceFolder}/dying python";
}
