/** A language client, whatever runs the server. */

import * as vscode from "vscode";
import {
  BaseLanguageClient,
  CloseAction,
  ErrorAction,
  type LanguageClientOptions,
  type MessageTransports,
  ResponseError,
  RevealOutputChannelOn,
} from "vscode-languageclient";

import { runOnServer } from "./command";
import { SwitchesLanguage } from "./dialect";
import { FORMATS } from "./formats";
import type { Connection, Runtime } from "./runtime";
import { schemes } from "./schemes";

export class Client extends BaseLanguageClient {
  private connection: Connection | undefined;
  private isKilled = false;

  constructor(
    private readonly runtime: Runtime,
    options: LanguageClientOptions,
  ) {
    super("reftag", "reftag", options);
  }

  /** Ends the server at once, also one that is just starting; the client sees it close. */
  kill(): void {
    this.isKilled = true;
    this.connection?.kill();
  }

  protected override async createMessageTransports(): Promise<MessageTransports> {
    this.connection = await this.runtime.connect();
    if (this.isKilled) {
      this.connection.kill();
      throw new Error("The server was ended while it started");
    }
    return this.connection;
  }

  // The library shows a message for every error; here errors go to the output and the status bar.
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

export function createClient(
  runtime: Runtime,
  output: vscode.OutputChannel,
  onClosed: () => void,
): Client {
  const client: Client = new Client(runtime, {
    documentSelector: [...schemes()].flatMap((scheme) => [
      ...FORMATS.map(({ id }) => ({ scheme, language: id })),
      ...(scheme === "untitled" ? [] : [{ scheme, pattern: "**/reftag.toml" }]),
    ]),
    // Read when the server starts: see `checks_workspace` there.
    initializationOptions: {
      checkWorkspace: vscode.workspace.getConfiguration("reftag").get<boolean>("checkWorkspace"),
    },
    outputChannel: output,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationFailedHandler: () => false,
    ...runtime.options,
    middleware: {
      ...runtime.options.middleware,
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
  });
  client.registerFeature(new SwitchesLanguage());
  return client;
}

/** Shows the page of a rule in the editor that package.json names for it, rendered. */
async function showPage(page: vscode.Uri): Promise<{ success: boolean }> {
  // Not showTextDocument, which the library uses: it shows the source of any file. And in a browser
  // the page is a part of the extension on the web, which would be opened outside VS Code.
  const command = /^https?$/.test(page.scheme) ? "markdown.showPreview" : "vscode.open";
  await vscode.commands.executeCommand(command, page);
  return { success: true };
}
