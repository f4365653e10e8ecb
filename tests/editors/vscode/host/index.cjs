/** Runs the files of this folder that are tests, in Node, and writes what came of them. */

const fs = require("node:fs");
const path = require("node:path");
const vscode = require("vscode");

const { outcomesOf } = require("./run.cjs");

const NO_TESTS = ["index.cjs", "run.cjs", "stand_in.cjs", "support.cjs"];

/**
 * What is about Pythons, or about VS Code alone, or about texts that cite, or restarts often: where no
 * Python is set, the bundled engine runs, which gets libraries and no other files.
 */
const WITH_PYTHON = [
  "citations.cjs", "commands.cjs", "no_python.cjs", "python_extension.cjs", "restart.cjs", "text_files.cjs",
];

exports.run = async () => {
  const hasPython = vscode.workspace.getConfiguration("reftag").get("python", "") !== "";
  const skipped = [...NO_TESTS, ...(hasPython ? [] : WITH_PYTHON)];
  const files = fs.readdirSync(__dirname).filter((name) => !skipped.includes(name));
  const tests = files.sort().map((name) => [path.parse(name).name, require(path.join(__dirname, name))]);
  const results = await outcomesOf(Object.fromEntries(tests));
  const folder = vscode.workspace.workspaceFolders[0].uri.fsPath;
  fs.writeFileSync(path.join(folder, "results.json"), JSON.stringify(results));
};
