/** The Portability view: what importers lose of a file, how it is fixed, and which of them matter. */

import * as vscode from "vscode";

import type { Ask } from "./command";
import { nameOf } from "./names";
import { page, type Sent } from "./page";
import { applied } from "./record_actions";
import { isFile, reportBody, type Report, REPORT_STYLE, type ReportMessage } from "./report_page";

const SHOW_REPORT = "reftag.showPortability";

const VIEW = "reftag.portability";
const TARGETS = "targets";

export class Reports implements vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;
  private document: vscode.TextDocument | undefined;
  /** The version of the document that the report is about; undefined while there is none. */
  private version: number | undefined;
  /** The targets that were chosen here last, which the server may not have heard of yet. */
  private chosen: readonly string[] | undefined;
  private report: Report | undefined;
  /** Whether the page says already that the file has changed. */
  private saysOutdated = false;
  private readonly registrations: vscode.Disposable;

  constructor(
    private readonly ask: Ask,
    private readonly run: Ask,
    private readonly place: (path: string) => vscode.Uri,
  ) {
    this.registrations = vscode.Disposable.from(
      vscode.commands.registerCommand(SHOW_REPORT, (uri?: vscode.Uri) => this.show(uri)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document === this.document && !this.saysOutdated) {
          void this.draw();
        }
      }),
    );
  }

  dispose(): void {
    this.registrations.dispose();
    this.panel?.dispose();
  }

  /** Shows the report on a file, by default the active one; a tab that is open is used again. */
  private async show(uri = vscode.window.activeTextEditor?.document.uri): Promise<void> {
    if (uri === undefined) {
      return;
    }
    const document = await vscode.workspace.openTextDocument(uri);
    if (document !== this.document) {
      [this.document, this.report, this.chosen] = [document, undefined, undefined];
    }
    const title = vscode.l10n.t("What importers lose from {0}", nameOf(uri));
    if (this.panel === undefined) {
      this.panel = this.open(title);
    } else {
      this.panel.title = title;
      this.panel.reveal(undefined, true);
      await this.update();
    }
  }

  private open(title: string): vscode.WebviewPanel {
    const where = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    const panel = vscode.window.createWebviewPanel(VIEW, title, where, {
      enableScripts: true,
      localResourceRoots: [],
    });
    panel.onDidDispose(() => {
      this.panel = this.document = this.report = undefined;
    });
    panel.webview.onDidReceiveMessage((sent: Sent) => void this.receive(sent));
    panel.webview.html = page(title, vscode.env.language, REPORT_STYLE);
    return panel;
  }

  private async receive({ send, value }: Sent): Promise<void> {
    const message = send as ReportMessage;
    if ("line" in message) {
      await this.go(message.line);
    } else if ("rule" in message) {
      await vscode.commands.executeCommand("reftag.showRule", message.rule);
    } else if ("settings" in message) {
      await vscode.window.showTextDocument(vscode.Uri.parse(message.settings, true));
    } else if ("target" in message) {
      await this.choose(message.target, value === true);
    } else if ("fix" in message) {
      await this.fix(message.fix, message.rules);
    } else if (this.report === undefined || "refresh" in message) {
      await this.update();
    } else {
      await this.draw(); // the tab was hidden, and its page has gone
    }
  }

  private async update(): Promise<void> {
    const { document, chosen } = this;
    if (document === undefined) {
      return;
    }
    const { version } = document;
    const targets = chosen !== undefined && chosen.length > 0 ? [chosen] : [];
    const report = (await this.ask("reftag.portabilityView", document.uri, ...targets)) as
      | Report
      | undefined;
    if (document === this.document) {
      [this.report, this.version] = [report && this.located(report), version];
      await this.draw();
    }
  }

  /** The report with the URI of the settings file instead of its path as the server sees it. */
  private located(report: Report): Report {
    const { setBy } = report;
    return isFile(setBy) ? { ...report, setBy: this.place(setBy).toString() } : report;
  }

  private async draw(): Promise<void> {
    const { report, document, panel } = this;
    if (panel === undefined) {
      return;
    }
    const isOutdated = document?.version !== this.version;
    this.saysOutdated = report !== undefined && isOutdated;
    const state = { chosen: this.chosen ?? report?.chosen ?? [], isOutdated };
    await panel.webview.postMessage({ html: reportBody(report, state) });
  }

  private async go(line: number): Promise<void> {
    if (this.document !== undefined) {
      const shown = vscode.window.visibleTextEditors.find((e) => e.document === this.document);
      await vscode.window.showTextDocument(this.document, {
        viewColumn: shown?.viewColumn ?? vscode.ViewColumn.One,
        selection: new vscode.Range(line, 0, line, 0),
      });
    }
  }

  /** Writes the setting: of the workspace if one is open. */
  private async choose(target: string, isWanted: boolean): Promise<void> {
    const before = this.chosen ?? this.report?.chosen ?? [];
    const others = before.filter((each) => each !== target);
    this.chosen = isWanted ? [...others, target] : others;
    const { ConfigurationTarget, workspace } = vscode;
    const where =
      workspace.workspaceFolders === undefined
        ? ConfigurationTarget.Global
        : ConfigurationTarget.Workspace;
    const value = this.chosen.length > 0 ? this.chosen : undefined;
    await workspace.getConfiguration("reftag").update(TARGETS, value, where);
    await this.update();
  }

  private async fix(target: string, rules: readonly string[]): Promise<void> {
    const { document } = this;
    if (document === undefined) {
      return;
    }
    const asked = (): Promise<unknown> =>
      this.run("reftag.fixForTarget", document.uri, target, rules);
    if (await applied(document, asked)) {
      await this.update();
    }
  }
}
