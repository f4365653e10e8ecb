/** Shows the state of the server in the status bar while a bibliography file is open. */

import * as vscode from "vscode";

export type State = "stopped" | "starting" | "running" | "no-python" | "failed";

const SHOW_OUTPUT = { command: "reftag.showOutput", title: "Show Output" };
const RESTART = { command: "reftag.restart", title: "Restart" };
const CHOOSE = {
  command: "workbench.action.openSettings",
  title: "Choose Python",
  arguments: ["reftag.python"],
};

export function createStatus(languageIds: readonly string[]): vscode.LanguageStatusItem {
  const selector = languageIds.map((language) => ({ language }));
  const item = vscode.languages.createLanguageStatusItem("reftag.server", selector);
  item.name = "reftag";
  return item;
}

export function showState(item: vscode.LanguageStatusItem, state: State, detail: string): void {
  const { text, severity, command } = appearance(state);
  item.text = text;
  item.detail = detail;
  item.severity = severity;
  item.command = command;
  item.busy = state === "starting";
}

function appearance(state: State): {
  text: string;
  severity: vscode.LanguageStatusSeverity;
  command: vscode.Command;
} {
  const { Information, Warning, Error } = vscode.LanguageStatusSeverity;
  switch (state) {
    case "starting":
      return { text: "reftag is starting", severity: Information, command: SHOW_OUTPUT };
    case "running":
      return { text: "reftag", severity: Information, command: SHOW_OUTPUT };
    case "stopped":
      return { text: "reftag is stopped", severity: Warning, command: RESTART };
    case "no-python":
      return { text: "reftag: no Python found", severity: Error, command: CHOOSE };
    case "failed":
      return { text: "reftag is not running", severity: Error, command: RESTART };
  }
}
