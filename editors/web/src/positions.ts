/** Places in the editor (offsets) and in the protocol (lines and columns). Both count in UTF-16. */

import type { Text } from "@codemirror/state";
import type { Position } from "vscode-languageserver-types";

export function offsetAt(text: Text, { line, character }: Position): number {
  if (line >= text.lines) {
    return text.length;
  }
  const { from, to } = text.line(line + 1);
  return Math.min(from + character, to);
}

export function positionAt(text: Text, offset: number): Position {
  const line = text.lineAt(offset);
  return { line: line.number - 1, character: offset - line.from };
}
