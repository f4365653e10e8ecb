/** The message that there is no Python to run the server. */

import * as vscode from "vscode";

import type { Attempt } from "./python";
import { OLDEST } from "./runtime";

const DOWNLOADS = "https://www.python.org/downloads/";

export function noPythonText(tried: readonly Attempt[]): string {
  const oldest = OLDEST.join(".");
  const [only] = tried;
  if (tried.length === 1 && only !== undefined && only.candidate.namedBy !== "PATH") {
    return vscode.l10n.t(
      "reftag needs Python {0} or newer to run. {1} (from {2}) {3}.",
      ...[oldest, only.candidate.command, only.candidate.namedBy, only.problem],
    );
  }
  const list = tried.map(({ candidate, problem }) => {
    const command = [candidate.command, ...candidate.args].join(" ");
    return `${command} ${problem}`;
  });
  return vscode.l10n.t(
    "reftag needs Python {0} or newer to run and could not find one on this computer. Tried: {1}.",
    ...[oldest, list.join("; ")],
  );
}

export async function showNoPython(text: string): Promise<void> {
  const select = vscode.l10n.t("Select Python…");
  const settings = vscode.l10n.t("Open Settings");
  const get = vscode.l10n.t("Get Python");
  const choice = await vscode.window.showErrorMessage(text, select, settings, get);
  if (choice === select) {
    await selectPython();
  } else if (choice === settings) {
    await vscode.commands.executeCommand("workbench.action.openSettings", "reftag.python");
  } else if (choice === get) {
    await vscode.env.openExternal(vscode.Uri.parse(DOWNLOADS));
  }
}

/** Stores the setting; its change starts the server. */
async function selectPython(): Promise<void> {
  const [file] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t("Select Python {0} or newer", OLDEST.join(".")),
      openLabel: vscode.l10n.t("Select"),
    })) ?? [];
  if (file !== undefined) {
    await vscode.workspace
      .getConfiguration("reftag")
      .update("python", file.fsPath, vscode.ConfigurationTarget.Global);
  }
}
