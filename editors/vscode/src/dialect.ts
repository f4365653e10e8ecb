/** Keeps the language of a document in step with the format that the server or the user chose. */

import * as vscode from "vscode";
import type {
  BaseLanguageClient,
  ClientCapabilities,
  FeatureState,
  StaticFeature,
} from "vscode-languageclient";

import { runOnServer } from "./command";
import { become } from "./detect";
import { type Format, FORMATS, isFormat } from "./formats";

/** The server looks only at so many characters of a text. */
const ENOUGH = 32_768;

interface Told {
  readonly uri: string;
  readonly dialect: string;
  /** Whether the user asked for it, for example with a quick fix. */
  readonly asked: boolean;
}

/** Tells the server that this client understands `reftag/dialect` and has VS Code's commands. */
export class SwitchesLanguage implements StaticFeature {
  fillClientCapabilities(capabilities: ClientCapabilities): void {
    const others = capabilities.experimental as object | undefined;
    capabilities.experimental = { ...others, reftag: { switchLanguage: true, editorCommands: true } };
  }

  initialize(): void {
    // There is nothing to set up.
  }

  getState(): FeatureState {
    return { kind: "static" };
  }

  clear(): void {
    // There is nothing to clean up.
  }
}

/** Changes the language of documents when the server finds that they are in another. */
export class LanguageSwitch implements vscode.Disposable {
  /** Documents that were switched once: a language that the user chooses later stays. */
  private readonly switched = new Set<string>();
  private readonly closing = vscode.workspace.onDidCloseTextDocument((document) => {
    // VS Code also reports a close when only the language of a document changes.
    if (document.isClosed) {
      this.switched.delete(document.uri.toString());
    }
  });

  follow(client: BaseLanguageClient): void {
    client.onNotification("reftag/dialect", ({ uri, dialect, asked }: Told) => {
      const key = client.protocol2CodeConverter.asUri(uri).toString();
      const document = vscode.workspace.textDocuments.find((one) => one.uri.toString() === key);
      if (document === undefined || document.languageId === dialect || !isFormat(dialect)) {
        return;
      }
      if (asked || !this.switched.has(key)) {
        this.switched.add(key);
        // What a person asked for is remembered for the file.
        void (asked
          ? vscode.languages.setTextDocumentLanguage(document, dialect)
          : become(document, dialect));
      }
    });
  }

  dispose(): void {
    this.closing.dispose();
  }
}

/** Asks for the format of the active document; the likely answer comes first. */
export async function chooseDialect(client: BaseLanguageClient | undefined): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (document === undefined) {
    return;
  }
  const likely = await recognised(client, document);
  const chosen = await vscode.window.showQuickPick(choices(document.languageId, likely), {
    title: vscode.l10n.t("reftag: format of this file"),
    placeHolder: vscode.l10n.t("Treat this file as…"),
    matchOnDetail: true,
  });
  if (chosen !== undefined) {
    await setDialect(client, document, chosen.id);
  }
}

/** Has a document read as a format, whatever its content. */
async function setDialect(
  client: BaseLanguageClient | undefined,
  document: vscode.TextDocument,
  id: string,
): Promise<void> {
  // The server first: changing the language opens the document again, and it has to know by then.
  if (client !== undefined) {
    const uri = client.code2ProtocolConverter.asUri(document.uri);
    await runOnServer(client, "reftag.setDialect", uri, id);
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
    description: [
      id === likely ? vscode.l10n.t("matches the content") : "",
      id === now ? vscode.l10n.t("current") : "",
    ]
      .filter((said) => said !== "")
      .join(", "),
    detail: sample,
  }));
  return items.sort((a, b) => Number(b.id === likely) - Number(a.id === likely));
}

async function recognised(
  client: BaseLanguageClient | undefined,
  document: vscode.TextDocument,
): Promise<string | undefined> {
  const text = document.getText().slice(0, ENOUGH);
  const answer: unknown = client === undefined ? null : await runOnServer(client, "reftag.recognize", text);
  return typeof answer === "string" ? answer : undefined;
}
