const assert = require("node:assert/strict");
const { execFileSync } = require("node:child_process");
const vscode = require("vscode");
const { CLEAN, eventually, findings, hoverAt, open, state, stateIs } = require("./support.cjs");

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
    for (const time of ["first", "second"]) {
      const [server] = await eventually("one server", () => {
        const running = serverProcesses();
        return running.length === 1 && running;
      });
      process.kill(server, "SIGKILL");
      // Whoever is typing goes on; the new server gets the text as it is then.
      await editor.edit((edit) => edit.insert(new vscode.Position(2, 3), `${time} `));
      await eventually("another server", () => {
        const running = serverProcesses();
        return running.length === 1 && running[0] !== server;
      });
      await stateIs("running");
      await findings(uri, "RT003", 1);
      assert.match(await hoverAt(uri, 2, 0), /Title/);
    }
    assert.match(document.getText(), /^%T second first On probing$/m);
  }
};

/** The servers of this extension host: other windows have their own. */
function serverProcesses() {
  return execFileSync("ps", ["-A", "-o", "pid=,ppid=,args="], { encoding: "utf8" })
    .split("\n")
    .map((line) => /^\s*(\d+)\s+(\d+)\s.*(-m reftag server|engine\.js --ipc)/.exec(line))
    .filter((found) => found !== null && Number(found[2]) === process.pid)
    .map((found) => Number(found[1]));
}
