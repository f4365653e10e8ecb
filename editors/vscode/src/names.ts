/** What files are called. */

import type * as vscode from "vscode";

export function nameOf({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
