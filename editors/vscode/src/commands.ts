/** The commands of the palette and the menus that need no view of their own. */

import * as vscode from "vscode";
import type { BaseLanguageClient, Range } from "vscode-languageclient";

import { runOnServer } from "./command";
import { chooseDialect } from "./dialect";
import { FORMATS } from "./formats";
import { chooseRule } from "./rules";
import { createSettingsFile, showIgnored, showSettings } from "./settings";
import { FIX_ALL, SORT, sourceAction } from "./source_actions";

/** Returns the client of a server that answers, undefined if there is none. */
export type Running = () => BaseLanguageClient | undefined;

export function registerCommands(running: Running): vscode.Disposable {
  const commands: Record<string, (...args: never[]) => unknown> = {
    "reftag.createRecord": () => createRecord(running()),
    "reftag.fixFile": () => sourceAction(FIX_ALL, "first"),
    "reftag.fixWorkspace": () => fixWorkspace(running()),
    "reftag.format": () => vscode.commands.executeCommand("editor.action.formatDocument"),
    "reftag.sort": () => sourceAction(SORT, "ifSingle"),
    "reftag.goToRecord": goToRecord,
    "reftag.goToNextProblem": () => goToProblem(running(), "reftag.nextFinding"),
    "reftag.goToPreviousProblem": () => goToProblem(running(), "reftag.previousFinding"),
    "reftag.chooseRule": () => chooseRule(running()),
    "reftag.chooseDialect": () => chooseDialect(running()),
    "reftag.treatAs": () => chooseDialect(running()),
    "reftag.showSettings": () => showSettings(running()),
    "reftag.createSettingsFile": createSettingsFile,
    // The server offers these two where there is something to copy or a rule was ignored.
    "reftag.copy": (text: string) => vscode.env.clipboard.writeText(text),
    "reftag.showIgnored": (uri: string, rule: string) => {
      const file = running()?.protocol2CodeConverter.asUri(uri);
      return file && showIgnored(file, rule);
    },
  };
  return vscode.Disposable.from(
    ...Object.entries(commands).map(([name, run]) => vscode.commands.registerCommand(name, run)),
  );
}

interface NewRecord {
  readonly label: string;
  readonly type: string;
  readonly snippet: string;
  readonly position: { readonly line: number; readonly character: number };
}

/** Asks for a reference type and writes such a record below the one at the cursor. */
async function createRecord(client: BaseLanguageClient | undefined): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (client === undefined || editor === undefined) {
    return;
  }
  const uri = client.code2ProtocolConverter.asUri(editor.document.uri);
  const at = client.code2ProtocolConverter.asPosition(editor.selection.active);
  const offers = (await runOnServer(client, "reftag.newRecord", uri, at)) as NewRecord[] | undefined;
  const items = (offers ?? []).map((offer) => ({
    label: offer.label.replace(/^new /, ""),
    description: offer.label.endsWith(` ${offer.type}`) ? "" : offer.type,
    offer,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t("New record"),
    placeHolder: vscode.l10n.t("Reference type"),
    matchOnDescription: true,
  });
  if (chosen === undefined) {
    return;
  }
  const { position, snippet } = chosen.offer;
  const place = new vscode.Position(position.line, position.character);
  const shown = await vscode.window.showTextDocument(editor.document, editor.viewColumn);
  await shown.insertSnippet(new vscode.SnippetString(snippet), place);
}

/** Makes all safe fixes in all libraries below the open folders, as one edit that can be undone. */
async function fixWorkspace(client: BaseLanguageClient | undefined): Promise<void> {
  const found = client && ((await runOnServer(client, "reftag.libraries")) as string[] | undefined);
  if (client === undefined || found === undefined) {
    return;
  }
  const files = found.map((uri) => client.protocol2CodeConverter.asUri(uri));
  const edit = new vscode.WorkspaceEdit();
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t("reftag: fixing all safe problems"),
    cancellable: true,
  };
  const changed = await vscode.window.withProgress(options, async (progress, token) => {
    let count = 0;
    for (const file of files) {
      if (token.isCancellationRequested) {
        return undefined;
      }
      progress.report({ message: vscode.workspace.asRelativePath(file), increment: 100 / files.length });
      const edits = await safeFixes(file);
      count += edits.length > 0 ? 1 : 0;
      edit.set(file, edits);
    }
    return count;
  });
  if (changed === undefined) {
    return;
  }
  if (changed > 0) {
    await vscode.workspace.applyEdit(edit);
  }
  void vscode.window.showInformationMessage(
    changed === 0
      ? vscode.l10n.t("There is nothing that is safe to fix in the {0} libraries of this workspace.", files.length)
      : vscode.l10n.t("Fixed {0} of the {1} libraries of this workspace; they are not saved yet.", changed, files.length),
  );
}

async function safeFixes(file: vscode.Uri): Promise<vscode.TextEdit[]> {
  const document = await vscode.workspace.openTextDocument(file);
  const all = new vscode.Range(0, 0, document.lineCount, 0);
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[] | undefined>(
    "vscode.executeCodeActionProvider",
    ...[file, all, FIX_ALL, 1],
  );
  return actions?.find(({ kind }) => kind?.value === FIX_ALL)?.edit?.get(file) ?? [];
}

/** Lists the records of the file; the one that is chosen is shown, also while choosing. */
async function goToRecord(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) {
    return;
  }
  const records = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
    "vscode.executeDocumentSymbolProvider",
    editor.document.uri,
  );
  const items = (records ?? []).map(({ name, detail, range, selectionRange }) => ({
    label: name,
    description: detail,
    range,
    selectionRange,
  }));
  const before = editor.visibleRanges[0];
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t("Go to record"),
    placeHolder: vscode.l10n.t("Author, year, title or type"),
    matchOnDescription: true,
    onDidSelectItem: (item) => {
      editor.revealRange((item as (typeof items)[number]).range, vscode.TextEditorRevealType.AtTop);
    },
  });
  if (chosen !== undefined) {
    reveal(editor, chosen.selectionRange);
  } else if (before !== undefined) {
    editor.revealRange(before, vscode.TextEditorRevealType.AtTop);
  }
}

async function goToProblem(client: BaseLanguageClient | undefined, command: string): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (client === undefined || editor === undefined) {
    return;
  }
  const uri = client.code2ProtocolConverter.asUri(editor.document.uri);
  const at = client.code2ProtocolConverter.asPosition(editor.selection.active);
  const found = (await runOnServer(client, command, uri, at)) as { range: Range } | null | undefined;
  if (found === null) {
    vscode.window.setStatusBarMessage(vscode.l10n.t("reftag: no problem was found in this file"), 4000);
  } else if (found !== undefined) {
    reveal(editor, client.protocol2CodeConverter.asRange(found.range));
  }
}

function reveal(editor: vscode.TextEditor, range: vscode.Range): void {
  editor.selection = new vscode.Selection(range.start, range.start);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Menus show commands by the language of a file: `resourceLangId in reftag.languages`. */
export async function tellMenus(): Promise<void> {
  const languages = FORMATS.map(({ id }) => id);
  const measured = FORMATS.filter((format) => format.measured).map(({ id }) => id);
  await vscode.commands.executeCommand("setContext", "reftag.languages", languages);
  await vscode.commands.executeCommand("setContext", "reftag.measuredLanguages", measured);
}
