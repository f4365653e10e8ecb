/** Which format a document is in: the server says so, or the user does, and VS Code follows. */

import * as vscode from "vscode";
import type { ClientCapabilities, FeatureState, StaticFeature } from "vscode-languageclient";
import { ExecuteCommandRequest, type LanguageClient } from "vscode-languageclient/node";

import { type Format, FORMATS, isFormat } from "./formats";

/** The server looks at no more of a text. */
const ENOUGH = 32_768;

interface Told {
  readonly uri: string;
  readonly dialect: string;
  /** Whether somebody asked for it, with a quick fix for instance. */
  readonly asked: boolean;
}

/** Tells the server that it may tell us. */
export class SwitchesLanguage implements StaticFeature {
  fillClientCapabilities(capabilities: ClientCapabilities): void {
    const others = capabilities.experimental as object | undefined;
    capabilities.experimental = { ...others, reftag: { switchLanguage: true } };
  }

  initialize(): void {
    // There is nothing to set up.
  }

  getState(): FeatureState {
    return { kind: "static" };
  }

  clear(): void {
    // Nor to give up.
  }
}

/** Changes the language of documents when the server finds that they are in another. */
export class LanguageSwitch implements vscode.Disposable {
  /** Documents that were switched: who then chooses another language is not overruled. */
  private readonly switched = new Set<string>();
  private readonly closing = vscode.workspace.onDidCloseTextDocument((document) => {
    // VS Code says that a document closes when only its language changes, too.
    if (document.isClosed) {
      this.switched.delete(document.uri.toString());
    }
  });

  follow(client: LanguageClient): void {
    client.onNotification("reftag/dialect", ({ uri, dialect, asked }: Told) => {
      const key = client.protocol2CodeConverter.asUri(uri).toString();
      const document = vscode.workspace.textDocuments.find((one) => one.uri.toString() === key);
      if (document === undefined || document.languageId === dialect || !isFormat(dialect)) {
        return;
      }
      if (asked || !this.switched.has(key)) {
        this.switched.add(key);
        void vscode.languages.setTextDocumentLanguage(document, dialect);
      }
    });
  }

  dispose(): void {
    this.closing.dispose();
  }
}

/** Asks what the active document is to be read as, the likely answer first. */
export async function chooseDialect(client: LanguageClient | undefined): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (document === undefined) {
    return;
  }
  const likely = await recognised(client, document);
  const chosen = await vscode.window.showQuickPick(choices(document.languageId, likely), {
    title: "reftag: the format of this file",
    placeHolder: "Treat this file as…",
    matchOnDetail: true,
  });
  if (chosen !== undefined) {
    await setDialect(client, document, chosen.id);
  }
}

/** Has a document read as a format, whatever is in it. */
export async function setDialect(
  client: LanguageClient | undefined,
  document: vscode.TextDocument,
  id: string,
): Promise<void> {
  // First the server: changing the language opens the document anew, and then it has to know.
  if (client !== undefined) {
    const uri = client.code2ProtocolConverter.asUri(document.uri);
    await run(client, "reftag.setDialect", uri, id);
  }
  if (document.languageId !== id) {
    await vscode.languages.setTextDocumentLanguage(document, id);
  }
}

type Item = vscode.QuickPickItem & Pick<Format, "id">;

function choices(now: string, likely: string | undefined): Item[] {
  const items = FORMATS.map(({ id, title, sample }) => ({
    id,
    label: title,
    description: [id === likely ? "what is in it" : "", id === now ? "as it is read now" : ""]
      .filter((said) => said !== "")
      .join(", "),
    detail: sample,
  }));
  return items.sort((a, b) => Number(b.id === likely) - Number(a.id === likely));
}

async function recognised(
  client: LanguageClient | undefined,
  document: vscode.TextDocument,
): Promise<string | undefined> {
  const text = document.getText().slice(0, ENOUGH);
  const answer: unknown = client === undefined ? null : await run(client, "reftag.recognize", text);
  return typeof answer === "string" ? answer : undefined;
}

async function run(client: LanguageClient, command: string, ...rest: string[]): Promise<unknown> {
  return client.sendRequest(ExecuteCommandRequest.type, { command, arguments: rest });
}
