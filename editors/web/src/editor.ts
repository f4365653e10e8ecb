/**
 * The editor. It lives in a shadow root: there its styles are adopted style sheets, which a strict
 * content-security policy allows.
 */

import { completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching } from "@codemirror/language";
import { type Diagnostic as Mark, lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { type ChangeSet, EditorState, type Extension, type Text } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
  placeholder,
} from "@codemirror/view";
import type { Diagnostic } from "vscode-languageserver-types";

import { colours } from "./colours";
import type { Connection } from "./connection";
import { language } from "./language";
import { look } from "./look";
import type { OpenFile } from "./open_file";
import { offsetAt } from "./positions";

export const SEVERITIES = ["error", "warning", "info", "hint"] as const;
export type Severity = (typeof SEVERITIES)[number];

export function severityOf(finding: Diagnostic): Severity {
  return SEVERITIES[(finding.severity ?? 1) - 1] ?? "error";
}

const EMPTY =
  "Paste records here, or drop files anywhere on this page.\n\n" +
  "EndNote, RIS, PubMed / MEDLINE, Web of Science, RefWorks or refer";

export interface Told {
  changed: (file: OpenFile, before: Text, changes: ChangeSet) => void;
  /** Returns what is shown of a finding under the pointer. */
  drawn: (file: OpenFile, finding: Diagnostic) => Node;
}

/** Makes the state of a file; `file` returns that file as soon as it is there. */
export type NewState = (name: string, file: () => OpenFile, text: Text) => EditorState;

/** Returns a function that makes the state of a file in the editor. */
export function states(
  connection: Connection,
  { changed }: Told,
): NewState {
  return (name, file, doc) => {
    const extensions: Extension[] = [
      lineNumbers(),
      highlightActiveLineGutter(),
      highlightSpecialChars(),
      history(),
      drawSelection(),
      bracketMatching(),
      highlightActiveLine(),
      highlightSelectionMatches(),
      search({ top: true }),
      lintGutter(),
      placeholder(EMPTY),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({
        "aria-label": `Text of ${name}`,
        spellcheck: "false",
        tabindex: "0",
      }),
      // Tab is left to the browser: it moves on to the next control, as everywhere on a page.
      keymap.of([...defaultKeymap, ...searchKeymap, ...historyKeymap, ...completionKeymap, ...lintKeymap]),
      colours(connection, file),
      language(connection, file),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) {
          file().state = update.state;
          changed(file(), update.startState.doc, update.changes);
        }
      }),
      look,
    ];
    return EditorState.create({ doc, extensions });
  };
}

export function newView(host: HTMLElement): EditorView {
  const root = host.attachShadow({ mode: "open" });
  return new EditorView({ parent: root, root });
}

/** Shows the findings in the text: underlined, and beside the line. */
export function showFindings(view: EditorView, file: OpenFile, drawn: Told["drawn"]): void {
  const { doc } = view.state;
  const found = file.diagnostics.map(
    (finding): Mark => ({
      from: offsetAt(doc, finding.range.start),
      to: offsetAt(doc, finding.range.end),
      severity: severityOf(finding),
      message: finding.message,
      renderMessage: () => drawn(file, finding),
    }),
  );
  view.dispatch(setDiagnostics(view.state, found));
}

/** Moves the cursor to a finding and shows it in the middle. */
export function goTo(view: EditorView, finding: Diagnostic): void {
  const anchor = offsetAt(view.state.doc, finding.range.start);
  view.dispatch({
    selection: { anchor },
    effects: EditorView.scrollIntoView(anchor, { y: "center" }),
  });
  view.focus();
}
