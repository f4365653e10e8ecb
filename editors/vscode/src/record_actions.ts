/** What can be done with the records that are selected in the Records view. */

import * as vscode from "vscode";
import type { TextEdit } from "vscode-languageclient";

import type { Ask } from "./command";
import type { Item } from "./csl";
import type { Followed } from "./followed";
import type { Row } from "./record_list";
import { SORT, sourceAction } from "./source_actions";
import type { Styles } from "./styles";

interface Copied {
  readonly text: string;
  readonly items: readonly Item[];
}

export async function copyRecords(
  followed: Followed,
  run: Ask,
  styles: Styles,
  rows: readonly Row[],
): Promise<void> {
  const { document } = followed;
  if (document === undefined || rows.length === 0) {
    return;
  }
  const forms = [
    { label: `$(file-text) ${vscode.l10n.t("Records, as they are in the file")}`, make: asText },
    ...(await styles.all()).map((style) => ({
      label: `$(quote) ${vscode.l10n.t("References: {0}", style.title)}`,
      make: async ({ items }: Copied) =>
        (await styles.formatterOf(style)).references(items, "text").join("\n"),
    })),
    { label: "$(json) CSL-JSON", make: ({ items }: Copied) => JSON.stringify(items, null, 2) },
  ];
  const title =
    rows.length === 1
      ? vscode.l10n.t("Copy 1 record as")
      : vscode.l10n.t("Copy {0} records as", rows.length);
  const form = await vscode.window.showQuickPick(forms, { title });
  if (form === undefined) {
    return;
  }
  const copied = (await run("reftag.copyRecords", document.uri, linesOf(rows))) as Copied | null | undefined;
  if (copied !== undefined && copied !== null) {
    await vscode.env.clipboard.writeText(await form.make(copied));
  }
}

const asText = ({ text }: Copied): string => text;

export async function deleteRecords(
  followed: Followed,
  run: Ask,
  rows: readonly Row[],
): Promise<void> {
  const { document } = followed;
  if (document !== undefined && rows.length > 0) {
    await applied(document, () => run("reftag.deleteRecords", document.uri, linesOf(rows)));
  }
}

const linesOf = (rows: readonly Row[]): number[] => rows.map(({ line }) => line);

/** Lets the user choose how to sort the file: the server offers the ways. */
export async function sortFile(followed: Followed): Promise<void> {
  const { document, editor } = followed;
  if (document === undefined) {
    return;
  }
  await followed.go(editor?.selection ?? new vscode.Range(0, 0, 0, 0), false);
  await sourceAction(SORT, "never");
}

/** Makes the edits that the server answers; one step to undo. None if the text is another one by then. */
export async function applied(
  document: vscode.TextDocument,
  asked: () => Promise<unknown>,
): Promise<boolean> {
  const { version } = document;
  const edits = (await asked()) as TextEdit[] | null | undefined;
  if (edits === undefined || edits === null || document.version !== version) {
    return false;
  }
  const change = new vscode.WorkspaceEdit();
  for (const { range, newText } of edits) {
    const { start, end } = range;
    const at = new vscode.Range(start.line, start.character, end.line, end.character);
    change.replace(document.uri, at, newText);
  }
  return vscode.workspace.applyEdit(change);
}
