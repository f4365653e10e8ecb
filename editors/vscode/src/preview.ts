/** The record at the cursor as a formatted reference, with what was found in it, beside its file. */

import * as vscode from "vscode";
import type { Range } from "vscode-languageclient";

import type { Ask } from "./command";
import type { Formatted, Item, Style } from "./csl";
import type { Followed } from "./followed";
import { escaped, page, type Sent, sends } from "./page";
import { OTHER, type Styles } from "./styles";

const SHOW_PREVIEW = "reftag.showPreview";

const VIEW = "reftag.preview";

/** What the server says of the record at a position. */
interface Record {
  readonly name: string;
  readonly type: string;
  readonly item: Item;
  readonly findings: readonly Finding[];
}

interface Finding {
  readonly severity: "error" | "warning" | "information" | "hint";
  readonly code: string;
  readonly rule: string;
  readonly message: string;
  readonly range: Range;
}

type Message =
  | { readonly ready: true }
  | { readonly style: true }
  | { readonly copy: string }
  | { readonly rule: string }
  | { readonly go: Range };

export class Preview implements vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;
  private turn = 0;
  private readonly registrations: vscode.Disposable;

  constructor(
    private readonly followed: Followed,
    private readonly ask: Ask,
    private readonly styles: Styles,
  ) {
    this.registrations = vscode.Disposable.from(
      vscode.commands.registerCommand(SHOW_PREVIEW, () => {
        this.show();
      }),
      followed.onDidChange(() => void this.update()),
    );
  }

  dispose(): void {
    this.registrations.dispose();
    this.panel?.dispose();
  }

  private show(): void {
    if (this.panel !== undefined) {
      this.panel.reveal(undefined, true);
      return;
    }
    const title = vscode.l10n.t("Reference");
    const where = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    const panel = vscode.window.createWebviewPanel(VIEW, title, where, {
      enableScripts: true,
      localResourceRoots: [],
    });
    this.panel = panel;
    panel.onDidDispose(() => {
      this.panel = undefined;
      this.turn++; // what is being made has no place any more
    });
    panel.webview.onDidReceiveMessage((sent: Sent) => void this.receive(sent));
    panel.webview.html = page(title, vscode.env.language, STYLE);
  }

  private async receive({ send, value }: Sent): Promise<void> {
    const message = send as Message;
    if ("copy" in message) {
      await vscode.env.clipboard.writeText(message.copy);
    } else if ("rule" in message) {
      await vscode.commands.executeCommand("reftag.showRule", message.rule);
    } else if ("go" in message) {
      const { start, end } = message.go;
      const range = new vscode.Range(start.line, start.character, end.line, end.character);
      await this.followed.go(range, false);
    } else {
      if ("style" in message && typeof value === "string") {
        await this.styles.choose(value);
      }
      await this.update();
    }
  }

  private async update(): Promise<void> {
    const turn = ++this.turn;
    const { document, editor } = this.followed;
    const { panel } = this;
    if (panel?.visible !== true || document === undefined) {
      return;
    }
    const position = editor?.selection.active ?? new vscode.Position(0, 0);
    const record = (await this.ask("reftag.record", document.uri, {
      line: position.line,
      character: position.character,
    })) as Record | null | undefined;
    const html =
      record === null || record === undefined
        ? `<p class="faint">${escaped(vscode.l10n.t("The cursor is not in a record."))}</p>`
        : await this.body(record);
    if (turn === this.turn) {
      await panel.webview.postMessage({ html });
    }
  }

  private async body(record: Record): Promise<string> {
    const style = await this.styles.chosen();
    return [
      this.chooser(await this.styles.all(), style),
      `<h1>${escaped(record.name)}</h1>`,
      `<p class="faint kind">${escaped(record.type)}</p>`,
      await this.formatted(record.item, style),
      findings(record.findings),
      `<footer class="faint">${escaped(CREDITS)}</footer>`,
    ].join("\n");
  }

  private chooser(all: readonly Style[], chosen: Style): string {
    const options = all.map(
      ({ id, title }) =>
        `<option value="${escaped(id)}"${id === chosen.id ? " selected" : ""}>${escaped(title)}</option>`,
    );
    const label = escaped(vscode.l10n.t("Style"));
    const other = escaped(vscode.l10n.t("Other style (CSL file)…"));
    return `<p class="style"><label>${label} <select ${sends({ style: true })}>${options.join("")}
      <option value="${OTHER}">${other}</option></select></label></p>`;
  }

  private async formatted(item: Item, style: Style): Promise<string> {
    let html: Formatted, text: Formatted;
    try {
      const formatter = await this.styles.formatterOf(style);
      [html, text] = [formatter.one(item, "html"), formatter.one(item, "text")];
    } catch (error) {
      const failed = vscode.l10n.t("This record cannot be formatted in this style: {0}", String(error));
      return `<p class="error">${escaped(failed)}</p>`;
    }
    const citation = html.isNote ? vscode.l10n.t("Footnote") : vscode.l10n.t("In the text");
    return [
      part(vscode.l10n.t("Reference"), "reference", html.reference, text.reference),
      part(citation, "citation", html.citation, text.citation),
    ].join("\n");
  }
}

const CREDITS =
  "Formatted by citeproc-js, © Frank Bennett (CPAL 1.0). Styles and languages: " +
  "Citation Style Language project (CC BY-SA 3.0).";

function part(title: string, kind: string, html: string, text: string): string {
  if (text.trim() === "") {
    return "";
  }
  const copy = escaped(vscode.l10n.t("Copy"));
  return `<h2>${escaped(title)} <button ${sends({ copy: text.trim() })}>${copy}</button></h2>
    <div class="${kind}">${html}</div>`;
}

function findings(found: readonly Finding[]): string {
  const title =
    found.length === 0
      ? vscode.l10n.t("No problems")
      : found.length === 1
        ? vscode.l10n.t("1 problem")
        : vscode.l10n.t("{0} problems", found.length);
  const items = found.map(
    ({ severity, code, message, range, rule }) => `<li>
      <span class="dot ${severity}" title="${severity}">●</span>
      <span><a href="#" ${sends({ go: range })}>${escaped(message)}</a>
      <span class="faint">${escaped(vscode.l10n.t("line {0}", range.start.line + 1))} ·
        <a href="#" ${sends({ rule: code })} title="${escaped(rule)}">${escaped(code)}</a></span></span></li>`,
  );
  return `<h2>${escaped(title)}</h2><ul>${items.join("")}</ul>`;
}

const STYLE = `
.style { margin: 1em 0 0; }
.kind { margin: 0; }
h2 button { font-weight: normal; font-size: 0.85em; margin-left: 0.6em; vertical-align: 0.1em; }
.reference, .citation {
  padding: 0.7em 1em; border-radius: 4px; user-select: text; overflow-wrap: anywhere;
  background: var(--vscode-textBlockQuote-background);
  border-left: 3px solid var(--vscode-textBlockQuote-border);
}
.csl-left-margin { float: left; padding-right: 0.5em; }
ul { list-style: none; margin: 0; padding: 0; }
li { display: flex; gap: 0.6em; margin: 0.35em 0; }
li a:first-child { color: var(--vscode-foreground); }
footer { margin-top: 2.5em; font-size: 0.85em; }
`;
