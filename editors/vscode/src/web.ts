/** The extension where there is only a browser. */

import * as vscode from "vscode";

import { type Api, begin } from "./extension";
import { onWorker } from "./worker";

export { deactivate } from "./extension";

export function activate(context: vscode.ExtensionContext): Api {
  const output = vscode.window.createOutputChannel("reftag");
  const engine = onWorker(context.extension, (line) => {
    output.appendLine(line.trimEnd());
  });
  return begin(context, output, {
    findRuntime: () => Promise.resolve(engine),
    onStart: () => undefined,
  });
}
