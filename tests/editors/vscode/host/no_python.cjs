const assert = require("node:assert/strict");
const path = require("node:path");
const vscode = require("vscode");
const {
  CLEAN, findings, hoverAt, open, state, stateIs, withSetting,
} = require("./support.cjs");
const { dyingPython, oldPython } = require("./stand_in.cjs");

module.exports = async () => {
  const { uri } = await open("no_python.enw", CLEAN.replace("%A", "%a"));
  await findings(uri, "RT003", 1);

  // Extensions cannot see messages: the driver of these tests does, if it has time to look.
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
    const tooOld = `\${workspaceFolder}/${path.basename(oldPython())}`;
    await withSetting("reftag.python", tooOld, async () => {
      await stateIs("no-python");
      await new Promise((resolve) => setTimeout(resolve, 1000));
      await vscode.commands.executeCommand("notifications.clearAll");
    });
    // A restart for each death would never end.
    const inWorkspace = `\${workspaceFolder}/${path.basename(dyingPython())}`;
    await withSetting("reftag.python", inWorkspace, async () => {
      await stateIs("failed");
    });
    await stateIs("running");
    await findings(uri, "RT003", 1);
  }
  assert.equal(await state(), "running");
};
