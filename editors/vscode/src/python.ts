/** Finds a Python that is new enough. Independent of VS Code. */

import { execFile } from "node:child_process";
import * as os from "node:os";
import * as path from "node:path";

import { OLDEST } from "./runtime";

const ANSWER_WITHIN_MS = 10_000;

// Has to run on any Python, however old: the answer decides whether it can be used.
const QUESTION =
  "import sys; print('reftag-python %d.%d.%d %s' % (tuple(sys.version_info[:3]) + (sys.executable or '',)))";
const ANSWER = /^reftag-python (\d+)\.(\d+)\.(\d+) (.*)$/m;

/** A Python to try: what to run, and in plain words where it comes from. */
export interface Candidate {
  readonly command: string;
  readonly args: readonly string[];
  readonly namedBy: string;
}

export interface Python {
  readonly executable: string;
  readonly version: string;
  readonly namedBy: string;
}

export interface Attempt {
  readonly candidate: Candidate;
  readonly problem: string;
}

export type Search = { readonly python: Python } | { readonly tried: readonly Attempt[] };

/** The Pythons that a shell would find, the most likely first. */
export function candidatesOnPath(platform: NodeJS.Platform = process.platform): Candidate[] {
  const namedBy = "PATH";
  if (platform === "win32") {
    // The launcher knows every installed Python, also those that are not on the PATH.
    return [
      { command: "py", args: ["-3"], namedBy },
      { command: "python", args: [], namedBy },
    ];
  }
  // The numbered names are for systems whose python3 is too old.
  const names = ["python3", "python", "python3.14", "python3.13", "python3.12", "python3.11"];
  return names.map((command) => ({ command, args: [], namedBy }));
}

/** The path meant by a setting such as `~/py/bin/python` or `${workspaceFolder}/.venv/bin/python`. */
export function expandPath(
  setting: string,
  workspaceFolder: string | undefined,
  home: string = os.homedir(),
): string {
  let text = setting.trim();
  if (workspaceFolder !== undefined) {
    text = text.replaceAll("${workspaceFolder}", workspaceFolder);
  }
  text = text.replaceAll("${userHome}", home);
  if (/^~(?=$|[/\\])/.test(text)) {
    text = home + text.slice(1);
  }
  const isBareName = !/[/\\]/.test(text);
  if (isBareName || path.isAbsolute(text) || workspaceFolder === undefined) {
    return text;
  }
  return path.join(workspaceFolder, text);
}

/** Returns the first candidate that runs and is new enough, or what is wrong with each. */
export async function findPython(
  candidates: readonly Candidate[],
  timeoutMs: number = ANSWER_WITHIN_MS,
): Promise<Search> {
  const tried: Attempt[] = [];
  for (const candidate of candidates) {
    const answer = await ask(candidate, timeoutMs);
    if ("python" in answer) {
      return answer;
    }
    tried.push({ candidate, problem: answer.problem });
  }
  return { tried };
}

function ask(
  candidate: Candidate,
  timeoutMs: number,
): Promise<{ python: Python } | { problem: string }> {
  return new Promise((resolve) => {
    execFile(
      candidate.command,
      [...candidate.args, "-c", QUESTION],
      {
        timeout: timeoutMs,
        windowsHide: true,
        // On Windows the path may contain letters outside the console's code page.
        env: { ...process.env, PYTHONIOENCODING: "utf-8" },
      },
      (error, stdout, stderr) => {
        const answer = ANSWER.exec(stdout);
        if (error === null && answer !== null) {
          resolve(judge(candidate, answer));
        } else {
          resolve({ problem: whatWentWrong(error, stderr, timeoutMs) });
        }
      },
    );
  });
}

function judge(
  candidate: Candidate,
  [, major = "", minor = "", patch = "", executable = ""]: RegExpExecArray,
): { python: Python } | { problem: string } {
  const version = `${major}.${minor}.${patch}`;
  const isNewEnough =
    Number(major) > OLDEST[0] || (Number(major) === OLDEST[0] && Number(minor) >= OLDEST[1]);
  if (!isNewEnough) {
    return { problem: `is version ${version}, which is too old` };
  }
  // Its own path, not a launcher's, so that stopping the process stops Python.
  return {
    python: {
      executable: executable.trim() || candidate.command,
      version,
      namedBy: candidate.namedBy,
    },
  };
}

function whatWentWrong(
  error: (Error & { code?: unknown; killed?: boolean }) | null,
  stderr: string,
  timeoutMs: number,
): string {
  if (error?.code === "ENOENT") {
    return "was not found";
  }
  if (error?.killed === true) {
    return `did not answer within ${timeoutMs / 1000} seconds`;
  }
  if (error?.code === "EACCES") {
    return "is not executable, or is a folder";
  }
  const firstLine = stderr.trim().split(/\r?\n/, 1)[0] ?? "";
  return firstLine === "" ? "does not run as Python" : `failed: ${firstLine.slice(0, 120)}`;
}
