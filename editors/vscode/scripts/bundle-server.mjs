/** Puts the server and all it needs into bundled/libs, for the one .vsix that suits every system. */

import fs from "node:fs";
import path from "node:path";

import { alone } from "./lock.mjs";
import { bundled, cache, fail, hashOf, isMain, root, unlessMade } from "./paths.mjs";
import { findPython, run } from "./run.mjs";

const libs = path.join(bundled, "libs");
const stamp = path.join(bundled, "stamp");

/** What the server never imports: a progress bar, tables about terminals, clients, other formats, stubs. */
const UNUSED = [
  ...[/^tqdm(-[^/]*)?$/, /^cattr$/, /^ftfy\/cli\.py$/, /^pygls\/cli\.py$/],
  ...[/^pygls\/client\.py$/, /^pygls\/lsp\/(_base_)?client\.py$/, /^cattrs\/(preconf|strategies)$/],
  ...[/^wcwidth\/table_grapheme_overrides\/_known_/, /\.pyi$/, /\/py\.typed$/],
  // Only the licences are for people; the rest is for pip.
  /\.dist-info\/[^/]+\.txt$/, /\.dist-info\/[A-Z]+$/,
];

/** What the wheel is made of. */
export const SERVER_SOURCES = ["server", "pyproject.toml", "README.md", "LICENSE"];

export async function bundleServer() {
  const hash = hashOf(SERVER_SOURCES, fs.readFileSync(import.meta.filename, "utf8"));
  await alone("bundle-server", () => unlessMade(libs, stamp, hash, install));
}

function install() {
  const work = fs.mkdtempSync(path.join(ensured(cache), "bundle-"));
  try {
    const python = findPython();
    const fresh = path.join(work, "libs");
    pip(python, ["wheel", "--no-deps", "--wheel-dir", work, root]);
    const wheel = fs.readdirSync(work).find((name) => name.endsWith(".whl"));
    // Only wheels that name neither a system nor a kind of Python: pip itself refuses the others.
    const anywhere = ["--platform=any", "--implementation=py", "--abi=none", "--only-binary=:all:"];
    pip(python, ["install", ...anywhere, "--no-compile", "--target", fresh, path.join(work, wheel)]);
    fs.rmSync(path.join(fresh, "bin"), { recursive: true, force: true });
    removeBuildPlace(fresh);
    removeUnused(fresh);
    refuseCompiled(fresh);
    fs.rmSync(bundled, { recursive: true, force: true });
    fs.mkdirSync(bundled);
    fs.renameSync(fresh, libs);
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
}

function pip(python, args) {
  run(python, ["-m", "pip", "--disable-pip-version-check", "--quiet", ...args]);
}

/** pip notes from which folder of this computer it installed, which is nobody's business. */
function removeBuildPlace(folder) {
  for (const name of fs.readdirSync(folder).filter((entry) => entry.endsWith(".dist-info"))) {
    fs.rmSync(path.join(folder, name, "direct_url.json"), { force: true });
  }
}

function removeUnused(folder) {
  for (const name of fs.readdirSync(folder, { recursive: true })) {
    if (UNUSED.some((pattern) => pattern.test(name.replaceAll(path.sep, "/")))) {
      fs.rmSync(path.join(folder, name), { recursive: true, force: true });
    }
  }
}

function refuseCompiled(folder) {
  const compiled = fs
    .readdirSync(folder, { recursive: true })
    .filter((name) => /\.(so|pyd|dylib|dll)$/.test(name));
  if (compiled.length > 0) {
    fail(`These run on one system only and cannot be bundled: ${compiled.join(", ")}`);
  }
}

function ensured(folder) {
  fs.mkdirSync(folder, { recursive: true });
  return folder;
}

if (isMain(import.meta)) {
  await bundleServer();
}
