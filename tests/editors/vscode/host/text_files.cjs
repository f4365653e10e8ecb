const assert = require("node:assert/strict");
const vscode = require("vscode");
const { closeAll, eventually, findings, open, stateIs, withSetting } = require("./support.cjs");

const MEDLINE = "\nPMID- 90000007\nOWN - NLM\nTI  - On names.\nFAU - Roe, Rita\nDP  - 2024\n";
const REFWORKS = "RT Journal Article\nSR Electronic(1)\nA1 Doe, Jane\nT1 On probing\nYR 2024\n";
const WOS = "FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nAU Doe, J\nTI On probing\nPY 2024\n";

const languageOf = (uri) =>
  vscode.workspace.textDocuments.find((one) => one.uri.path === uri.path)?.languageId;
const isIn = (uri, id) => eventually(`${uri.path} in ${id}`, () => languageOf(uri) === id);

/** Long enough for what should not happen. */
const moment = () => new Promise((resolve) => setTimeout(resolve, 700));

module.exports = async () => {
  await stateIs("running");
  const { uri: saved } = await open("savedrecs from wos.txt", WOS);
  await isIn(saved, "wos");
  await findings(saved, "RT014", 1);
  for (const [text, id] of [[MEDLINE, "medline"], [REFWORKS, "refworks"]]) {
    await isIn((await open(`export in ${id}.txt`, text)).uri, id);
  }

  const { uri: notes } = await open("notes on tags.txt", "PT Barnum\nAU is short for a unit.\n");
  await moment();
  assert.equal(languageOf(notes), "plaintext");

  // Whoever makes it plain text again is not overruled, now or later. The file is opened by a
  // command, as VS Code keeps what an extension has opened for minutes after its tab was closed.
  const uri = vscode.Uri.joinPath(vscode.workspace.workspaceFolders[0].uri, "kept plain.txt");
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(WOS));
  await vscode.commands.executeCommand("vscode.open", uri);
  await isIn(uri, "wos");
  await vscode.languages.setTextDocumentLanguage(vscode.window.activeTextEditor.document, "plaintext");
  await moment();
  assert.equal(languageOf(uri), "plaintext");
  await closeAll();
  await eventually("the file closed", () => languageOf(uri) === undefined);
  await vscode.commands.executeCommand("vscode.open", uri);
  await moment();
  assert.equal(languageOf(uri), "plaintext");

  // Nor is a choice made in the settings.
  await withSetting("files.associations", { "*.txt": "plaintext" }, async () => {
    const { uri: associated } = await open("associated.txt", WOS);
    await moment();
    assert.equal(languageOf(associated), "plaintext");
  });
  await withSetting("reftag.detectText", "off", async () => {
    const { uri: off } = await open("not looked at.txt", WOS);
    await moment();
    assert.equal(languageOf(off), "plaintext");
  });
  await withSetting("reftag.detectText", "ask", async () => {
    const { uri: asked } = await open("asked about.txt", WOS);
    await moment();
    assert.equal(languageOf(asked), "plaintext");
    await eventually("the answer to the question", async () => {
      await vscode.commands.executeCommand("notification.acceptPrimaryAction");
      return languageOf(asked) === "wos";
    });
  });
};
