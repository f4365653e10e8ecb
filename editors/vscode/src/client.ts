/** A language client that talks to the bundled server on a given Python. */

import * as path from "node:path";
import * as vscode from "vscode";
import {
  CloseAction,
  ErrorAction,
  LanguageClient,
  ResponseError,
  RevealOutputChannelOn,
  TransportKind,
} from "vscode-languageclient/node";

import { runOnServer } from "./command";
import { SwitchesLanguage } from "./dialect";
import { FORMATS } from "./formats";
import type { Python } from "./python";

export function createClient(
  extensionPath: string,
  python: Python,
  output: vscode.OutputChannel,
  onClosed: () => void,
): LanguageClient {
  const client: LanguageClient = new QuietClient(
    "reftag",
    "reftag",
    {
      command: python.executable,
      args: ["-X", "utf8", "-m", "reftag", "server"],
      transport: TransportKind.stdio,
      options: {
        // Not the workspace, so that no file in it takes part in running the server.
        cwd: extensionPath,
        env: {
          PYTHONPATH: path.join(extensionPath, "bundled", "libs"),
          PYTHONSAFEPATH: "1",
        },
      },
    },
    {
      documentSelector: [
        ...["file", "untitled", "vscode-vfs"].flatMap((scheme) =>
          FORMATS.map(({ id }) => ({ scheme, language: id })),
        ),
        { scheme: "file", pattern: "**/reftag.toml" },
      ],
      // Read when the server starts: see `checks_workspace` there.
      initializationOptions: {
        checkWorkspace: vscode.workspace.getConfiguration("reftag").get<boolean>("checkWorkspace"),
      },
      outputChannel: output,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationFailedHandler: () => false,
      middleware: {
        executeCommand: (command, args: unknown[]) => runOnServer(client, command, ...args),
        provideDiagnostics: async (document, previousResultId, token, next) => {
          const report = await next(document, previousResultId, token);
          if (token.isCancellationRequested) {
            // The text has changed meanwhile. The library would show what it has at hand, which
            // is nothing or a part (vscode-languageserver-node #1471, #1799); so it has to ask again.
            throw new vscode.CancellationError();
          }
          return report;
        },
        window: {
          showDocument: async (params, next) => {
            const uri = client.protocol2CodeConverter.asUri(params.uri);
            if (uri.path.endsWith(".md")) {
              return showPage(uri);
            }
            const shown = await next(params, new vscode.CancellationTokenSource().token);
            return shown instanceof ResponseError ? { success: false } : shown;
          },
        },
      },
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        closed: () => {
          onClosed();
          return { action: CloseAction.DoNotRestart, handled: true };
        },
      },
    },
  );
  client.registerFeature(new SwitchesLanguage());
  return client;
}

/** Shows the page of a rule in the editor that package.json names for it, rendered. */
async function showPage(page: vscode.Uri): Promise<{ success: boolean }> {
  // Not showTextDocument, which the library uses: it shows the source of any file.
  await vscode.commands.executeCommand("vscode.open", page);
  return { success: true };
}

class QuietClient extends LanguageClient {
  // The library shows a message for every error; here errors go to the output and the status bar.
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}
