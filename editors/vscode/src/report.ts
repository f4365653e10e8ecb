/** The report on what importers lose: a read-only Markdown document, shown beside its file. */

import * as vscode from "vscode";

export const SHOW_REPORT = "reftag.showPortability";

const SCHEME = "reftag-portability";
const NO_REPORT =
  "There is no report. Check that reftag is running: click `{}` in the status bar to see its state.\n";

/** Returns the report on a document in Markdown, or undefined if there is none. */
export type Ask = (uri: vscode.Uri) => Promise<string | undefined>;

export class Reports implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;
  private readonly registrations: vscode.Disposable;

  constructor(private readonly ask: Ask) {
    this.registrations = vscode.Disposable.from(
      this.changed,
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      vscode.commands.registerCommand(SHOW_REPORT, (uri?: vscode.Uri) => this.show(uri)),
    );
  }

  dispose(): void {
    this.registrations.dispose();
  }

  async provideTextDocumentContent(report: vscode.Uri): Promise<string> {
    return (await this.ask(vscode.Uri.parse(report.query, true))) ?? NO_REPORT;
  }

  /** Shows the report on a file, by default the active one; a report that is open is updated. */
  private async show(uri = vscode.window.activeTextEditor?.document.uri): Promise<void> {
    if (uri === undefined || uri.scheme === SCHEME) {
      return;
    }
    const name = uri.path.slice(uri.path.lastIndexOf("/") + 1);
    const path = `/What importers lose from ${name}.md`;
    const report = vscode.Uri.from({ scheme: SCHEME, path, query: uri.toString() });
    this.changed.fire(report);
    // Beside the file, not beside the active editor, so that the same preview is used again.
    const file = vscode.window.visibleTextEditors.find(
      ({ document }) => document.uri.toString() === uri.toString(),
    );
    if (file?.viewColumn !== undefined) {
      await vscode.window.showTextDocument(file.document, file.viewColumn);
    }
    try {
      await vscode.commands.executeCommand("markdown.showPreviewToSide", report);
    } catch {
      // VS Code's own Markdown extension can be switched off.
      await vscode.window.showTextDocument(report, { viewColumn: vscode.ViewColumn.Beside });
    }
  }
}
