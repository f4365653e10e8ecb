const vscode = require("vscode");
const { CLEAN, findings, open, stateIs, withSetting } = require("./support.cjs");
const { dyingPython } = require("./stand_in.cjs");

module.exports = async () => {
  if (process.platform === "win32") {
    return;
  }
  const python = vscode.workspace.getConfiguration("reftag").get("python");
  const { uri } = await open("python_extension.enw", CLEAN.replace("%A", "%a"));
  await findings(uri, "RT003", 1);
  const extension = await vscode.extensions.getExtension("ms-python.python").activate();

  // While the setting names a Python, the choice in the other extension is not ours to follow.
  extension.choose(dyingPython());
  await stateIs("running");
  await withSetting("reftag.python", "", async () => {
    await stateIs("failed");
    extension.choose(python);
    await stateIs("running");
    await findings(uri, "RT003", 1);
  });
  await stateIs("running");
};
