/** A language client that talks to the bundled server on a given Python, and never pops up. */

import * as path from "node:path";
import type * as vscode from "vscode";
import {
  CloseAction,
  ErrorAction,
  LanguageClient,
  RevealOutputChannelOn,
  TransportKind,
} from "vscode-languageclient/node";

import { SwitchesLanguage } from "./dialect";
import { FORMATS } from "./formats";
import type { Python } from "./python";

export function createClient(
  extensionPath: string,
  python: Python,
  output: vscode.OutputChannel,
  onClosed: () => void,
): LanguageClient {
  const client = new QuietClient(
    "reftag",
    "reftag",
    {
      command: python.executable,
      args: ["-X", "utf8", "-m", "reftag", "server"],
      transport: TransportKind.stdio,
      options: {
        // Not the workspace: nothing lying about in it may take part in running the server.
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
      outputChannel: output,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationFailedHandler: () => false,
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

class QuietClient extends LanguageClient {
  // The library pops up what it finds serious; here it goes to the output and the status bar.
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}
