/** What the status bar shows while a bibliography file is open: the server, and what was found. */

import * as vscode from "vscode";
import { type BaseLanguageClient, ExecuteCommandRequest } from "vscode-languageclient";

import { FORMATS, isFormat } from "./formats";

export type State = "stopped" | "starting" | "running" | "no-python" | "failed";

const ASK_AFTER_MS = 400;

export function createStatus(languageIds: readonly string[]): vscode.LanguageStatusItem {
  const item = vscode.languages.createLanguageStatusItem("reftag.server", selector(languageIds));
  item.name = "reftag";
  return item;
}

const selector = (languageIds: readonly string[]): vscode.DocumentSelector =>
  languageIds.map((language) => ({ language }));

export function showState(item: vscode.LanguageStatusItem, state: State, detail: string): void {
  const { text, severity, command } = appearance(state);
  item.text = text;
  item.detail = detail;
  item.severity = severity;
  item.command = command;
  item.busy = state === "starting";
  // Menus have commands that need the server only while it runs.
  void vscode.commands.executeCommand("setContext", "reftag.running", state === "running");
}

function appearance(state: State): {
  text: string;
  severity: vscode.LanguageStatusSeverity;
  command: vscode.Command;
} {
  const { Information, Warning, Error } = vscode.LanguageStatusSeverity;
  const output = { command: "reftag.showOutput", title: vscode.l10n.t("Show Output") };
  const restart = { command: "reftag.restart", title: vscode.l10n.t("Restart") };
  const choose = {
    command: "workbench.action.openSettings",
    title: vscode.l10n.t("Choose Python"),
    arguments: ["reftag.python"],
  };
  switch (state) {
    case "starting":
      return { text: vscode.l10n.t("reftag is starting"), severity: Information, command: output };
    case "running":
      return { text: "reftag", severity: Information, command: output };
    case "stopped":
      return { text: vscode.l10n.t("reftag is stopped"), severity: Warning, command: restart };
    case "no-python":
      return { text: vscode.l10n.t("reftag: no Python found"), severity: Error, command: choose };
    case "failed":
      return { text: vscode.l10n.t("reftag is not running"), severity: Error, command: restart };
  }
}

interface Found {
  readonly dialect: string;
  readonly records: number;
  readonly findings: number;
  readonly checking: boolean;
}

/** Shows the format of the active file, how many records it has and how much was found in them. */
export class FileStatus implements vscode.Disposable {
  private readonly item = vscode.languages.createLanguageStatusItem(
    "reftag.file",
    selector(FORMATS.map(({ id }) => id)),
  );
  private readonly listening: vscode.Disposable;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly running: () => BaseLanguageClient | undefined) {
    this.item.name = vscode.l10n.t("reftag: this file");
    this.item.command = {
      command: "workbench.actions.view.problems",
      title: vscode.l10n.t("Show Problems"),
    };
    const later = (): void => {
      this.askLater();
    };
    const isActive = (uri: vscode.Uri): boolean =>
      vscode.window.activeTextEditor?.document.uri.toString() === uri.toString();
    this.listening = vscode.Disposable.from(
      this.item,
      vscode.window.onDidChangeActiveTextEditor(later),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (isActive(document.uri)) {
          later();
        }
      }),
      vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        if (uris.some(isActive)) {
          later();
        }
      }),
    );
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.listening.dispose();
  }

  private askLater(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.ask(), ASK_AFTER_MS);
  }

  private async ask(): Promise<void> {
    const client = this.running();
    const document = vscode.window.activeTextEditor?.document;
    if (client === undefined || document === undefined || !isFormat(document.languageId)) {
      return;
    }
    const params = {
      command: "reftag.status",
      arguments: [client.code2ProtocolConverter.asUri(document.uri)],
    };
    try {
      this.show((await client.sendRequest(ExecuteCommandRequest.type, params)) as Found | null);
    } catch {
      // Nobody asked: whoever wants to know looks into the output.
    }
  }

  private show(found: Found | null): void {
    if (found === null) {
      return;
    }
    const title = FORMATS.find(({ id }) => id === found.dialect)?.title ?? found.dialect;
    this.item.text =
      found.findings === 0
        ? vscode.l10n.t("{0}, records: {1}", title, found.records)
        : vscode.l10n.t("{0}, records: {1}, problems: {2}", title, found.records, found.findings);
    this.item.busy = found.checking;
    if (found.checking) {
      this.askLater();
    }
  }
}
