/** The open files as the server has them: opened, kept in step, closed. */

import { type ChangeSet, Text } from "@codemirror/state";
import type { Diagnostic } from "vscode-languageserver-types";

import type { Connection } from "./connection";
import type { NewState } from "./editor";
import { type OpenFile, type ReadFile, SCRATCH, usualLineBreak } from "./open_file";
import { positionAt } from "./positions";

/** An edit in more pieces than this is sent as the new text. */
const MOST_PIECES = 200;

/** Milliseconds in which no key was pressed. */
const TYPING_PAUSE = 50;

export class Session {
  readonly files: OpenFile[] = [];
  private opened = 0;
  private readonly timers = new WeakMap<OpenFile, ReturnType<typeof setTimeout>>();

  constructor(
    readonly connection: Connection,
    private readonly newState: NewState,
  ) {}

  /** Opens an empty file to type or paste into; does not wait for the engine. */
  scratch(): OpenFile {
    const read = { text: "", encoding: "UTF-8", dialect: null, findings: [] };
    return this.add(SCRATCH, undefined, read);
  }

  /** Opens a file that was dropped, chosen or pasted. */
  async open(name: string, bytes: Uint8Array): Promise<OpenFile> {
    return this.add(name, bytes, await this.read(name, bytes));
  }

  /** Has the format of a file found out again soon, because all of its text is new. */
  reopenSoon(file: OpenFile, then: () => void): void {
    clearTimeout(this.timers.get(file));
    // Without an answer the file stays as it is known.
    const reopened = (): void => void this.reopen(file).then(then, () => undefined);
    this.timers.set(file, setTimeout(reopened, TYPING_PAUSE));
  }

  private async reopen(file: OpenFile): Promise<void> {
    const text = file.state.doc.toString();
    const { dialect } = await this.read(file.name, new TextEncoder().encode(text));
    if (this.files.includes(file)) {
      file.dialect = text.trim() === "" ? null : dialect;
      this.connection.tell("textDocument/didClose", { textDocument: { uri: file.uri } });
      file.version++;
      this.sayOpened(file);
    }
  }

  /** Opens all files in an engine that knows none of them yet. */
  openAll(): void {
    for (const file of this.files) {
      file.version++;
      // The format may have been chosen, so it is not left to be found out.
      this.sayOpened(file, file.dialect ?? "");
    }
  }

  close(file: OpenFile): void {
    this.files.splice(this.files.indexOf(file), 1);
    this.connection.tell("textDocument/didClose", { textDocument: { uri: file.uri } });
  }

  /** Sends an edit at once; the server checks all that has arrived together. */
  changed(file: OpenFile, before: Text, changes: ChangeSet): void {
    this.rewrite(file);
    const contentChanges: object[] = [];
    changes.iterChanges((from, to, _from, _to, inserted) => {
      const range = { start: positionAt(before, from), end: positionAt(before, to) };
      contentChanges.push({ range, text: this.joined(file, inserted) });
    });
    file.changedAt = ++file.version;
    this.connection.tell("textDocument/didChange", {
      textDocument: { uri: file.uri, version: file.version },
      contentChanges:
        contentChanges.length > MOST_PIECES
          ? [{ text: this.joined(file, file.state.doc) }]
          : contentChanges.reverse(), // from the end, so that the places of the others stay true
    });
  }

  /** From now on the file is written in UTF-8, with line breaks that are all alike. */
  rewrite(file: OpenFile): void {
    file.original = undefined;
    file.ofBytes = [];
  }

   
  execute<Answer>(command: string, args: unknown[]): Promise<Answer> {
    return this.connection.ask("workspace/executeCommand", { command, arguments: args });
  }

  find(uri: string): OpenFile | undefined {
    return this.files.find((file) => file.uri === uri);
  }

  /** Takes findings that the server has sent; returns the file if they are for its newest text. */
  found(uri: string, version: number, diagnostics: Diagnostic[]): OpenFile | undefined {
    const file = this.find(uri);
    if (file?.version !== version) {
      return undefined;
    }
    file.diagnostics = diagnostics;
    return file;
  }

  private newUri(name: string): string {
    return `file:///page/${++this.opened}/${encodeURIComponent(name)}`;
  }

  private add(name: string, original: Uint8Array | undefined, read: ReadFile): OpenFile {
    const file: OpenFile = {
      uri: this.newUri(name),
      name,
      original,
      ofBytes: read.findings,
      encoding: read.encoding,
      lineBreak: usualLineBreak(read.text),
      dialect: read.dialect,
      version: 1,
      changedAt: 1,
      diagnostics: [],
      state: this.newState(name, () => file, Text.of(read.text.split(/\r\n|\n|\r/))),
    };
    this.files.push(file);
    this.sayOpened(file);
    return file;
  }

  /** Hands bytes over to the server and asks what it makes of them. */
  private async read(name: string, bytes: Uint8Array): Promise<ReadFile> {
    const uri = this.newUri(name);
    this.connection.tell("reftag/files", { files: [{ uri, bytes }] });
    try {
      return await this.execute<ReadFile>("reftag.readFile", [uri]);
    } finally {
      this.connection.tell("reftag/files", { files: [{ uri, bytes: null }] });
    }
  }

  private sayOpened(file: OpenFile, languageId = ""): void {
    const text = this.joined(file, file.state.doc);
    this.connection.tell("textDocument/didOpen", {
      textDocument: { uri: file.uri, languageId, version: file.version, text },
    });
  }

  /** The text as it is in the file: importers treat CRLF in their own ways, and rules know that. */
  private joined(file: OpenFile, text: Text): string {
    const joined = text.toString();
    return file.lineBreak === "\n" ? joined : joined.replaceAll("\n", file.lineBreak);
  }
}
