/** The views of the extension: records, preview, portability. */

import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";

import { type Ask, askQuietly } from "./command";
import { Followed } from "./followed";
import { Preview } from "./preview";
import { Records } from "./records";
import { Reports } from "./report";
import { Styles } from "./styles";

/** Registers the views; `running` returns the client of a server that answers. */
export function createViews(
  memory: vscode.Memento,
  running: () => BaseLanguageClient | undefined,
): vscode.Disposable {
  const ask: Ask = (command, uri, ...args) => askQuietly(running(), command, uri, args);
  const followed = new Followed();
  const styles = new Styles(memory);
  return vscode.Disposable.from(
    followed,
    new Records(followed, ask, styles),
    new Preview(followed, ask, styles),
    new Reports(ask),
  );
}
