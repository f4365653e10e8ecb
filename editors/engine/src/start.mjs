/**
 * Starts Pyodide with the server in it: from the snapshot of its heap, or else from its modules.
 * The files beside engine.js are read from the disk in Node, and fetched (or given) in a worker.
 *
 * Pyodide calls the options that begin with an underscore internal: its version is fixed.
 */

import createPyodideModule from "pyodide/pyodide.asm.mjs";
import { info } from "pyodide/pyodide-lock.json";
import { loadPyodide } from "pyodide/pyodide.mjs";

import { APP, checked, PACK, SNAPSHOT, unpack } from "./packing.mjs";

export const IN_NODE = typeof WorkerGlobalScope === "undefined";

/** Pyodide fetches what it needs from below an address; there is nothing at this one. */
const NOWHERE = "https://engine.invalid/";
const WASM = { headers: { "content-type": "application/wasm" } };

/**
 * Returns Pyodide when `boot.py` has run in it. `log` takes lines of text. In a worker, `base` is
 * the address of the folder with the files, unless they are in `files`, by name.
 */
export async function start({ base, files = {}, log }) {
  const place = IN_NODE ? inFolder() : inWorker(base, files);
  try {
    return await load(place, log, { withSnapshot: true });
  } catch (error) {
    log(`Starting without the snapshot: ${shortened(error)}`);
    return load(place, log, { withSnapshot: false });
  }
}

/** An error without the source line that it names: that line may be all of engine.js. */
export function shortened(error) {
  return String(error?.stack ?? error).slice(-2000);
}

async function load(place, log, { withSnapshot }) {
  const pack = place.bytes(PACK).then(place.gunzip);
  let heap;
  if (withSnapshot) {
    const file = place.bytes(SNAPSHOT);
    heap = file.then((bytes) => checked(bytes, place.digest)).then(place.gunzip);
  }
  const loading = loadPyodide({
    indexURL: place.url,
    packageBaseUrl: place.url,
    lockFileContents: { info, packages: {} },
    createPyodideModule: async (settings) => {
      const module = await createPyodideModule(settings);
      if (heap !== undefined) {
        makeRoom(module, await heap);
      }
      return module;
    },
    fsInit: async (FS) => unpack(await pack, FS),
    stdout: log,
    stderr: log,
    ...(withSnapshot ? { _loadSnapshot: heap } : {}),
  });
  const [pyodide] = await Promise.all([loading, pack, heap]);
  if (withSnapshot) {
    // Pyodide would keep it: 45 MB.
    heap = undefined;
    delete pyodide._api.config._loadSnapshot;
    pyodide.runPython("import random; random.seed()");
  } else {
    pyodide.runPython(`import sys; sys.path.insert(0, "${APP}"); import boot`);
  }
  return pyodide;
}

/** Pyodide does not make room for a snapshot (its issue 6254), whose header says where it begins. */
function makeRoom(module, snapshot) {
  const [, heapAt] = new Uint32Array(snapshot.buffer, snapshot.byteOffset, 2);
  module.growMemory(snapshot.length - heapAt);
}

function inFolder() {
  const fs = require("node:fs/promises");
  const path = require("node:path");
  const { createHash } = require("node:crypto");
  const { promisify } = require("node:util");
  const unzip = promisify(require("node:zlib").gunzip);
  return {
    url: __dirname,
    bytes: (name) => fs.readFile(path.join(__dirname, name)),
    gunzip: async (data) => new Uint8Array(await unzip(data)),
    digest: async (data) => createHash("sha256").update(data).digest(),
  };
}

function inWorker(base, files) {
  const fetchAnything = self.fetch.bind(self);
  const get = async (name) => {
    if (files[name] !== undefined) {
      return new Response(files[name], name.endsWith(".wasm") ? WASM : {});
    }
    const answer = await fetchAnything(new URL(name, base));
    if (!answer.ok) {
      throw new Error(`${name}: HTTP ${answer.status}`);
    }
    // As it came, unless its type is wrong: only of that a browser keeps what it has compiled.
    const isRight = answer.headers.get("content-type") === WASM.headers["content-type"];
    return name.endsWith(".wasm") && !isRight ? new Response(answer.body, WASM) : answer;
  };
  // Pyodide itself has no option for where its files come from.
  self.fetch = (address, options) =>
    String(address).startsWith(NOWHERE)
      ? get(String(address).slice(NOWHERE.length))
      : fetchAnything(address, options);
  return {
    url: NOWHERE,
    bytes: async (name) => new Uint8Array(await (await get(name)).arrayBuffer()),
    gunzip: async (data) => {
      const unzipped = new Blob([data]).stream().pipeThrough(new DecompressionStream("gzip"));
      return new Uint8Array(await new Response(unzipped).arrayBuffer());
    },
    // Not there on a page without https. Then only gzip's own checksum is checked.
    digest: async (data) =>
      crypto.subtle && new Uint8Array(await crypto.subtle.digest("SHA-256", data)),
  };
}
