const assert = require("node:assert/strict");
const vscode = require("vscode");
const { CLEAN, open } = require("./support.cjs");

module.exports = async () => {
  assert.equal((await open("language.enw", CLEAN)).document.languageId, "endnote");
  assert.equal((await open("language.endnote", CLEAN)).document.languageId, "endnote");
  // A file without an extension is known by its first line; for text files see text_files.cjs.
  const { document } = await open("export", CLEAN);
  assert.equal(document.languageId, "endnote");

  for (const languageId of ["endnote", "refer", "ris", "medline", "wos", "refworks"]) {
    const settings = vscode.workspace.getConfiguration("editor", { languageId });
    assert.equal(settings.get("wordBasedSuggestions"), "off", languageId);
    assert.equal(settings.get("wordWrap"), "on", languageId);
  }

  const wordAt = (line, character) =>
    document.getText(document.getWordRangeAtPosition(new vscode.Position(line, character)));
  assert.equal(wordAt(1, 0), "%A");
  assert.equal(wordAt(1, 2), "%A");
  assert.equal(wordAt(1, 4), "Doe");
};
