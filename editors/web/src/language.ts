/** Hover and completion, as the server answers them. */

import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  pickedCompletion,
} from "@codemirror/autocomplete";
import type { Extension } from "@codemirror/state";
import { type EditorView, hoverTooltip, type Tooltip } from "@codemirror/view";
import type {
  CompletionItem,
  CompletionList,
  Hover,
  MarkupContent,
  TextEdit,
} from "vscode-languageserver-types";

import type { Connection } from "./connection";
import { rendered } from "./markdown";
import type { OpenFile } from "./open_file";
import { offsetAt, positionAt } from "./positions";

export function language(connection: Connection, file: () => OpenFile): Extension {
  const at = (view: { state: EditorView["state"] }, offset: number) => ({
    textDocument: { uri: file().uri },
    position: positionAt(view.state.doc, offset),
  });

  async function hover(view: EditorView, offset: number): Promise<Tooltip | null> {
    const found = await connection.look<Hover>("textDocument/hover", at(view, offset));
    if (!found?.range) {
      return null;
    }
    const { value } = found.contents as MarkupContent;
    return {
      pos: offsetAt(view.state.doc, found.range.start),
      end: offsetAt(view.state.doc, found.range.end),
      above: true,
      create: () => ({ dom: rendered(value, "card") }),
    };
  }

  async function complete(context: CompletionContext): Promise<CompletionResult | null> {
    const { doc } = context.state;
    const answer = await connection.look<CompletionList>(
      "textDocument/completion",
      at(context, context.pos),
    );
    const items = answer?.items ?? [];
    const edit = items[0]?.textEdit as TextEdit | undefined;
    if (!edit) {
      return null;
    }
    const from = offsetAt(doc, edit.range.start);
    return { from, options: items.map((item) => option(item)) };
  }

  function option(item: CompletionItem): Completion {
    return {
      label: item.filterText ?? item.label,
      displayLabel: item.label,
      ...(item.detail === undefined ? {} : { detail: item.detail }),
      ...(item.sortText === undefined ? {} : { sortText: item.sortText }),
      ...(item.data === undefined ? {} : { info: () => explained(item) }),
      apply: (view, completion, from, to) => {
        const { newText } = item.textEdit as TextEdit;
        const also = (item.additionalTextEdits ?? []).map(({ range, newText: insert }) => ({
          from: offsetAt(view.state.doc, range.start),
          to: offsetAt(view.state.doc, range.end),
          insert,
        }));
        const changes = view.state.changes([{ from, to, insert: newText }, ...also]);
        view.dispatch({
          changes,
          selection: { anchor: changes.mapPos(to, 1) },
          annotations: pickedCompletion.of(completion),
          userEvent: "input.complete",
        });
      },
    };
  }

  async function explained(item: CompletionItem): Promise<Node | null> {
    const { documentation } = await connection.ask<CompletionItem>("completionItem/resolve", item);
    return documentation ? rendered((documentation as MarkupContent).value, "card") : null;
  }

  return [hoverTooltip(hover), autocompletion({ override: [complete], icons: false })];
}
