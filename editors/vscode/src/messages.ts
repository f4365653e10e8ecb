/** The message that there is no Python to run the server. */

import * as vscode from "vscode";

import type { Attempt } from "./python";
import { OLDEST } from "./runtime";

const SELECT = "Select Python…";
const SETTINGS = "Open Settings";
const GET = "Get Python";
const DOWNLOADS = "https://www.python.org/downloads/";

export function noPythonText(tried: readonly Attempt[]): string {
  const needed = `reftag needs Python ${OLDEST.join(".")} or newer to run`;
  const [only] = tried;
  if (tried.length === 1 && only !== undefined && only.candidate.namedBy !== "PATH") {
    return `${needed}. ${only.candidate.command} (from ${only.candidate.namedBy}) ${only.problem}.`;
  }
  const list = tried.map(({ candidate, problem }) => {
    const command = [candidate.command, ...candidate.args].join(" ");
    return `${command} ${problem}`;
  });
  return `${needed} and could not find one on this computer. Tried: ${list.join("; ")}.`;
}

export async function showNoPython(text: string): Promise<void> {
  const choice = await vscode.window.showErrorMessage(text, SELECT, SETTINGS, GET);
  if (choice === SELECT) {
    await selectPython();
  } else if (choice === SETTINGS) {
    await vscode.commands.executeCommand("workbench.action.openSettings", "reftag.python");
  } else if (choice === GET) {
    await vscode.env.openExternal(vscode.Uri.parse(DOWNLOADS));
  }
}

/** Stores the setting; its change starts the server. */
async function selectPython(): Promise<void> {
  const [file] =
    (await vscode.window.showOpenDialog({
      title: `Select Python ${OLDEST.join(".")} or newer`,
      openLabel: "Select",
    })) ?? [];
  if (file !== undefined) {
    await vscode.workspace
      .getConfiguration("reftag")
      .update("python", file.fsPath, vscode.ConfigurationTarget.Global);
  }
}
