/** What the extension does wherever VS Code runs; `node.ts` and `web.ts` begin it. */

import * as vscode from "vscode";

import { followCitations } from "./citations";
import { registerCommands, tellMenus } from "./commands";
import { TextFiles } from "./detect";
import { isFormat } from "./formats";
import type { FindRuntime } from "./runtime";
import { Server } from "./server";
import { registerSettings } from "./settings";
import { FileStatus, type State } from "./status";
import type { LoadCsl } from "./styles";
import { createViews } from "./views";

/** What other extensions, and the tests, may ask. */
export interface Api {
  state(): State;
}

let server: Server | undefined;

/** What is read when the server starts. */
const STARTS_WITH = ["reftag.runtime", "reftag.python", "reftag.checkWorkspace"];

/** What depends on where the extension runs. */
export interface Host {
  readonly findRuntime: FindRuntime;
  readonly loadCsl: LoadCsl;
  /** Called when the server starts first; `restart` is for changes that only this host knows of. */
  onStart(restart: () => void): void;
}

export function begin(
  context: vscode.ExtensionContext,
  output: vscode.OutputChannel,
  host: Host,
): Api {
  const running = new Server(host.findRuntime, output);
  server = running;
  const restart = (): void => {
    if (running.state !== "stopped") {
      void running.restart();
    }
  };
  context.subscriptions.push(
    output,
    running,
    followCitations(running),
    createViews(context.globalState, host.loadCsl, () => running.running),
    vscode.commands.registerCommand("reftag.restart", () => running.restart()),
    vscode.commands.registerCommand("reftag.showOutput", () => {
      output.show();
    }),
    registerCommands(() => running.running),
    registerSettings(),
    new FileStatus(() => running.running),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (STARTS_WITH.some((setting) => event.affectsConfiguration(setting))) {
        restart();
      }
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(restart),
  );
  void tellMenus();
  context.subscriptions.push(
    whenNeeded(() => {
      // Not awaited: finding Python takes a moment, and the commands must be available at once.
      void running.restart();
      host.onStart(restart);
    }),
    new TextFiles(context.globalState),
  );
  return { state: () => running.state };
}

export function deactivate(): Promise<void> | undefined {
  return server?.stop();
}

/** Calls back once, as soon as a document is open that the server is for: most text is not. */
function whenNeeded(start: () => void): vscode.Disposable {
  const needs = (document: vscode.TextDocument): boolean =>
    isFormat(document.languageId) || document.uri.path.endsWith("/reftag.toml");
  if (vscode.workspace.textDocuments.some(needs)) {
    start();
    return new vscode.Disposable(() => undefined);
  }
  const listening = vscode.workspace.onDidOpenTextDocument((document) => {
    if (needs(document)) {
      listening.dispose();
      start();
    }
  });
  return listening;
}
