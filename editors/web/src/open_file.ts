/** A file that is open on the page, and its bytes. */

import type { EditorState } from "@codemirror/state";
import type { Diagnostic } from "vscode-languageserver-types";

import { DIALECTS } from "./facts";

/** What was pasted or typed. */
export const SCRATCH = "records.txt";

/** What the engine says of the bytes of a file (`reftag.readFile`). */
export interface ReadFile {
  text: string;
  encoding: string;
  /** The format that the content or the name shows; null if neither does. */
  dialect: string | null;
  /** Of the rules about whole files: encoding, line breaks. */
  findings: Diagnostic[];
}

export interface OpenFile {
  readonly uri: string;
  readonly name: string;
  /** The bytes as they came, until the text is changed: then it is written in UTF-8. */
  original: Uint8Array | undefined;
  /** Findings about these bytes. */
  ofBytes: Diagnostic[];
  encoding: string;
  /** What lines end in when the file is downloaded. */
  lineBreak: "\n" | "\r\n";
  dialect: string | null;
  version: number;
  /** The first version with this text: when the file is opened again, only the version changes. */
  changedAt: number;
  diagnostics: Diagnostic[];
  state: EditorState;
}

/** Returns what most lines end in; single CRs count as LF, which is what the fix makes of them. */
export function usualLineBreak(text: string): "\n" | "\r\n" {
  const all = text.match(/\r\n|\n|\r/g) ?? [];
  const pairs = all.filter((each) => each === "\r\n").length;
  return pairs * 2 > all.length ? "\r\n" : "\n";
}

/** Returns the file as bytes: untouched, or in UTF-8 with line breaks that are all alike. */
export function bytesOf(file: OpenFile): Uint8Array<ArrayBuffer> {
  const { original, lineBreak } = file;
  if (original) {
    return original.slice();
  }
  const text = file.state.doc.toString();
  return new TextEncoder().encode(lineBreak === "\n" ? text : text.replaceAll("\n", lineBreak));
}

/** Hands the file to the browser, which saves it. */
export function download(file: OpenFile): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytesOf(file)], { type: "text/plain" }));
  link.download = nameOf(file);
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, 60_000);
}

/** Returns the name to save it by; what was pasted gets the extension of its format. */
function nameOf({ name, dialect }: OpenFile): string {
  const extension = DIALECTS.find((each) => each.name === dialect)?.extensions[0];
  return name === SCRATCH && extension !== undefined ? `records${extension}` : name;
}
