/** Lets people choose a rule and read about it. */

import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";

import { runOnServer } from "./command";

interface Rule {
  readonly code: string;
  readonly name: string;
  readonly summary: string;
}

/** Shows the page of a rule; those that have found something at the cursor come first. */
export async function chooseRule(client: BaseLanguageClient | undefined): Promise<void> {
  if (client === undefined) {
    return;
  }
  const rules = (await runOnServer(client, "reftag.rules")) as Rule[] | undefined;
  const here = codesAtCursor();
  const items = (rules ?? []).map(({ code, name, summary }) => ({
    label: `${code} ${name}`,
    description: here.has(code) ? vscode.l10n.t("found here") : "",
    detail: summary,
    code,
  }));
  items.sort((a, b) => Number(here.has(b.code)) - Number(here.has(a.code)));
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t("Show rule"),
    placeHolder: vscode.l10n.t("Code, name, or what it finds"),
    matchOnDetail: true,
  });
  if (chosen !== undefined) {
    await runOnServer(client, "reftag.showRule", chosen.code);
  }
}

function codesAtCursor(): Set<string> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) {
    return new Set();
  }
  const line = editor.selection.active.line;
  const found = vscode.languages
    .getDiagnostics(editor.document.uri)
    .filter(({ range }) => range.start.line <= line && line <= range.end.line);
  return new Set(
    found.map(({ code }) => String(typeof code === "object" ? code.value : (code ?? ""))),
  );
}
