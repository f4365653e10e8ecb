const assert = require("node:assert/strict");
const { execFileSync } = require("node:child_process");
const vscode = require("vscode");
const { CLEAN, eventually, findings, hoverAt, open, state, stateIs } = require("./support.cjs");

/** When this file is loaded: tests that run before this one take the setting back. */
const IS_PYTHON_SET = vscode.workspace.getConfiguration("reftag").get("python", "") !== "";

module.exports = async () => {
  const { document, editor, uri } = await open("restart.enw", CLEAN.replace("%A", "%a"));
  await findings(uri, "RT003", 1);
  await vscode.commands.executeCommand("reftag.restart");
  assert.equal(await state(), "running");
  await findings(uri, "RT003", 1);

  // Two at once must not leave two servers behind.
  await Promise.all([1, 2].map(() => vscode.commands.executeCommand("reftag.restart")));
  await stateIs("running");
  await findings(uri, "RT003", 1);

  if (process.platform !== "win32") {
    const isEngine = (await oneServer()).args.includes("engine.js");
    assert.equal(isEngine, !IS_PYTHON_SET);
    // Killed, or hanging; only the engine is watched for that.
    for (const signal of ["SIGKILL", "SIGKILL", isEngine ? "SIGSTOP" : "SIGKILL"]) {
      const { pid } = await oneServer();
      process.kill(pid, signal);
      // Whoever is typing goes on; the new server gets the text as it is then.
      await editor.edit((edit) => edit.insert(new vscode.Position(2, 3), "more "));
      await oneServer((another) => another.pid !== pid);
      await stateIs("running");
      await findings(uri, "RT003", 1);
      assert.match(await hoverAt(uri, 2, 0), /Title/);
    }
    assert.match(document.getText(), /^%T more more more On probing$/m);

    // Once more within three minutes is too much, until somebody asks for another try.
    process.kill((await oneServer()).pid, "SIGKILL");
    await stateIs("failed");
    await vscode.commands.executeCommand("reftag.restart");
    await stateIs("running");
    await findings(uri, "RT003", 1);
  }
};

/** The only server that runs, as soon as there is just one, and it is as wanted. */
async function oneServer(isWanted = () => true) {
  let running = [];
  try {
    return await eventually("one server", () => {
      running = serverProcesses();
      return running.length === 1 && isWanted(running[0]) && running[0];
    });
  } catch (error) {
    // Too many, or none, is not the same fault.
    throw new Error(`${error.message}: ${JSON.stringify(running)}, ${await state()}`, { cause: error });
  }
}

/** The servers of this extension host: other windows have their own. */
function serverProcesses() {
  return execFileSync("ps", ["-A", "-ww", "-o", "pid=,ppid=,args="], { encoding: "utf8" })
    .split("\n")
    .map((line) => /^\s*(\d+)\s+(\d+)\s.*(-m reftag server|engine\.js --ipc)/.exec(line))
    .filter((found) => found !== null && Number(found[2]) === process.pid)
    .map((found) => ({ pid: Number(found[1]), args: found[3] }));
}
