/// <reference lib="dom" />
/** Runs the bundled engine in a Web Worker, where there are no processes. */

import * as vscode from "vscode";
import { BrowserMessageReader, BrowserMessageWriter } from "vscode-languageclient/browser";

import { PushedFiles } from "./pushed";
import { ENGINE, type Log, type Runtime } from "./runtime";

/** What the engine loads. */
const FILES = ["pyodide.asm.wasm", "python_stdlib.zip", "app.pack.gz", "snapshot.bin"];

type Told =
  | { readonly type: "ready" }
  | { readonly type: "failed"; readonly message: string }
  | { readonly type: "log"; readonly text: string };

export function onWorker(extension: vscode.Extension<unknown>, log: Log): Runtime {
  const files = new PushedFiles(extension, log);
  return {
    name: ENGINE,
    options: files.options,
    connect: async () => {
      const folder = vscode.Uri.joinPath(extension.extensionUri, "dist", "engine");
      const { worker, script, start, transferred } = await created(folder);
      const { port1, port2 } = new MessageChannel();
      const reader = new Reader(port1);
      const ended = new AbortController();
      const kill = (): void => {
        ended.abort();
        worker.terminate();
        reader.close();
      };
      worker.onmessage = ({ data }: MessageEvent<Told>) => {
        if (data.type === "log") {
          log(data.text);
        } else if (data.type === "failed") {
          log(`The engine did not start: ${data.message}`);
          kill();
        } else {
          URL.revokeObjectURL(script); // not sooner: VS Code's workers read it later
        }
      };
      worker.onerror = (event) => {
        log(`The engine failed: ${event.message}`);
        kill();
      };
      worker.postMessage({ type: "start", port: port2, ...start }, [port2, ...transferred]);
      const writer = new BrowserMessageWriter(port1);
      try {
        await files.begin(writer);
      } catch (error) {
        kill();
        throw error;
      }
      if (ended.signal.aborted) {
        throw new Error("The engine ended while it started"); // nobody would hear of it later
      }
      return { reader, writer, kill };
    },
  };
}

class Reader extends BrowserMessageReader {
  /** Has the client see that nothing more will come: a port does not close by itself. */
  close(): void {
    this.fireClose();
  }
}

interface Created {
  readonly worker: Worker;
  /** The address of its script. */
  readonly script: string;
  /** Where the engine finds what it loads. */
  readonly start: { base: string } | { files: Record<string, ArrayBuffer> };
  readonly transferred: ArrayBuffer[];
}

async function created(folder: vscode.Uri): Promise<Created> {
  const address = (name: string): string => vscode.Uri.joinPath(folder, name).toString(true);
  if (/^https?$/.test(folder.scheme)) {
    const script = address("engine.js");
    return {
      worker: new Worker(script, { name: "reftag" }),
      script,
      start: { base: `${folder.toString(true)}/` },
      transferred: [],
    };
  }
  // A worker can neither be started from vscode-remote: nor fetch from there; but we can.
  const get = async (name: string): Promise<ArrayBuffer> => {
    const answer = await fetch(address(name));
    if (!answer.ok) {
      throw new Error(`${name}: HTTP ${answer.status}`);
    }
    return answer.arrayBuffer();
  };
  const [source, contents] = await Promise.all([
    get("engine.js"),
    Promise.all(FILES.map(async (name) => [name, await get(name)] as const)),
  ]);
  const script = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  return {
    worker: new Worker(script, { name: "reftag" }),
    script,
    start: { files: Object.fromEntries(contents) },
    transferred: contents.map(([, content]) => content),
  };
}
