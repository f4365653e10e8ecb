/** The settings in force for a file, and the reftag.toml that they may be in. */

import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";

import { runOnServer } from "./command";
import { nameOf } from "./names";
import { explanationOf, type Offer, offersAt } from "./toml";

const NAME = "reftag.toml";
const SCHEME = "reftag-settings";

/** Shows the settings in force for the active file, as a reftag.toml that cannot be edited. */
export async function showSettings(client: BaseLanguageClient | undefined): Promise<void> {
  const uri = vscode.window.activeTextEditor?.document.uri;
  if (client === undefined || uri === undefined) {
    return;
  }
  const text = await runOnServer(client, "reftag.settings", client.code2ProtocolConverter.asUri(uri));
  if (typeof text !== "string") {
    return;
  }
  const name = nameOf(uri);
  // No `reftag.toml`: this one is not to be checked.
  const path = `/${vscode.l10n.t("Settings for {0}", name)}.toml`;
  const shown = vscode.Uri.from({ scheme: SCHEME, path });
  texts.set(shown.toString(), text);
  changed.fire(shown);
  const document = await vscode.workspace.openTextDocument(shown);
  await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside });
}

const texts = new Map<string, string>();
const changed = new vscode.EventEmitter<vscode.Uri>();

/** Shows settings in force, and completes and explains what is in a reftag.toml. */
export function registerSettings(): vscode.Disposable {
  const selector = { pattern: `**/${NAME}` };
  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: changed.event,
      provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? "",
    }),
    vscode.languages.registerCompletionItemProvider(selector, { provideCompletionItems }, '"', "["),
    vscode.languages.registerHoverProvider(selector, { provideHover }),
  );
}

function provideCompletionItems(
  document: vscode.TextDocument,
  { line, character }: vscode.Position,
): vscode.CompletionItem[] {
  const before = document.lineAt(line).text.slice(0, character);
  const typed = /[\w-]*$/.exec(before)?.[0] ?? "";
  // A table is written with its brackets, of which some may be there.
  const brackets = /^\s*(\[{0,2})[\w-]*$/.exec(before)?.[1] ?? "";
  return offersAt(linesAbove(document, line), before).map((offer) => {
    const start = character - typed.length - (offer.kind === "table" ? brackets.length : 0);
    return completionOf(offer, new vscode.Range(line, start, line, character));
  });
}

const KINDS: Record<Offer["kind"], vscode.CompletionItemKind> = {
  key: vscode.CompletionItemKind.Property,
  table: vscode.CompletionItemKind.Module,
  value: vscode.CompletionItemKind.Value,
};

function completionOf(offer: Offer, range: vscode.Range): vscode.CompletionItem {
  const item = new vscode.CompletionItem(offer.label, KINDS[offer.kind]);
  item.insertText = new vscode.SnippetString(offer.insert);
  item.documentation = new vscode.MarkdownString(offer.explanation);
  item.range = range;
  return item;
}

function provideHover(document: vscode.TextDocument, { line, character }: vscode.Position): vscode.Hover | undefined {
  const word = document.getWordRangeAtPosition(new vscode.Position(line, character), /[\w-]+/);
  const isKey = word !== undefined && /^\s*\[*$/.test(document.lineAt(line).text.slice(0, word.start.character));
  const text = isKey ? explanationOf(linesAbove(document, line), document.getText(word)) : undefined;
  return text === undefined ? undefined : new vscode.Hover(new vscode.MarkdownString(text), word);
}

function linesAbove(document: vscode.TextDocument, line: number): string[] {
  return document.getText(new vscode.Range(0, 0, line, 0)).split(/\r\n|\n|\r/);
}

/** Opens the reftag.toml of the folder of the active file; writes one if there is none. */
export async function createSettingsFile(): Promise<void> {
  const folder = await folderForSettings();
  if (folder === undefined) {
    return;
  }
  const file = vscode.Uri.joinPath(folder, NAME);
  if (!(await exists(file))) {
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(template()));
  }
  await vscode.window.showTextDocument(file);
}

async function folderForSettings(): Promise<vscode.Uri | undefined> {
  const active = vscode.window.activeTextEditor?.document.uri;
  const folder = active && vscode.workspace.getWorkspaceFolder(active);
  if (folder !== undefined) {
    return folder.uri;
  }
  if (active?.scheme === "file") {
    return vscode.Uri.joinPath(active, "..");
  }
  const [only, ...more] = vscode.workspace.workspaceFolders ?? [];
  return more.length === 0 ? only?.uri : (await vscode.window.showWorkspaceFolderPick())?.uri;
}

/** What is set in the editor, and the rest of what people set, as comments. */
function template(): string {
  const settings = vscode.workspace.getConfiguration("reftag");
  const line = (key: string, example: string, comment: string): string => {
    const { workspaceFolderValue, workspaceValue, globalValue } = settings.inspect(key) ?? {};
    const value = workspaceFolderValue ?? workspaceValue ?? globalValue;
    // An empty list means that nothing is set; in reftag.toml it would switch all rules off.
    const isSet = Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null;
    return `# ${comment}\n${isSet ? `${key} = ${JSON.stringify(value)}` : `# ${key} = ${example}`}\n`;
  };
  return [
    `# ${vscode.l10n.t("Settings of reftag for this folder and those below it.")}\n`,
    line("targets", '["zotero", "endnote"]', vscode.l10n.t("The programs that the libraries are for.")),
    line("dialect", '"auto"', vscode.l10n.t("The format of the files; auto goes by their content.")),
    line("select", '["ALL"]', vscode.l10n.t("The rules that are on, instead of the usual ones.")),
    line("ignore", '["RT202", "RT5"]', vscode.l10n.t("The rules that are off.")),
    `# ${vscode.l10n.t("The severity of single rules: error, warning, information, hint or off.")}\n${severities(settings)}`,
  ].join("\n");
}

function severities(settings: vscode.WorkspaceConfiguration): string {
  const levels = Object.entries(settings.get<Record<string, string> | null>("severity") ?? {});
  return levels.length === 0
    ? '# [severity]\n# duplicate-record = "error"\n'
    : ["[severity]", ...levels.map(([rule, level]) => `${rule} = "${level}"`), ""].join("\n");
}

async function exists(file: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(file);
    return true;
  } catch {
    return false;
  }
}

/** Says in which file a rule is ignored from now on: the editor may not show it. */
export async function showIgnored(file: vscode.Uri, rule: string): Promise<void> {
  const document = vscode.workspace.textDocuments.find((one) => one.uri.toString() === file.toString());
  await document?.save();
  const open = vscode.l10n.t("Open");
  const name = vscode.workspace.asRelativePath(file);
  const text = vscode.l10n.t("{0} is ignored from now on: this is written in {1}.", rule, name);
  if ((await vscode.window.showInformationMessage(text, open)) === open) {
    await vscode.window.showTextDocument(file);
  }
}
