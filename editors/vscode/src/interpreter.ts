/** Which Python to run reftag on: the setting, else the Python extension's choice, else PATH. */

import { PVSC_EXTENSION_ID, PythonExtension } from "@vscode/python-extension";
import * as vscode from "vscode";

import { type Candidate, candidatesOnPath, expandPath, findPython, type Search } from "./python";

const EXTENSION_ANSWERS_WITHIN_MS = 10_000;

export async function findInterpreter(log: (line: string) => void): Promise<Search> {
  const setting = vscode.workspace.getConfiguration("reftag").get<string>("python", "").trim();
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (setting !== "") {
    // Only the Python in the setting: another one would hide a mistake in the setting.
    const command = expandPath(setting, folder?.fsPath);
    return findPython([{ command, args: [], namedBy: "the setting reftag.python" }]);
  }
  const chosen = await chosenInPythonExtension(folder, log);
  return findPython([...(chosen === undefined ? [] : [chosen]), ...candidatesOnPath()]);
}

/** Calls back when the user chooses another Python in the Python extension. */
export async function onOtherInterpreter(
  listener: () => void,
  log: (line: string) => void,
): Promise<vscode.Disposable | undefined> {
  try {
    return (await pythonApi())?.environments.onDidChangeActiveEnvironmentPath(listener);
  } catch (error) {
    log(`The Python extension could not be followed: ${String(error)}`);
    return undefined;
  }
}

async function chosenInPythonExtension(
  folder: vscode.Uri | undefined,
  log: (line: string) => void,
): Promise<Candidate | undefined> {
  try {
    const environments = (await pythonApi())?.environments;
    if (environments === undefined) {
      return undefined;
    }
    const active = environments.getActiveEnvironmentPath(folder);
    const resolved = await inTime(environments.resolveEnvironment(active));
    const command = resolved?.executable.uri?.fsPath ?? active.path;
    return { command, args: [], namedBy: "the Python extension" };
  } catch (error) {
    log(`The Python extension did not answer: ${String(error)}`);
    return undefined;
  }
}

async function pythonApi(): Promise<PythonExtension | undefined> {
  const isInstalled = vscode.extensions.getExtension(PVSC_EXTENSION_ID) !== undefined;
  return isInstalled ? inTime(PythonExtension.api()) : undefined;
}

/** Another extension may never answer; ours has to start anyway. */
async function inTime<T>(answer: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, EXTENSION_ANSWERS_WITHIN_MS, undefined);
  });
  try {
    return await Promise.race([answer, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
