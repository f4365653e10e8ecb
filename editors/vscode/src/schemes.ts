/** Where records may be: not where Git shows the past, or where a diff has its other side. */

import * as vscode from "vscode";

const EVERYWHERE = ["file", "untitled", "vscode-vfs"];

export function schemes(): Set<string> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return new Set([...EVERYWHERE, ...folders.map(({ uri }) => uri.scheme)]);
}
