const assert = require("node:assert/strict");
const vscode = require("vscode");
const { eventually, findings, hoverAt, open, stateIs, suggestedAt, symbolsOf } =
  require("./support.cjs");

const RIS =
  "TY  - JOUR\nAU  - Doe, Jane\nti  - On probing\nJO  - Probes\nPY  - 2024\nIS  - \nER  - \n";

module.exports = async () => {
  await stateIs("running");
  const { document, editor, uri } = await open("probe.ris", RIS);
  assert.equal(document.languageId, "ris");
  const [small] = await findings(uri, "RT003", 1);
  assert.equal(small.range.start.line, 2);
  await findings(uri, "RT005", 1);

  assert.match(await eventually("a hover", () => hoverAt(uri, 1, 0)), /Author/);
  assert.match(await hoverAt(uri, 0, 7), /Journal/i);

  const [record] = await symbolsOf(uri, 1);
  assert.match(`${record.name} ${record.detail}`, /Doe/);

  await editor.edit((edit) => edit.insert(new vscode.Position(5, 0), "V\n"));
  assert.ok((await suggestedAt(uri, 5, 1)).some((label) => /^VL/.test(label)));
};
