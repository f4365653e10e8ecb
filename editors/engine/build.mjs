/**
 * Builds the engine into dist/: engine.js and the files that it needs beside it.
 *
 * Everything but the snapshot is the same, byte for byte, whenever it is built from the same
 * sources. Besides npm's packages it needs pip, which gets the wheels of requirements.txt.
 */

import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";

import esbuild from "esbuild";
import { loadPyodide } from "pyodide";
import createPyodideModule from "pyodide/pyodide.asm.mjs";

import { alone } from "../vscode/scripts/lock.mjs";
import { cache, hashOf, isMain, root, unlessMade } from "../vscode/scripts/paths.mjs";
import { findPython, run } from "../vscode/scripts/run.mjs";
import { APP, PACK, sealed, SNAPSHOT, STDLIB, unpack } from "./src/packing.mjs";

const here = import.meta.dirname;
export const engine = path.join(here, "dist");

/** What the engine is made of. */
export const ENGINE_SOURCES = [
  "server/reftag",
  ...["src", "licences", "build.mjs", "package-lock.json", "requirements.txt"].map(
    (name) => `editors/engine/${name}`,
  ),
];

/** Parts of the package that need threads, a terminal or what the generated data is made from. */
const LEFT_OUT = /[\\/](cli|importers[\\/]measurements|lint[\\/]pages|__pycache__|__main__\.py)$/;

/** Before anything else: Pyodide refuses classic workers unless this fails, and asks for its URL. */
const BANNER = `
if (typeof WorkerGlobalScope !== "undefined") {
  self.importScripts = () => { throw new TypeError("no scripts to import"); };
}
globalThis.__engineURL = typeof WorkerGlobalScope !== "undefined"
  ? self.location.href
  : require("node:url").pathToFileURL(__filename).href;
`;

export async function buildEngine() {
  await alone("engine", () =>
    unlessMade(engine, path.join(cache, "engine.stamp"), hashOf(ENGINE_SOURCES), build),
  );
  return engine;
}

async function build() {
  fs.rmSync(engine, { recursive: true, force: true });
  fs.mkdirSync(engine, { recursive: true });
  const licences = await compile(wheels());
  fs.writeFileSync(path.join(engine, "THIRD-PARTY.txt"), notices(licences));
  await bundle();
  const wasm = path.join(here, "node_modules", "pyodide", "pyodide.asm.wasm");
  fs.copyFileSync(wasm, path.join(engine, "pyodide.asm.wasm"));
  // In a fresh process, since everything that Python has in memory gets into it.
  run(process.execPath, [import.meta.filename, "--snapshot"]);
}

/** Downloads the wheels, once, and returns the folder that they are in. */
function wheels() {
  const list = path.join(here, "requirements.txt");
  const folder = path.join(cache, "engine-wheels", hashOf(["editors/engine/requirements.txt"]).slice(0, 12));
  if (!fs.existsSync(folder)) {
    const fresh = `${folder}.fresh`;
    fs.rmSync(fresh, { recursive: true, force: true });
    const anywhere = ["--platform=any", "--implementation=py", "--abi=none", "--only-binary=:all:"];
    const pip = ["-m", "pip", "--disable-pip-version-check", "--quiet", "download"];
    run(findPython(), [...pip, ...anywhere, "--no-deps", "--require-hashes", "--dest", fresh, "-r", list]);
    fs.renameSync(fresh, folder);
  }
  return folder;
}

/** Writes the pack and the standard library; returns the licences of the packages in the pack. */
async function compile(wheelFolder) {
  const pyodide = await loadPyodide();
  const { FS } = pyodide;
  for (const name of fs.readdirSync(wheelFolder).sort()) {
    const wheel = fs.readFileSync(path.join(wheelFolder, name));
    pyodide.unpackArchive(new Uint8Array(wheel), "wheel", { extractDir: "/sources" });
  }
  copyInto(FS, path.join(root, "server", "reftag"), "/sources/reftag");
  for (const name of ["boot.py", "warm.py"]) {
    copyInto(FS, path.join(here, "src", name), `/sources/${name}`);
  }
  pyodide.runPython(fs.readFileSync(path.join(here, "src", "compile.py"), "utf8"));
  fs.writeFileSync(path.join(engine, PACK), gzipSync(FS.readFile("/app.pack"), { level: 9 }));
  fs.writeFileSync(path.join(engine, STDLIB), FS.readFile("/stdlib.zip"));
  return FS.readdir("/sources").filter((name) => name.endsWith(".dist-info")).sort().map((name) => licenceIn(FS, name));
}

function licenceIn(FS, info) {
  const folder = `/sources/${info}/licenses`;
  const texts = FS.readdir(folder).filter((name) => !name.startsWith("."));
  const title = info.replace(".dist-info", "").replace(/-(?=[^-]*$)/, " ");
  return [title, ...texts.map((name) => FS.readFile(`${folder}/${name}`, { encoding: "utf8" }).trim())].join("\n\n");
}

/** What is in the engine besides reftag, and under which terms. */
function notices(packages) {
  const text = (name) => fs.readFileSync(path.join(here, "licences", name), "utf8").trim();
  const { version, homepage } = JSON.parse(
    fs.readFileSync(path.join(here, "node_modules", "pyodide", "package.json"), "utf8"),
  );
  const pyodide = [
    `pyodide ${version}`,
    `The sources are at ${homepage}/tree/${version}; they are as published, bundled into engine.js.`,
    text("MPL-2.0.txt"),
  ].join("\n\n");
  const rule = `\n\n${"-".repeat(80)}\n\n`;
  return `${[pyodide, text("Python.txt"), text("libraries.txt"), ...packages].join(rule)}\n`;
}

function copyInto(FS, from, to) {
  if (LEFT_OUT.test(from)) {
    return;
  }
  if (fs.statSync(from).isDirectory()) {
    FS.mkdirTree(to);
    for (const name of fs.readdirSync(from).sort()) {
      copyInto(FS, path.join(from, name), `${to}/${name}`);
    }
  } else {
    FS.writeFile(to, fs.readFileSync(from));
  }
}

async function bundle() {
  await esbuild.build({
    absWorkingDir: here,
    entryPoints: ["src/engine.mjs"],
    outfile: path.join(engine, "engine.js"),
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    platform: "browser",
    external: ["node:*", "fs", "fs/promises", "path", "url", "vm", "crypto", "ws", "child_process"],
    define: { "import.meta.url": "globalThis.__engineURL" },
    banner: { js: BANNER },
    logLevel: "warning",
  });
}

async function makeSnapshot() {
  const pack = new Uint8Array(gunzipSync(fs.readFileSync(path.join(engine, PACK))));
  const pyodide = await loadPyodide({
    _makeSnapshot: true,
    createPyodideModule,
    stdLibURL: path.join(engine, STDLIB),
    env: { PYTHONHASHSEED: "0" },
    fsInit: async (FS) => unpack(pack, FS),
  });
  pyodide.runPython(`import sys; sys.path.insert(0, "${APP}"); import boot, warm; del sys.modules["warm"]`);
  const heap = gzipSync(pyodide.makeMemorySnapshot(), { level: 9 });
  const digest = createHash("sha256").update(heap).digest();
  fs.writeFileSync(path.join(engine, SNAPSHOT), sealed(heap, digest));
}

if (isMain(import.meta)) {
  await (process.argv.includes("--snapshot") ? makeSnapshot() : buildEngine());
  process.exit();
}
