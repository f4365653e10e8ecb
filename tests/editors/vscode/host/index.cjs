/** Runs every other file of this folder, each a test, and writes what came of it. */

const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const vscode = require("vscode");

const { CLEAN, closeAll, open, state } = require("./support.cjs");

const NO_TESTS = ["index.cjs", "support.cjs"];
const MOST_MS = 240_000;

exports.run = async () => {
  const results = [await outcomeOf("no_library_no_server", noLibraryNoServer)];
  const files = fs.readdirSync(__dirname).filter((name) => !NO_TESTS.includes(name));
  for (const file of files.sort()) {
    results.push(await outcomeOf(path.parse(file).name, require(path.join(__dirname, file))));
  }
  const folder = vscode.workspace.workspaceFolders[0].uri.fsPath;
  fs.writeFileSync(path.join(folder, "results.json"), JSON.stringify(results));
};

/** Comes first: later tests have a library open, and the server stays. */
async function noLibraryNoServer() {
  await open("no library.txt", "Nothing but notes.\n");
  assert.equal(await state(), "stopped");
  await open("library.enw", CLEAN);
  assert.notEqual(await state(), "stopped");
}

async function outcomeOf(name, test) {
  const started = Date.now();
  const error = await problemOf(test);
  await closeAll();
  return { name, error, ms: Date.now() - started };
}

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
