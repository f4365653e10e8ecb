/** Fixes: what the server offers for a finding or a file, and how it gets into the editor. */

import type { ChangeSpec, Text } from "@codemirror/state";
import type {
  CodeAction,
  Diagnostic,
  Range,
  TextEdit,
  WorkspaceEdit,
} from "vscode-languageserver-types";

import type { OpenFile } from "./open_file";
import { offsetAt } from "./positions";
import type { Session } from "./session";

const FIX_ALL = "source.fixAll.reftag";

/** Returns what can be done about a finding. */
export async function fixesFor(
  session: Session,
  file: OpenFile,
  finding: Diagnostic,
): Promise<CodeAction[]> {
  const offered = await actions(session, file, finding.range, "quickfix", [finding]);
  return offered.filter(
    (action) => !action.diagnostics || action.diagnostics.some((each) => each.code === finding.code),
  );
}

/** Returns the edits of an action for the file; those that it leaves to be asked for as well. */
export async function editsOf(
  session: Session,
  file: OpenFile,
  action: CodeAction,
): Promise<ChangeSpec[]> {
  if (action.command) {
    await session.execute(action.command.command, action.command.arguments ?? []);
    return [];
  }
  const complete = action.edit
    ? action
    : await session.connection.ask<CodeAction>("codeAction/resolve", action);
  return complete.edit ? changesOf(file, complete.edit) : [];
}

/** Returns the edits that make all safe fixes. */
export async function allSafeFixes(session: Session, file: OpenFile): Promise<ChangeSpec[]> {
  const start = { line: 0, character: 0 };
  const [action] = await actions(session, file, { start, end: start }, FIX_ALL, []);
  return action ? editsOf(session, file, action) : [];
}

/** Returns the edits that format a file; undefined if its text has changed meanwhile. */
export async function formatting(
  session: Session,
  file: OpenFile,
): Promise<ChangeSpec[] | undefined> {
  const { version } = file;
  const edits = await session.connection.look<TextEdit[]>("textDocument/formatting", {
    textDocument: { uri: file.uri },
    options: { tabSize: 4, insertSpaces: true },
  });
  return version >= file.changedAt ? changes(file.state.doc, edits ?? []) : undefined;
}

async function actions(
  session: Session,
  file: OpenFile,
  range: Range,
  kind: string,
  diagnostics: Diagnostic[],
): Promise<CodeAction[]> {
  const found = await session.connection.look<CodeAction[]>("textDocument/codeAction", {
    textDocument: { uri: file.uri },
    range,
    context: { diagnostics, only: [kind] },
  });
  return found ?? [];
}

/** Returns the edits of a file; none if they are for another text than it has now. */
function changesOf(file: OpenFile, edit: WorkspaceEdit): ChangeSpec[] {
  const ofDocument = (edit.documentChanges ?? []).flatMap((change) =>
    "textDocument" in change &&
    change.textDocument.uri === file.uri &&
    (change.textDocument.version ?? file.version) >= file.changedAt
      ? (change.edits as TextEdit[])
      : [],
  );
  return changes(file.state.doc, [...(edit.changes?.[file.uri] ?? []), ...ofDocument]);
}

function changes(text: Text, edits: TextEdit[]): ChangeSpec[] {
  return edits.map(({ range, newText }) => ({
    from: offsetAt(text, range.start),
    to: offsetAt(text, range.end),
    insert: newText.replace(/\r\n?/g, "\n"),
  }));
}
