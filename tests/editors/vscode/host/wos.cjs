const assert = require("node:assert/strict");
const vscode = require("vscode");
const { eventually, findings, hoverAt, open, stateIs, suggestedAt, symbolsOf } =
  require("./support.cjs");

const RECORD = "PT J\nAU Doe, J\n   Roe, R\nTI On probing\nSO Probes\nPY 2024\n";
const WOS = `FN Clarivate Analytics Web of Science\nVR 1.0\n${RECORD}ER\n\n${RECORD}\nEF\n`;

module.exports = async () => {
  await stateIs("running");
  const { document, editor, uri } = await open("probe.ciw", WOS);
  assert.equal(document.languageId, "wos");
  const [unended] = await findings(uri, "RT014", 1);
  assert.equal(unended.range.start.line, 10);

  assert.match(await eventually("a hover", () => hoverAt(uri, 3, 0)), /author/i);
  const records = await symbolsOf(uri, 2);
  assert.match(`${records[1].name} ${records[1].detail}`, /On probing/);

  await editor.edit((edit) => edit.insert(new vscode.Position(7, 0), "V\n"));
  assert.ok((await suggestedAt(uri, 7, 1)).some((label) => /^VL/.test(label)));
};
