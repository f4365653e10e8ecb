/** What the server can do with a whole file, as VS Code's source actions. */

import * as vscode from "vscode";

export const FIX_ALL = "source.fixAll.reftag";
export const SORT = "source.sortRecords.reftag";

/** Does what is offered of a kind, or lets the user choose from it. */
export function sourceAction(
  kind: string,
  apply: "first" | "ifSingle" | "never",
): Thenable<unknown> {
  return vscode.commands.executeCommand("editor.action.sourceAction", { kind, apply });
}
