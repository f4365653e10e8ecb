/// <reference lib="dom" />
/** The extension where there is only a browser. */

import * as vscode from "vscode";

import { type Api, begin } from "./extension";
import type { LoadCsl } from "./styles";
import { onWorker } from "./worker";

export { deactivate } from "./extension";

export function activate(context: vscode.ExtensionContext): Api {
  const output = vscode.window.createOutputChannel("reftag");
  const engine = onWorker(context.extension, (line) => {
    output.appendLine(line.trimEnd());
  });
  return begin(context, output, {
    findRuntime: () => Promise.resolve(engine),
    loadCsl: () => loadCsl(context.extensionUri),
    onStart: () => undefined,
  });
}

/** By way of a blob: a script is imported from neither every scheme nor every content type. */
async function loadCsl(extension: vscode.Uri): ReturnType<LoadCsl> {
  const file = vscode.Uri.joinPath(extension, "dist", "csl.mjs");
  const script = new Uint8Array(await vscode.workspace.fs.readFile(file));
  const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  try {
    return (await import(address)) as Awaited<ReturnType<LoadCsl>>;
  } finally {
    URL.revokeObjectURL(address);
  }
}
