/** A stand-in for a Python, for the tests about Pythons. */

const fs = require("node:fs");
const path = require("node:path");
const vscode = require("vscode");

/** A program that answers as a Python should, and ends as soon as it has to run something. */
function dyingPython() {
  const file = path.join(vscode.workspace.workspaceFolders[0].uri.fsPath, "dying python");
  const script = '#!/bin/sh\n[ "$1" = -c ] || exit 3\necho "reftag-python 3.99.0 $0"\n';
  fs.writeFileSync(file, script, { mode: 0o755 });
  return file;
}

/** A program that answers as a Python does that is too old. */
function oldPython() {
  const file = path.join(vscode.workspace.workspaceFolders[0].uri.fsPath, "old python");
  fs.writeFileSync(file, '#!/bin/sh\necho "reftag-python 3.10.14 $0"\n', { mode: 0o755 });
  return file;
}

module.exports = { dyingPython, oldPython };
