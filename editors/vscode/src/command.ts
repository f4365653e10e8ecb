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

/** Runs a command about a document, which it is called by as the server knows it. */
export async function runAbout(
  client: BaseLanguageClient | undefined,
  command: string,
  uri: vscode.Uri,
  args: readonly unknown[],
): Promise<unknown> {
  return client && runOnServer(client, command, client.code2ProtocolConverter.asUri(uri), ...args);
}

/** Asks the server about a document; undefined if there is no answer, for whatever reason. */
export type Ask = (command: string, uri: vscode.Uri, ...args: unknown[]) => Promise<unknown>;

/** Asks for what a view shows of itself: nobody asked for it, so a failure is not shown. */
export async function askQuietly(
  client: BaseLanguageClient | undefined,
  command: string,
  uri: vscode.Uri,
  args: readonly unknown[],
): Promise<unknown> {
  if (client === undefined) {
    return undefined;
  }
  const params = { command, arguments: [client.code2ProtocolConverter.asUri(uri), ...args] };
  return client.sendRequest(ExecuteCommandRequest.type, params).catch(() => undefined);
}
