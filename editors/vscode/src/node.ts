/** The extension where it runs on Node: on the desktop, and on a server. */

import * as path from "node:path";
import { pathToFileURL } from "node:url";
import * as vscode from "vscode";

import { onChild } from "./child";
import { type Api, begin } from "./extension";
import { findInterpreter, onOtherInterpreter } from "./interpreter";
import { onPython } from "./native";
import { noPythonText } from "./messages";
import type { FindRuntime, Log } from "./runtime";
import type { LoadCsl } from "./styles";

export { deactivate } from "./extension";

export function activate(context: vscode.ExtensionContext): Api {
  const output = vscode.window.createOutputChannel("reftag");
  const log: Log = (line) => {
    output.appendLine(line.trimEnd());
  };
  const csl = pathToFileURL(path.join(context.extensionPath, "dist", "csl.mjs"));
  return begin(context, output, {
    findRuntime: chooser(context, log),
    loadCsl: () => import(csl.href) as ReturnType<LoadCsl>,
    onStart: (restart) => {
      void followPythonExtension(context, restart, log);
    },
  });
}

function chooser(context: vscode.ExtensionContext, log: Log): FindRuntime {
  const engine = onChild(context.extension, log);
  return async () => {
    const wanted = vscode.workspace.getConfiguration("reftag").get<string>("runtime", "auto");
    if (wanted === "bundled") {
      return engine;
    }
    const search = await findInterpreter(log);
    if ("python" in search) {
      return onPython(search.python, context.extensionPath, log);
    }
    if (wanted === "python" || !noPythonIsSet()) {
      return search;
    }
    log(noPythonText(search.tried));
    return engine;
  };
}

function noPythonIsSet(): boolean {
  return vscode.workspace.getConfiguration("reftag").get<string>("python", "").trim() === "";
}

async function followPythonExtension(
  context: vscode.ExtensionContext,
  restart: () => void,
  log: Log,
): Promise<void> {
  const listening = await onOtherInterpreter(() => {
    if (noPythonIsSet()) {
      restart();
    }
  }, log);
  if (listening !== undefined) {
    context.subscriptions.push(listening);
  }
}
