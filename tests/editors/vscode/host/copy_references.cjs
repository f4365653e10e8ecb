/** Citation styles are in a file of their own, which each host loads in its way. */

const vscode = require("vscode");
const { CLEAN, eventually, open, stateIs } = require("./support.cjs");

const APA = "Doe, J. (2024). On probing. Probes.";
const LOOK_AGAIN_MS = 100;

module.exports = async () => {
  await stateIs("running");
  await open("copy as references.enw", CLEAN);
  // Nothing tells when the list is there: the wrong entry may be accepted, so this may be repeated.
  await eventually("a reference in the clipboard", async () => {
    let isCopied = false;
    const copying = vscode.commands.executeCommand("reftag.records.copy", { line: 0 });
    void copying.then(() => (isCopied = true));
    while (!isCopied) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
      await vscode.commands.executeCommand("workbench.action.quickOpenSelectNext");
      await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
    }
    return (await vscode.env.clipboard.readText()) === APA;
  });
};
