/** Commands that the server runs: their errors are shown, since somebody asked for what failed. */

import * as vscode from "vscode";
import { type BaseLanguageClient, ExecuteCommandRequest } from "vscode-languageclient";

/** Runs a command of the server and returns its answer; undefined if it failed, which is shown. */
export async function runOnServer(
  client: BaseLanguageClient,
  command: string,
  ...args: unknown[]
): Promise<unknown> {
  try {
    return await client.sendRequest(ExecuteCommandRequest.type, { command, arguments: args });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(`reftag: ${reason}`);
    return undefined;
  }
}
