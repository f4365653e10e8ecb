/** The Records view: the records of the open file, as a tree with pages. */

import * as vscode from "vscode";

import type { Ask } from "./command";
import type { Followed } from "./followed";
import { copyRecords, deleteRecords, sortFile } from "./record_actions";
import { changed, NOTHING, said } from "./record_filter";
import { type Page, RecordList, type Row, type Wanted } from "./record_list";
import type { Styles } from "./styles";

const VIEW = "reftag.recordsView";
const SCHEME = "reftag-record";
const OPEN = "reftag.records.open";
const MOST_PROBLEMS = 9;
const TRY_AGAIN_MS = 50;
const TRIES = 60;

type Node = Page | Row;

const isPage = (node: Node): node is Page => "start" in node;

/** Codicons by type of CSL. */
const ICONS: Readonly<Record<string, string>> = {
  "article-journal": "file-text",
  "article-magazine": "file-text",
  "article-newspaper": "file-text",
  "paper-conference": "comment-discussion",
  book: "book",
  classic: "book",
  periodical: "library",
  chapter: "bookmark",
  "entry-dictionary": "bookmark",
  "entry-encyclopedia": "bookmark",
  thesis: "mortar-board",
  report: "organization",
  webpage: "globe",
  post: "comment",
  "post-weblog": "comment",
  dataset: "database",
  software: "code",
  patent: "lightbulb",
  standard: "checklist",
  motion_picture: "device-camera-video",
  broadcast: "broadcast",
  song: "unmute",
  musical_score: "unmute",
  speech: "megaphone",
  interview: "megaphone",
  map: "compass",
  figure: "graph",
  graphic: "symbol-color",
  manuscript: "edit",
  personal_communication: "mail",
  bill: "law",
  hearing: "law",
  legal_case: "law",
  legislation: "law",
  regulation: "law",
};

const COLOURS = {
  error: "list.errorForeground",
  warning: "list.warningForeground",
  information: "editorInfo.foreground",
  hint: "editorInfo.foreground",
} as const;

export class Records
  implements vscode.TreeDataProvider<Node>, vscode.FileDecorationProvider, vscode.Disposable
{
  private readonly changes = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changes.event;
  private readonly view: vscode.TreeView<Node>;
  private wanted: Wanted = NOTHING;
  private list: RecordList | undefined;
  private pages: readonly Page[] = [];
  /** The pages of this list, by their starts, whose records VS Code has. */
  private readonly known = new Set<number>();
  /** Whether the record at the cursor is still to be selected. */
  private isBehind = true;
  /**
   * Whether VS Code is fetching the first entries or selecting one of them. Both at a time would
   * have it fetch them twice, and say that they are "already registered".
   */
  private isBusy = false;
  /** Whether the list has to be replaced when VS Code is no longer busy. */
  private isStale = false;
  private readonly registrations: vscode.Disposable;

  constructor(
    private readonly followed: Followed,
    private readonly ask: Ask,
    run: Ask,
    styles: Styles,
  ) {
    this.view = vscode.window.createTreeView(VIEW, {
      treeDataProvider: this,
      canSelectMany: true,
      showCollapseAll: true,
    });
    const command = vscode.commands.registerCommand.bind(vscode.commands);
    this.registrations = vscode.Disposable.from(
      this.changes,
      this.view,
      vscode.window.registerFileDecorationProvider(this),
      this.view.onDidChangeVisibility(() => {
        this.isBehind = true;
        this.isBusy = false; // what is hidden is not fetched
        this.refresh();
      }),
      followed.onDidChange((change) => {
        // What was found meanwhile is no reason to scroll to the cursor: somebody may be reading.
        this.isBehind ||= change !== "content";
        if (change === "cursor") {
          void this.follow();
        } else {
          this.refresh();
        }
      }),
      command(OPEN, () => this.go()),
      command("reftag.records.filter", () => this.filter()),
      command("reftag.records.clearFilter", () => {
        this.want({ ...NOTHING, order: this.wanted.order });
      }),
      command("reftag.records.order", () => this.order()),
      command("reftag.records.sortFile", () => sortFile(followed)),
      command("reftag.records.copy", (row?: Node, rows?: Node[]) =>
        copyRecords(followed, run, styles, this.current(row, rows)),
      ),
      command("reftag.records.delete", (row?: Node, rows?: Node[]) =>
        deleteRecords(followed, run, this.current(row, rows)),
      ),
    );
    this.refresh();
  }

  dispose(): void {
    this.registrations.dispose();
  }

  async getChildren(node?: Node): Promise<Node[]> {
    const { list } = this;
    if (node !== undefined && !isPage(node)) {
      return [];
    }
    if (node !== undefined) {
      const rows = (await list?.page(node.start)) ?? [];
      this.afterwards(list, () => this.known.add(node.start));
      return [...rows];
    }
    this.known.clear(); // it has nothing of what it had before
    try {
      const counts = await list?.counts();
      const pages = (await list?.pages()) ?? [];
      const first = pages.length > 0 ? pages : ((await list?.page(0)) ?? []);
      if (list === this.list) {
        this.pages = pages;
        this.describe(counts);
      }
      return [...first];
    } finally {
      this.afterwards(list, () => {
        this.rest();
      });
    }
  }

  getParent(node: Node): Node | undefined {
    return isPage(node)
      ? undefined
      : this.pages.find(({ start, end }) => start <= node.index && node.index < end);
  }

  getTreeItem(node: Node): vscode.TreeItem {
    return isPage(node) ? pageItem(node) : rowItem(node);
  }

  provideFileDecoration(uri: vscode.Uri): vscode.FileDecoration | undefined {
    if (uri.scheme !== SCHEME) {
      return undefined;
    }
    const { problems, worst } = JSON.parse(uri.query) as Pick<Row, "problems" | "worst">;
    if (worst === null) {
      return undefined;
    }
    return new vscode.FileDecoration(
      problems > MOST_PROBLEMS ? `${MOST_PROBLEMS}+` : String(problems),
      counted(problems),
      new vscode.ThemeColor(COLOURS[worst]),
    );
  }

  /** Asks for everything again, if somebody sees it. */
  private refresh(): void {
    const { document } = this.followed;
    void vscode.commands.executeCommand("setContext", "reftag.hasRecords", document !== undefined);
    this.isStale = this.isBusy;
    if (!this.view.visible) {
      this.list = undefined;
    } else if (!this.isBusy) {
      this.isBusy = true;
      this.list = document && new RecordList(document, this.wanted, this.ask);
      this.changes.fire(undefined);
    }
  }

  /** Goes on when VS Code has taken up what it was given: it asks only once for each entry. */
  private afterwards(list: RecordList | undefined, goOn: () => void): void {
    setTimeout(() => {
      if (list === this.list) {
        goOn();
        void this.follow();
      }
    }, 0);
  }

  /** VS Code is no longer busy. */
  private rest(): void {
    this.isBusy = false;
    if (this.isStale) {
      this.refresh();
    }
  }

  /**
   * Selects the record at the cursor, unless several are selected: somebody is choosing. Only what
   * VS Code has can be revealed without its asking a second time, which it takes for a mistake.
   */
  private async follow(): Promise<void> {
    const { list, view, known } = this;
    const line = this.followed.editor?.selection.active.line;
    if (!this.isBehind || list === undefined || line === undefined) {
      return;
    }
    const row = await list.rowAt(line);
    if (row === undefined || list !== this.list || !view.visible || this.isBusy) {
      return;
    }
    const selected = view.selection;
    const isThere = selected.some((node) => !isPage(node) && node.index === row.index);
    if (isThere || selected.length > 1) {
      this.isBehind = false; // a click led here, and more may be clicked
      return;
    }
    const page = this.getParent(row);
    if (page !== undefined && isPage(page) && !known.has(page.start)) {
      await this.reveal(page, { select: false, focus: false, expand: true });
      if (known.has(page.start)) {
        void this.follow();
      }
    } else {
      this.isBehind = false;
      await this.reveal(row, { select: true, focus: false });
      void this.follow(); // the cursor may have moved meanwhile
    }
  }

  private async reveal(
    node: Node,
    options: { select: boolean; focus: boolean; expand?: boolean },
  ): Promise<void> {
    this.isBusy = true;
    try {
      await this.view.reveal(node, options);
    } finally {
      this.rest();
    }
  }

  private describe(counts: { total: number; matching: number } | undefined): void {
    const filter = said(this.wanted);
    const total = counts?.total.toLocaleString() ?? "";
    const matching = counts?.matching.toLocaleString() ?? "";
    this.view.description = filter === "" ? total : "";
    this.view.message =
      filter === "" || counts === undefined
        ? ""
        : vscode.l10n.t("{0} of {1}: {2}", matching, total, filter);
    void vscode.commands.executeCommand("setContext", "reftag.recordsFiltered", filter !== "");
  }

  private want(wanted: Wanted): void {
    this.wanted = wanted;
    this.isBehind = true;
    this.refresh();
  }

  private async go(): Promise<void> {
    let [row] = this.chosen();
    // While the list is replaced, VS Code does not know yet what is selected in it.
    for (let tries = 0; row === undefined && tries < TRIES; tries++) {
      await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN_MS));
      [row] = this.chosen();
    }
    if (row !== undefined) {
      await this.followed.go(new vscode.Range(row.line, 0, row.line, 0), true);
    }
  }

  private async filter(): Promise<void> {
    const choices = await this.list?.choices();
    const wanted = choices && (await changed(this.wanted, choices));
    if (wanted !== undefined) {
      this.want(wanted);
    }
  }

  private async order(): Promise<void> {
    const orders = [
      { label: vscode.l10n.t("As in the file"), order: "file" },
      { label: vscode.l10n.t("By author"), order: "author" },
      { label: vscode.l10n.t("By year"), order: "year" },
      { label: vscode.l10n.t("By title"), order: "title" },
    ] as const;
    const now = this.wanted.order;
    const items = orders.map((item) => (item.order === now ? { ...item, description: "✓" } : item));
    const title = vscode.l10n.t("Order of the view (the file stays as it is)");
    const chosen = await vscode.window.showQuickPick(items, { title });
    if (chosen !== undefined) {
      this.want({ ...this.wanted, order: chosen.order });
    }
  }

  /** The same, but none while the list is behind the text: their lines would be those of others. */
  private current(node?: Node, nodes?: readonly Node[]): readonly Row[] {
    if (this.list?.isOutdated !== true) {
      return this.chosen(node, nodes);
    }
    void vscode.window.showInformationMessage(
      vscode.l10n.t("The text has just changed. Try again when the list is up to date."),
    );
    return [];
  }

  /** The records that a command is for: those selected, if it was called on one of them. */
  private chosen(node?: Node, nodes?: readonly Node[]): readonly Row[] {
    const meant = nodes ?? (node === undefined ? this.view.selection : [node]);
    return meant.filter((each): each is Row => !isPage(each));
  }
}

function pageItem({ start, end, first }: Page): vscode.TreeItem {
  const label = `${(start + 1).toLocaleString()}–${end.toLocaleString()}`;
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = `page ${start}`;
  item.description = first;
  item.contextValue = "page";
  return item;
}

function rowItem(row: Row): vscode.TreeItem {
  const item = new vscode.TreeItem(row.name);
  const query = JSON.stringify({ problems: row.problems, worst: row.worst });
  item.id = `record ${row.index}`;
  item.resourceUri = vscode.Uri.from({ scheme: SCHEME, path: `/${row.index}`, query });
  item.iconPath = new vscode.ThemeIcon(row.csl === "" ? "question" : (ICONS[row.csl] ?? "note"));
  const duplicate = row.duplicate ? vscode.l10n.t("duplicate") : "";
  const problems = row.problems > 0 ? counted(row.problems) : "";
  item.description = joined(" · ", duplicate, row.title);
  item.tooltip = joined("\n", joined(": ", row.name, row.title), row.type, duplicate, problems);
  item.accessibilityInformation = { label: item.tooltip.replaceAll("\n", ", ") };
  item.contextValue = "record";
  // Without an argument: VS Code forgets arguments as soon as the tree is replaced.
  item.command = { command: OPEN, title: vscode.l10n.t("Go to Record") };
  return item;
}

function joined(between: string, ...parts: string[]): string {
  return parts.filter((part) => part !== "").join(between);
}

function counted(problems: number): string {
  return problems === 1 ? vscode.l10n.t("1 problem") : vscode.l10n.t("{0} problems", problems);
}
