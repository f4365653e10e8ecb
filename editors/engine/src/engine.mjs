/**
 * The engine: the server in WebAssembly. One classic script for
 *
 * - a Web Worker: it waits for {type: "start", port, base} or {type: "start", port, files}, answers
 *   {type: "ready"} or {type: "failed", message}, and talks to its client through `port`;
 * - a forked child of Node (`--ipc`), which talks to its parent;
 * - a process of Node that sees the disk, for tests: `--stdio` serves it as `reftag server` does,
 *   `--run FILE ARGUMENTS` runs a Python file.
 *
 * Messages through a port or to a parent are objects of JSON-RPC. Besides those of the protocol:
 *
 * - reftag/files {files: [{uri, bytes}]}: files of the client; `bytes` is null for one that is gone
 * - reftag/alive {memory}: sent by the engine every few seconds unless it hangs; `memory` in bytes
 */

import { IN_NODE, shortened, start } from "./start.mjs";

const ALIVE_EVERY_MS = 5000;

/** Serves a client: `post` takes messages for it. Returns what takes those of the client. */
async function serve(options, post, ended) {
  const python = await start(options);
  const boot = python.pyimport("boot");
  const take = boot.serve_messages((text) => post(JSON.parse(text)), ended);
  setInterval(() => {
    const memory = IN_NODE ? process.memoryUsage().rss : python._module.HEAPU8.length;
    post({ jsonrpc: "2.0", method: "reftag/alive", params: { memory } });
  }, ALIVE_EVERY_MS);
  return (message) => {
    if (message.method === "reftag/files") {
      for (const { uri, bytes } of message.params.files) {
        if (bytes === null) {
          boot.drop(uri);
        } else {
          boot.put(uri, plain(bytes));
        }
      }
    } else {
      take(JSON.stringify(message));
    }
  };
}

/** Bytes as Pyodide takes them: not as Node's Buffer. */
function plain(bytes) {
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}

function inWorker() {
  self.onmessage = async ({ data }) => {
    if (data?.type !== "start") {
      return;
    }
    const { port, base, files } = data;
    const log = (text) => self.postMessage({ type: "log", text });
    try {
      const take = await serve({ base, files, log }, (message) => port.postMessage(message), () => self.close());
      port.onmessage = (event) => take(event.data);
      self.postMessage({ type: "ready" });
    } catch (error) {
      self.postMessage({ type: "failed", message: shortened(error) });
    }
  };
}

const logToStderr = (text) => process.stderr.write(`${text}\n`);

async function inChild() {
  const held = [];
  let take = (message) => held.push(message);
  process.on("message", (message) => take(message));
  process.on("disconnect", () => process.exit(0));
  const post = (message) => process.connected && process.send(message);
  take = await serve({ log: logToStderr }, post, () => process.exit(0));
  held.forEach(take);
}

async function runFile([file, ...args]) {
  const python = await start({ log: logToStderr });
  mountDisk(python);
  python.FS.chdir(process.cwd());
  python.setStdout({ write: (data) => require("node:fs").writeSync(1, data) });
  python.globals.set("__arguments", python.toPy([file, ...args]));
  const code = await python.runPythonAsync(`
import runpy, sys
sys.argv = __arguments
try:
    runpy.run_path(sys.argv[0], run_name="__main__")
    code = 0
except SystemExit as end:
    code = end.code or 0
code`);
  process.exit(code);
}

async function onStream() {
  const held = [];
  let take = (data) => held.push(data);
  process.stdin.on("data", (data) => take(data));
  const over = new Promise((resolve) => process.stdin.on("end", resolve));
  const python = await start({ log: logToStderr });
  mountDisk(python);
  const boot = python.pyimport("boot");
  const leave = () => process.stdout.write("", () => process.exit(0));
  const taking = boot.serve_stream((data) => process.stdout.write(data), leave);
  take = (data) => taking(plain(data));
  held.forEach(take);
  await over;
  while (!boot.is_idle()) {
    await new Promise(setImmediate);
  }
  leave();
}

/** Makes the folders of the disk visible under their own names, except those that Python has. */
function mountDisk(python) {
  const fs = require("node:fs");
  const own = new Set(python.FS.readdir("/"));
  for (const { name } of fs.readdirSync("/", { withFileTypes: true })) {
    if (!own.has(name) || name === "tmp" || name === "home") {
      python.FS.mkdirTree(`/${name}`);
      python.FS.mount(python.FS.filesystems.NODEFS, { root: `/${name}` }, `/${name}`);
    }
  }
}

if (IN_NODE) {
  // Node would print the line of the error: all of this file.
  process.on("uncaughtException", (error) => {
    if (error.type === "SystemExit") {
      return; // the client has said `exit`, and what is left to write is being written
    }
    logToStderr(shortened(error));
    process.exit(70);
  });
  const [mode, ...args] = process.argv.slice(2);
  void { "--ipc": inChild, "--run": runFile, "--stdio": onStream }[mode](args);
} else {
  inWorker();
}
