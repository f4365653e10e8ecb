/** Each command of the palette that has no test of its own. */

const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const vscode = require("vscode");
const { CLEAN, closeAll, eventually, findings, open, stateIs, suggestedAt } = require("./support.cjs");

const run = (name, ...args) => vscode.commands.executeCommand(`reftag.${name}`, ...args);
const active = () => vscode.window.activeTextEditor;
const folder = () => vscode.workspace.workspaceFolders[0].uri.fsPath;

/** Takes the first of a list that a command shows, as soon as it is there and something happens. */
async function accept(happened) {
  await eventually("what the list leads to", async () => {
    await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
    return happened();
  });
}

const tests = {
  async fix_file() {
    const { document, uri } = await open("fix file.enw", CLEAN.replace("%A", "%a").replace("%D", "%d"));
    await findings(uri, "RT003", 2);
    await run("fixFile");
    await eventually("the fixes", () => document.getText() === CLEAN);
  },

  async fix_workspace() {
    for (const name of ["first of two.enw", "second of two.enw"]) {
      fs.writeFileSync(path.join(folder(), name), CLEAN.replace("%A", "%a"));
    }
    await run("fixWorkspace");
    for (const name of ["first of two.enw", "second of two.enw"]) {
      const document = await vscode.workspace.openTextDocument(path.join(folder(), name));
      assert.equal(document.getText(), CLEAN, name);
      assert.ok(document.isDirty, "it can be looked at before it is saved");
      await document.save();
    }
    await new Promise((seen) => setTimeout(seen, 1000)); // the page looks for messages now and then
    await vscode.commands.executeCommand("notifications.clearAll");
  },

  async format() {
    const { document } = await open("format.enw", `${CLEAN}\n\n\n${CLEAN}`);
    await run("format");
    await eventually("one blank line", () => document.getText() === `${CLEAN}\n${CLEAN}`);
  },

  async sort() {
    const second = CLEAN.replace("Doe", "Abel");
    const { document } = await open("sort.enw", `${CLEAN}\n${second}`);
    await run("sort");
    await eventually("sorted records", async () => {
      await vscode.commands.executeCommand("acceptSelectedCodeAction");
      return document.getText().indexOf("Abel") < document.getText().indexOf("Doe");
    });
  },

  async create_record() {
    const { document } = await open("create.enw", CLEAN);
    const done = run("createRecord");
    await accept(() => /\n\n%0 Journal Article\n%A \n%T \n/.test(document.getText()));
    await done;
    assert.equal(active().selection.active.line, 7, "at the first author");
  },

  async go_to_record() {
    await open("go.enw", `${CLEAN}\n${CLEAN.replace("probing", "testing")}`);
    active().selection = new vscode.Selection(8, 0, 8, 0);
    const done = run("goToRecord");
    await accept(() => active().selection.active.line === 0);
    await done;
  },

  async go_to_problems() {
    const wrong = CLEAN.replace("%A", "%a");
    const records = [CLEAN, wrong, CLEAN, wrong].map((text, n) => text.replace("probing", `part ${n}`));
    const { uri } = await open("problems.enw", records.join("\n"));
    await findings(uri, "RT003", 2);
    const lines = [];
    for (const name of ["goToNextProblem", "goToNextProblem", "goToNextProblem", "goToPreviousProblem"]) {
      await run(name);
      lines.push(active().selection.active.line);
    }
    assert.deepEqual(lines.map((line) => line > 0), [true, true, true, true], lines.join(" "));
    assert.equal(lines[0], lines[2]);
    assert.equal(lines[1], lines[3]);
  },

  async choose_rule() {
    const { uri } = await open("rule.enw", CLEAN.replace("%A", "%a"));
    await findings(uri, "RT003", 1);
    active().selection = new vscode.Selection(1, 0, 1, 0);
    const done = run("chooseRule");
    const tabs = () => vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    await accept(() => tabs().some(({ label }) => /RT003/.test(label)));
    await done;
  },

  async show_settings() {
    await open("settings.enw", CLEAN);
    await run("showSettings");
    const { document } = await eventually("the settings", () => active()?.document.uri.scheme === "reftag-settings" && active());
    assert.match(document.getText(), /^# The settings for .*settings\.enw$/m);
    assert.match(document.getText(), /^dialect = "auto"/m);
  },

  async create_settings_file() {
    await open("with settings.enw", CLEAN);
    await run("createSettingsFile");
    assert.ok(active().document.uri.path.endsWith("/reftag.toml"));
    assert.match(active().document.getText(), /^# targets = /m);
    assert.doesNotMatch(active().document.getText(), /^[a-z[]/m, "nothing is set, so nothing changes");
    const { uri, lineCount } = active().document;
    assert.deepEqual(vscode.languages.getDiagnostics(uri), []);
    // No extension for TOML is needed for that.
    const offered = await suggestedAt(uri, lineCount - 1, 0);
    assert.ok(offered.includes("targets") && offered.includes("[severity]"), offered.join(" | "));
  },

  async ignore_everywhere_and_the_file_it_is_written_to() {
    const { uri } = await open("ignored.enw", CLEAN.replace("%D", "%d"));
    const [finding] = await findings(uri, "RT003", 1);
    const kind = vscode.CodeActionKind.QuickFix;
    const actions = await vscode.commands.executeCommand(
      "vscode.executeCodeActionProvider",
      ...[uri, finding.range, kind.value, 100],
    );
    const ignore = actions.find(({ title }) => title === "Ignore RT003 everywhere");
    assert.ok(await vscode.workspace.applyEdit(ignore.edit));
    const { command, arguments: args } = ignore.command;
    void vscode.commands.executeCommand(command, ...args);
    await findings(uri, "RT003", 0);
    const file = path.join(folder(), "reftag.toml");
    await eventually("it on disk", () => /RT003/.test(fs.readFileSync(file, "utf8")));
    await eventually("the file shown", async () => {
      await vscode.commands.executeCommand("notification.acceptPrimaryAction");
      return active()?.document.uri.path.endsWith("/reftag.toml");
    });
    // Not deleted: VS Code, and with it the server, would keep it for minutes as it was.
    const { document } = active();
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), "");
    assert.ok(await vscode.workspace.applyEdit(edit));
    await document.save();
    // VS Code asks for the findings of a tab that is hidden when it is shown again.
    await vscode.window.showTextDocument(uri);
    await findings(uri, "RT003", 1);
  },
};

module.exports = async () => {
  await stateIs("running");
  const failed = [];
  for (const [name, test] of Object.entries(tests)) {
    try {
      await test();
    } catch (error) {
      failed.push(`${name}: ${error.stack ?? error}`);
    }
    await closeAll();
  }
  assert.deepEqual(failed, []);
  await bothSetsAreComplete();
};

/** What package.json has, the extension registers. */
async function bothSetsAreComplete() {
  const { commands } = vscode.extensions.getExtension("reftag.reftag").packageJSON.contributes;
  const registered = new Set(await vscode.commands.getCommands(true));
  assert.deepEqual(commands.map(({ command }) => command).filter((name) => !registered.has(name)), []);
}
