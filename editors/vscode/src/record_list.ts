/** The pages of the list of records, as the server has them. */

import type * as vscode from "vscode";

import type { Ask } from "./command";

export type Order = "file" | "author" | "year" | "title";

/** Which records are looked for, all if nothing is said, and their order. */
export interface Wanted {
  readonly text?: string;
  readonly type?: string;
  readonly year?: string;
  /** A severity, the code of a rule, `any`, `none` or `duplicate`. */
  readonly problem?: string;
  readonly order: Order;
}

export interface Row {
  /** Its place in the list. */
  readonly index: number;
  readonly line: number;
  /** As a text cites it, *Rubin 2024*; without author and year its title. */
  readonly name: string;
  readonly title: string;
  readonly type: string;
  readonly csl: string;
  readonly problems: number;
  readonly worst: "error" | "warning" | "information" | "hint" | null;
  readonly duplicate: boolean;
}

/** Records that are shown below one entry: a list of thousands would be slow and hard to use. */
export interface Page {
  readonly start: number;
  readonly end: number;
  /** The names of its first record. */
  readonly first: string;
}

/** What may be looked for, each with the number of records. */
export interface Choices {
  readonly types: Readonly<Record<string, number>>;
  readonly years: Readonly<Record<string, number>>;
  readonly problems: Readonly<Record<string, number>>;
}

interface Answer {
  readonly total: number;
  readonly matching: number;
  readonly at: number | null;
  readonly heads: readonly string[];
  readonly rows: readonly Omit<Row, "index">[];
  readonly choices: Choices | null;
}

const PAGE = 500;

/** One state of the list: asked for what it has not, and thrown away when anything changes. */
export class RecordList {
  private readonly rows = new Map<number, Promise<readonly Row[]>>();
  private head: Promise<Answer | undefined> | undefined;
  private readonly version: number;

  constructor(
    private readonly document: vscode.TextDocument,
    private readonly wanted: Wanted,
    private readonly ask: Ask,
  ) {
    this.version = document.version;
  }

  /** Whether the text is another one by now: its records may be on other lines. */
  get isOutdated(): boolean {
    return this.document.version !== this.version;
  }

  /** How many records there are, and how many of them are in the list. */
  async counts(): Promise<{ total: number; matching: number } | undefined> {
    return this.begin();
  }

  /** The pages; none if one is enough. */
  async pages(): Promise<readonly Page[]> {
    const head = await this.begin();
    if (head === undefined || head.matching <= PAGE) {
      return [];
    }
    return head.heads.map((first, at) => ({
      start: at * PAGE,
      end: Math.min((at + 1) * PAGE, head.matching),
      first,
    }));
  }

  /** The records from one place of the list on, as many as a page has. */
  page(start: number): Promise<readonly Row[]> {
    let found = this.rows.get(start);
    if (found === undefined) {
      found = this.request({ offset: start, limit: PAGE }).then((answer) =>
        (answer?.rows ?? []).map((row, at) => ({ ...row, index: start + at })),
      );
      this.rows.set(start, found);
    }
    return found;
  }

  /** The record on a line; undefined if it is not in the list. */
  async rowAt(line: number): Promise<Row | undefined> {
    const at = (await this.request({ limit: 0, line }))?.at;
    if (at === null || at === undefined) {
      return undefined;
    }
    return (await this.page(at - (at % PAGE)))[at % PAGE];
  }

  async choices(): Promise<Choices | undefined> {
    return (await this.request({ limit: 0, choices: true }))?.choices ?? undefined;
  }

  private begin(): Promise<Answer | undefined> {
    this.head ??= this.request({ limit: 0, heads: PAGE });
    return this.head;
  }

  private async request(asked: object): Promise<Answer | undefined> {
    const answer = await this.ask("reftag.records", this.document.uri, { ...this.wanted, ...asked });
    return (answer ?? undefined) as Answer | undefined;
  }
}
