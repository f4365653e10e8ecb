/** Runs every other file of this folder, each a test, and writes what came of it. */

const fs = require("node:fs");
const path = require("node:path");
const vscode = require("vscode");

const { closeAll } = require("./support.cjs");

const NO_TESTS = ["index.cjs", "support.cjs"];
const MOST_MS = 240_000;

exports.run = async () => {
  const results = [];
  const files = fs.readdirSync(__dirname).filter((name) => !NO_TESTS.includes(name));
  for (const file of files.sort()) {
    const started = Date.now();
    const error = await problemOf(require(path.join(__dirname, file)));
    results.push({ name: path.parse(file).name, error, ms: Date.now() - started });
    await closeAll();
  }
  const folder = vscode.workspace.workspaceFolders[0].uri.fsPath;
  fs.writeFileSync(path.join(folder, "results.json"), JSON.stringify(results));
};

async function problemOf(test) {
  let timer;
  const tooLate = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error("took too long")), MOST_MS);
  });
  try {
    await Promise.race([test(), tooLate]);
    return null;
  } catch (error) {
    return String(error.stack ?? error);
  } finally {
    clearTimeout(timer);
  }
}
