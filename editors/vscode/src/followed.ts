/** The bibliography that views show: the one in the active editor, or else the last one that was. */

import * as vscode from "vscode";

import { isFormat } from "./formats";

const CURSOR_MS = 120;
const CONTENT_MS = 400;
/** Findings of a large file come in steps, less than a second apart: what shows them waits for the last. */
const FINDINGS_MS = 1_500;

/** What has changed of it: another document, the place of the cursor, the text or its findings. */
export type Change = "document" | "cursor" | "content";

export class Followed implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<Change>();
  readonly onDidChange = this.changed.event;
  private current: vscode.TextDocument | undefined;
  /** By what they wait for, which is not the same as what they tell. */
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly registrations: vscode.Disposable;

  constructor() {
    const { window, workspace, languages } = vscode;
    this.registrations = vscode.Disposable.from(
      this.changed,
      window.onDidChangeActiveTextEditor(() => {
        this.look();
      }),
      workspace.onDidOpenTextDocument(() => {
        this.look(); // also when a document gets another language
      }),
      workspace.onDidCloseTextDocument(() => {
        this.look();
      }),
      window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor.document === this.current) {
          this.soon("cursor", "cursor", CURSOR_MS);
        }
      }),
      workspace.onDidChangeTextDocument(({ document }) => {
        if (document === this.current) {
          this.soon("text", "content", CONTENT_MS);
        }
      }),
      languages.onDidChangeDiagnostics(({ uris }) => {
        const here = this.current?.uri.toString();
        if (uris.some((uri) => uri.toString() === here)) {
          this.soon("findings", "content", FINDINGS_MS);
        }
      }),
    );
    this.look();
  }

  get document(): vscode.TextDocument | undefined {
    return this.current;
  }

  /** An editor that shows it; of several, the active one. */
  get editor(): vscode.TextEditor | undefined {
    const { activeTextEditor, visibleTextEditors } = vscode.window;
    const shows = (editor: vscode.TextEditor): boolean => editor.document === this.current;
    return activeTextEditor !== undefined && shows(activeTextEditor)
      ? activeTextEditor
      : visibleTextEditors.find(shows);
  }

  /** Shows a place in it, in the editor that shows it already. */
  async go(selection: vscode.Range, preserveFocus: boolean): Promise<void> {
    if (this.current !== undefined) {
      const viewColumn = this.editor?.viewColumn ?? vscode.ViewColumn.One;
      await vscode.window.showTextDocument(this.current, { selection, viewColumn, preserveFocus });
    }
  }

  dispose(): void {
    this.timers.forEach(clearTimeout);
    this.registrations.dispose();
  }

  private look(): void {
    const active = vscode.window.activeTextEditor?.document;
    let next = this.current?.isClosed === true ? undefined : this.current;
    if (active !== undefined && isFormat(active.languageId)) {
      next = active;
    }
    if (next !== undefined && !isFormat(next.languageId)) {
      next = undefined;
    }
    if (next !== this.current) {
      this.current = next;
      this.changed.fire("document");
    }
  }

  private soon(after: string, change: Change, wait: number): void {
    clearTimeout(this.timers.get(after));
    this.timers.set(
      after,
      setTimeout(() => {
        this.changed.fire(change);
      }, wait),
    );
  }
}
