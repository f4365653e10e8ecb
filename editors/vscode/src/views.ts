/** The views of the extension: records, preview, portability. */

import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";

import { type Ask, askQuietly, runAbout } from "./command";
import { Followed } from "./followed";
import { Preview } from "./preview";
import { Records } from "./records";
import { Reports } from "./report";
import { type LoadCsl, Styles } from "./styles";

/** Registers the views; `running` returns the client of a server that answers. */
export function createViews(
  memory: vscode.Memento,
  loadCsl: LoadCsl,
  running: () => BaseLanguageClient | undefined,
): vscode.Disposable {
  const ask: Ask = (command, uri, ...args) => askQuietly(running(), command, uri, args);
  const run: Ask = (command, uri, ...args) => runAbout(running(), command, uri, args);
  /** Where a file is that the server names. */
  const place = (path: string): vscode.Uri => {
    const named = vscode.Uri.file(path);
    return running()?.protocol2CodeConverter.asUri(named.toString()) ?? named;
  };
  const followed = new Followed();
  const styles = new Styles(memory, loadCsl);
  return vscode.Disposable.from(
    followed,
    new Records(followed, ask, run, styles),
    new Preview(followed, ask, styles),
    new Reports(ask, run, place),
  );
}
