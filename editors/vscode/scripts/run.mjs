/** Runs other programs, without a shell: paths may hold blanks, on every system. */

import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

import { fail, root } from "./paths.mjs";

/** Runs to the end, showing what it says only when it fails. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, {
    encoding: "utf8",
    windowsHide: true,
    maxBuffer: 64 * 1024 * 1024,
    ...options,
  });
  if (result.error !== undefined || result.status !== 0) {
    const said = `${result.stdout ?? ""}${result.stderr ?? ""}`;
    fail(`${[command, ...args].join(" ")}\n${said}${result.error?.message ?? ""}`);
  }
  return result.stdout;
}

export function npm(args, options) {
  return run(process.execPath, [npmProgram(), ...args], options);
}

/** npm as a script that node can run; on Windows `npm` itself is a batch file, which it cannot. */
function npmProgram() {
  const beside = path.dirname(process.execPath);
  const found = [
    process.env.npm_execpath,
    path.join(beside, "node_modules", "npm", "bin", "npm-cli.js"),
    path.join(beside, "..", "lib", "node_modules", "npm", "bin", "npm-cli.js"),
    path.join(beside, "..", "share", "nodejs", "npm", "bin", "npm-cli.js"),
    onPath("npm"),
  ].find((file) => file !== undefined && /\bnpm(-cli\.js)?$/.test(file) && fs.existsSync(file));
  return found ?? fail("npm was not found: it comes with Node from https://nodejs.org.");
}

/** A Python that can build the bundle: $PYTHON, the repository's .venv, or one on the PATH. */
export function findPython() {
  const inVenv =
    process.platform === "win32" ? ["Scripts", "python.exe"] : ["bin", "python"];
  const candidates = [
    process.env.PYTHON,
    path.join(root, ".venv", ...inVenv),
    "python3",
    "python",
  ].filter((candidate) => candidate !== undefined && candidate !== "");
  const check = "import sys, pip; sys.exit(sys.version_info < (3, 11)); ";
  const found = candidates.find(
    (candidate) => spawnSync(candidate, ["-c", check], { windowsHide: true }).status === 0,
  );
  return found ?? fail(`No Python 3.11 or newer with pip. Tried: ${candidates.join(", ")}.`);
}

/** The full path of a program on the PATH, whatever its ending is on this system. */
export function onPath(name) {
  const endings = process.platform === "win32" ? [".exe", ".cmd", ".bat"] : [""];
  return (process.env.PATH ?? "")
    .split(path.delimiter)
    .flatMap((folder) => endings.map((ending) => path.join(folder, name + ending)))
    .find((file) => fs.statSync(file, { throwIfNoEntry: false })?.isFile() === true);
}
