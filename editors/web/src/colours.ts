/**
 * Colours of what is on the screen, by meaning: the server's semantic tokens, so that a title looks
 * the same in every format. Their names are those of `LEGEND` in the server's capabilities.
 */

import { type Extension, RangeSet, RangeSetBuilder, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";

import type { Connection } from "./connection";
import type { OpenFile } from "./open_file";
import { positionAt } from "./positions";

export const TYPES = [
  "tag",
  "type",
  "title",
  "person",
  "journal",
  "number",
  "identifier",
  "link",
  "keyword",
] as const;

const PAUSE = 40;

const paint = StateEffect.define<RangeSet<Decoration>>();

const painted = StateField.define<RangeSet<Decoration>>({
  create: () => RangeSet.empty,
  update(marks, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(paint)) {
        return effect.value;
      }
    }
    return marks.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

const marks = new Map<string, Decoration>();

function mark(type: number, isInvalid: boolean): Decoration {
  const className = `tok-${TYPES[type] ?? "text"}${isInvalid ? " tok-invalid" : ""}`;
  const known = marks.get(className) ?? Decoration.mark({ class: className });
  marks.set(className, known);
  return known;
}

/** Colours the lines on the screen, after scrolling, edits, and when `repaint` was dispatched. */
export function colours(connection: Connection, file: () => OpenFile): Extension {
  return [painted, ViewPlugin.define((view) => new Painter(view, connection, file))];
}

export const repaint = StateEffect.define();

class Painter {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private gone = false;

  constructor(
    private readonly view: EditorView,
    private readonly connection: Connection,
    private readonly file: () => OpenFile,
  ) {
    this.later();
  }

  update(update: ViewUpdate): void {
    const asked = update.transactions.some((each) => each.effects.some((one) => one.is(repaint)));
    if (update.docChanged || update.viewportChanged || asked) {
      this.later();
    }
  }

  destroy(): void {
    this.gone = true;
    clearTimeout(this.timer);
  }

  private later(): void {
    clearTimeout(this.timer);
    // Without an answer the text stays as it is painted.
    this.timer = setTimeout(() => void this.paint().catch(() => undefined), PAUSE);
  }

  private async paint(): Promise<void> {
    const { doc } = this.view.state;
    const { from, to } = this.view.viewport;
    const answer = await this.connection.look<{ data: number[] }>(
      "textDocument/semanticTokens/range",
      {
        textDocument: { uri: this.file().uri },
        range: { start: positionAt(doc, from), end: positionAt(doc, to) },
      },
    );
    // If the text is another one by now, this was asked again.
    if (answer && !this.gone && this.view.state.doc === doc) {
      this.view.dispatch({ effects: paint.of(decorations(doc, answer.data)) });
    }
  }
}

/** Reads tokens as the protocol packs them: five numbers each, places relative to the one before. */
function decorations(doc: EditorView["state"]["doc"], data: number[]): RangeSet<Decoration> {
  const builder = new RangeSetBuilder<Decoration>();
  let line = 0;
  let column = 0;
  for (let at = 0; at + 4 < data.length; at += 5) {
    const [lines = 0, columns = 0, length = 0, type = 0, modifiers = 0] = data.slice(at, at + 5);
    column = lines > 0 ? columns : column + columns;
    line += lines;
    if (line < doc.lines) {
      const { from, to } = doc.line(line + 1);
      const start = from + column;
      const end = Math.min(start + length, to);
      if (start < end) {
        builder.add(start, end, mark(type, modifiers !== 0));
      }
    }
  }
  return builder.finish();
}
