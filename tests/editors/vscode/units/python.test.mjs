/** src/python.ts, which knows nothing of VS Code: which Pythons are tried, and what is said of them. */

import assert from "node:assert/strict";
import { mkdtempSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { test } from "node:test";

import { load } from "./load.mjs";

const { candidatesOnPath, expandPath, findPython } = await load("python.ts");

const folder = mkdtempSync(path.join(os.tmpdir(), "some pythons "));
const onlyWithShell = { skip: process.platform === "win32" && "needs a shell for its stand-ins" };

function standIn(name, script) {
  const command = path.join(folder, name);
  writeFileSync(command, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return { command, args: [], namedBy: "PATH" };
}

async function problemOf(candidate, timeout) {
  const { tried } = await findPython([candidate], timeout);
  return tried[0].problem;
}

test("the launcher is asked first on Windows, python3 elsewhere", () => {
  const commands = (platform) =>
    candidatesOnPath(platform).map(({ command, args }) => [command, ...args].join(" "));
  assert.deepEqual(commands("win32"), ["py -3", "python"]);
  assert.deepEqual(commands("darwin").slice(0, 2), ["python3", "python"]);
  assert.deepEqual(commands("linux").slice(0, 2), ["python3", "python"]);
});

test("a setting may name the home or the workspace", () => {
  const expand = (text) => expandPath(text, "/home/ann/my library", "/home/ann");
  assert.equal(expand("~/py/bin/python"), "/home/ann/py/bin/python");
  assert.equal(expand("${userHome}/py"), "/home/ann/py");
  assert.equal(expand("${workspaceFolder}/.venv/bin/python"), "/home/ann/my library/.venv/bin/python");
  assert.equal(expand(" /usr/bin/python3 "), "/usr/bin/python3");
  assert.equal(expand("python3.12"), "python3.12", "is looked up on the PATH");
  assert.equal(expand(".venv/bin/python"), path.join("/home/ann/my library", ".venv/bin/python"));
  assert.equal(expandPath("~ann/python", undefined, "/home/ann"), "~ann/python");
});

test("the first one that is new enough is taken", onlyWithShell, async () => {
  const { python } = await findPython([
    { command: path.join(folder, "none"), args: [], namedBy: "PATH" },
    standIn("old python", 'echo "reftag-python 3.10.14 /old"'),
    standIn("new python", 'echo "reftag-python 3.11.0 /some where/python"'),
    standIn("newer python", 'echo "reftag-python 3.14.1 /newer"'),
  ]);
  assert.deepEqual(python, {
    executable: "/some where/python",
    version: "3.11.0",
    namedBy: "PATH",
  });
});

test("Python 4 is new enough, Python 2.12 is not", onlyWithShell, async () => {
  const four = await findPython([standIn("four", 'echo "reftag-python 4.0.0 /four"')]);
  assert.equal(four.python.version, "4.0.0");
  const two = standIn("two", 'echo "reftag-python 2.12.0 /two"');
  assert.match(await problemOf(two), /2\.12\.0, which is too old/);
});

test("a launcher's arguments come before the question", onlyWithShell, async () => {
  const launcher = standIn("py", '[ "$1 $2" = "-3 -c" ] && echo "reftag-python 3.12.1 /three"');
  const { python } = await findPython([{ ...launcher, args: ["-3"] }]);
  assert.equal(python.executable, "/three");
});

test("what went wrong is said in plain words", onlyWithShell, async () => {
  const missing = { command: path.join(folder, "missing"), args: [], namedBy: "PATH" };
  assert.equal(await problemOf(missing), "was not found");
  assert.equal(
    await problemOf({ ...missing, command: folder }),
    "is not executable, or is a folder",
  );
  const shop = standIn("shop", "echo 'Python was not found; install it from the shop' >&2; exit 9");
  assert.match(await problemOf(shop), /^failed: Python was not found; install/);
  assert.equal(await problemOf(standIn("silent", "exit 0")), "does not run as Python");
  const asleep = standIn("asleep", "exec sleep 30");
  assert.equal(await problemOf(asleep, 300), "did not answer within 0.3 seconds");
});
