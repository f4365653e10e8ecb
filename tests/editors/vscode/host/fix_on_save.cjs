const assert = require("node:assert/strict");
const vscode = require("vscode");
const { CLEAN, actionsAt, findings, open, withSetting } = require("./support.cjs");

module.exports = async () => {
  // A browser saves by itself after a second, and then nothing is left to save and to fix.
  await withSetting("files.autoSave", "off", fixOnSave);
};

async function fixOnSave() {
  const onSave = { "source.fixAll.reftag": "explicit" };
  await withSetting("editor.codeActionsOnSave", onSave, async () => {
    const mistakes = CLEAN.replace("%A", "%a").replace("%D 2024\n", "%D 2024\n%K\n");
    const { document, editor, uri } = await open("fix_on_save.enw", CLEAN);
    await editor.edit((edit) => edit.replace(new vscode.Range(0, 0, 99, 0), mistakes));
    await findings(uri, "RT003", 1);
    const kind = vscode.CodeActionKind.SourceFixAll.append("reftag");
    const [fix] = await actionsAt(uri, new vscode.Range(0, 0, 0, 0), kind);
    assert.ok(fix?.edit, "the server does not offer the fix");
    await document.save();
    const saved = await vscode.workspace.fs.readFile(uri);
    assert.equal(new TextDecoder().decode(saved), CLEAN);
  });
}
