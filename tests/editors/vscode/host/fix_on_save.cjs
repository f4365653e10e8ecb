const assert = require("node:assert/strict");
const vscode = require("vscode");
const { CLEAN, findings, open, withSetting } = require("./support.cjs");

module.exports = async () => {
  // A browser saves by itself after a second, and then nothing is left to save and to fix.
  await withSetting("files.autoSave", "off", fixOnSave);
};

async function fixOnSave() {
  const onSave = { "source.fixAll.reftag": "explicit" };
  await withSetting("editor.codeActionsOnSave", onSave, async () => {
    const mistakes = CLEAN.replace("%A", "%a").replace("%D 2024\n", "%D 2024\n%K\n");
    const { document, editor, uri } = await open("fix_on_save.enw", CLEAN);
    let saved = "";
    // VS Code saves without the fixes when it has to wait too long for them: a machine may be busy.
    for (let tries = 0; tries < 3 && saved !== CLEAN; tries++) {
      await editor.edit((edit) => edit.replace(new vscode.Range(0, 0, 99, 0), mistakes));
      await findings(uri, "RT003", 1);
      await document.save();
      saved = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    }
    assert.equal(saved, CLEAN);
  });
}
