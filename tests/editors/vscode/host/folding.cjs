const assert = require("node:assert/strict");
const vscode = require("vscode");
const { CLEAN, eventually, open, stateIs } = require("./support.cjs");

module.exports = async () => {
  await stateIs("running");
  const { uri } = await open("folding.enw", `${CLEAN}\n${CLEAN}`);
  const starts = await eventually("two folds", async () => {
    const folds = await vscode.commands.executeCommand("vscode.executeFoldingRangeProvider", uri);
    return (folds?.length ?? 0) > 1 && folds.map((fold) => fold.start);
  });
  assert.deepEqual(starts, [0, 6]);
};
