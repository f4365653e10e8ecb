/** What the tests in this folder share, in Node and in browsers: documents, waiting, states. */

const assert = require("node:assert/strict");
const vscode = require("vscode");

const ENOUGH_MS = 90_000;
const LOOK_AGAIN_MS = 50;

const CLEAN = "%0 Journal Article\n%A Doe, Jane\n%T On probing\n%J Probes\n%D 2024\n";

/** Opens a new file with this text, as a user would. */
async function open(name, text) {
  const file = vscode.Uri.joinPath(vscode.workspace.workspaceFolders[0].uri, name);
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
  const document = await vscode.workspace.openTextDocument(file);
  const editor = await vscode.window.showTextDocument(document);
  return { document, editor, uri: document.uri };
}

/** The same for a large file: VS Code keeps what an extension opens for minutes after it is closed. */
async function openByCommand(name, text) {
  const file = vscode.Uri.joinPath(vscode.workspace.workspaceFolders[0].uri, name);
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
  await vscode.commands.executeCommand("vscode.open", file);
  const editor = await eventually(`${name} in an editor`, () =>
    vscode.window.visibleTextEditors.find((each) => each.document.uri.path === file.path),
  );
  return { document: editor.document, editor, uri: editor.document.uri };
}

/** Waits until `look` gives something other than undefined or false, and returns it. */
async function eventually(what, look) {
  const end = Date.now() + ENOUGH_MS;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) {
      return found;
    }
    assert.ok(Date.now() < end, `waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}

/** The findings of one rule, as soon as there are that many. */
function findings(uri, code, count) {
  const ofCode = () => vscode.languages.getDiagnostics(uri).filter((d) => d.code?.value === code);
  return eventually(`${count} of ${code}`, () => {
    const found = ofCode();
    return found.length === count && found.sort((a, b) => a.range.start.compareTo(b.range.start));
  });
}

function text(content) {
  return typeof content === "string" ? content : content.value;
}

async function hoverAt(uri, line, character) {
  const position = new vscode.Position(line, character);
  const hovers = await vscode.commands.executeCommand("vscode.executeHoverProvider", uri, position);
  return hovers.flatMap((hover) => hover.contents.map(text)).join("\n");
}

/** The labels of what is offered at a place. */
async function suggestedAt(uri, line, character) {
  const command = "vscode.executeCompletionItemProvider";
  const at = new vscode.Position(line, character);
  const list = await vscode.commands.executeCommand(command, uri, at);
  return list.items.map(({ label }) => (typeof label === "string" ? label : label.label));
}

/** The outline, as soon as it has that many records. */
function symbolsOf(uri, count) {
  return eventually(`${count} symbols`, async () => {
    const found = await vscode.commands.executeCommand("vscode.executeDocumentSymbolProvider", uri);
    return found?.length === count && found;
  });
}

/** The code actions of a kind, with their edits: a server may work those out on demand. */
function actionsAt(uri, range, kind) {
  const command = "vscode.executeCodeActionProvider";
  return vscode.commands.executeCommand(command, uri, range, kind.value, 100);
}

async function state() {
  const extension = vscode.extensions.getExtension("reftag.reftag");
  return (await extension.activate()).state();
}

function stateIs(wanted) {
  return eventually(`state ${wanted}`, async () => (await state()) === wanted);
}

/** Sets a setting for the time of `work`. */
async function withSetting(name, value, work) {
  const settings = vscode.workspace.getConfiguration();
  const before = settings.inspect(name)?.globalValue;
  await settings.update(name, value, vscode.ConfigurationTarget.Global);
  try {
    await work();
  } finally {
    await settings.update(name, before, vscode.ConfigurationTarget.Global);
  }
}

async function closeAll() {
  await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  await vscode.commands.executeCommand("workbench.action.closeAllEditors");
}

module.exports = {
  CLEAN, actionsAt, closeAll, eventually, findings, hoverAt, open, openByCommand, state, stateIs,
  suggestedAt, symbolsOf, withSetting,
};
