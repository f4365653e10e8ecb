/** Gives plain text files whose head is beyond doubt in one of our formats its language. */

import * as vscode from "vscode";

import { FORMATS, isFormat } from "./formats";
import heads from "./heads.json";
import { nameOf } from "./names";
import { schemes } from "./schemes";

const PLAIN = "plaintext";
/** As `MOST` in server/reftag/dialects/editor_files/vscode.py. */
const ENOUGH = 4096;
const ENOUGH_LINES = 200;

const CHOICES = "reftag.chosenLanguages";
const MOST_CHOICES = 500;

/** Returns the id of the format in which a text is beyond doubt. */
export function formatOf(text: string): string | undefined {
  const head = text.slice(0, ENOUGH);
  return FORMATS.find(({ id }) => new RegExp(heads[id]).test(head))?.id;
}

/** Looks at each plain text file once, when it is opened, and remembers what a person chooses. */
export class TextFiles implements vscode.Disposable {
  private readonly reopening = new Set<string>();
  private readonly listening: vscode.Disposable;

  constructor(private readonly memory: vscode.Memento) {
    this.listening = vscode.Disposable.from(
      vscode.workspace.onDidCloseTextDocument((document) => {
        // VS Code also reports a close when only the language of a document changes.
        if (!document.isClosed) {
          this.reopening.add(document.uri.toString());
        }
      }),
      vscode.workspace.onDidOpenTextDocument((document) => {
        const key = document.uri.toString();
        if (this.reopening.delete(key)) {
          if (!becoming.has(key)) {
            void this.remember(document, document.languageId);
          }
        } else {
          void this.look(document);
        }
      }),
    );
    for (const document of vscode.workspace.textDocuments) {
      void this.look(document);
    }
  }

  dispose(): void {
    this.listening.dispose();
  }

  private async look(document: vscode.TextDocument): Promise<void> {
    const wish = vscode.workspace.getConfiguration("reftag", document).get<string>("detectText");
    if (document.languageId !== PLAIN || !isFile(document.uri) || wish === "off") {
      return;
    }
    const chosen = this.choices[document.uri.toString()];
    if (chosen !== undefined) {
      await become(document, chosen);
      return;
    }
    const found = formatOf(document.getText(new vscode.Range(0, 0, ENOUGH_LINES, 0)));
    if (found === undefined || isPlainOnPurpose(document)) {
      return;
    }
    if (wish === "ask") {
      await this.ask(document, found);
    } else {
      await become(document, found);
    }
  }

  private async ask(document: vscode.TextDocument, found: string): Promise<void> {
    const name = nameOf(document.uri);
    const title = FORMATS.find(({ id }) => id === found)?.title ?? found;
    const treat = vscode.l10n.t("Treat as {0}", title);
    const keep = vscode.l10n.t("Keep as Plain Text");
    const text = vscode.l10n.t("{0} contains records in the format {1}.", name, title);
    const answer = await vscode.window.showInformationMessage(text, treat, keep);
    if (answer === treat) {
      await this.remember(document, found);
      await become(document, found);
    } else if (answer === keep) {
      await this.remember(document, PLAIN);
    }
  }

  private get choices(): Readonly<Record<string, string>> {
    return this.memory.get<Record<string, string>>(CHOICES, {});
  }

  /** Remembers which of our languages a file is to have, or none; the oldest choices go. */
  private async remember({ uri }: vscode.TextDocument, language: string): Promise<void> {
    if (!isFile(uri) || (language !== PLAIN && !isFormat(language))) {
      return;
    }
    const key = uri.toString();
    const others = Object.entries(this.choices).filter(([other]) => other !== key);
    const kept = [...others, [key, language]].slice(-MOST_CHOICES);
    await this.memory.update(CHOICES, Object.fromEntries(kept));
  }
}

function isFile({ scheme }: vscode.Uri): boolean {
  return scheme !== "untitled" && schemes().has(scheme);
}

/** Documents that get another language of themselves: nobody has chosen it. */
const becoming = new Set<string>();

/** Gives a document a language that its content shows. */
export async function become(document: vscode.TextDocument, language: string): Promise<void> {
  if (document.isClosed || document.languageId === language) {
    return;
  }
  const key = document.uri.toString();
  becoming.add(key);
  try {
    await vscode.languages.setTextDocumentLanguage(document, language);
  } finally {
    becoming.delete(key);
  }
}

/** Whether the setting `files.associations` says that files of this name are plain text. */
function isPlainOnPurpose(document: vscode.TextDocument): boolean {
  const associations = vscode.workspace
    .getConfiguration("files", document)
    .get<Record<string, string>>("associations", {});
  return Object.entries(associations).some(
    ([pattern, language]) =>
      language === PLAIN &&
      vscode.languages.match({ pattern: pattern.includes("/") ? pattern : `**/${pattern}` }, document) > 0,
  );
}
