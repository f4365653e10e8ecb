const assert = require("node:assert/strict");
const vscode = require("vscode");
const { eventually, findings, hoverAt, open, stateIs, suggestedAt, symbolsOf } =
  require("./support.cjs");

const MEDLINE =
  "PMID- 90000003\nTI  - On probes and what\n      follows them.\nFAU - Doe, Jane\nAU  - Doe J\n" +
  "DP  - 2024\nVI  - \nJT  - Probes\nPT  - Journal Article\n";

module.exports = async () => {
  await stateIs("running");
  const { document, editor, uri } = await open("probe.nbib", MEDLINE);
  assert.equal(document.languageId, "medline");
  const [empty] = await findings(uri, "RT005", 1);
  assert.equal(empty.range.start.line, 6);

  assert.match(await eventually("a hover", () => hoverAt(uri, 3, 1)), /author/i);
  const [record] = await symbolsOf(uri, 1);
  assert.match(`${record.name} ${record.detail}`, /probes/);

  await editor.edit((edit) => edit.insert(new vscode.Position(6, 0), "I\n"));
  assert.ok((await suggestedAt(uri, 6, 1)).some((label) => /^IP/.test(label)));
};
