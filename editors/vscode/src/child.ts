/**
 * Runs the bundled engine in a process of its own, on the Node that runs the extension.
 * Not in a thread: if the engine runs out of memory, V8 ends the process (vscode #243747).
 */

import { fork } from "node:child_process";
import { once } from "node:events";
import * as path from "node:path";
import type * as vscode from "vscode";
import { IPCMessageReader, IPCMessageWriter } from "vscode-languageclient/node";

import { PushedFiles } from "./pushed";
import { ENGINE, type Log, type Runtime } from "./runtime";

export function onChild(extension: vscode.Extension<unknown>, log: Log): Runtime {
  const folder = extension.extensionPath;
  const files = new PushedFiles(extension, log);
  return {
    name: ENGINE,
    options: files.options,
    connect: async () => {
      const child = fork(path.join(folder, "dist", "engine", "engine.js"), ["--ipc"], {
        cwd: folder,
        // On the desktop this Node is Electron, which has to be told.
        env: { ...process.env, ELECTRON_RUN_AS_NODE: "1" },
        execArgv: [],
        serialization: "advanced", // for the contents of files
        silent: true,
      });
      child.stderr?.setEncoding("utf8").on("data", log);
      await once(child, "spawn"); // or its error
      const reader = new IPCMessageReader(child);
      const writer = new IPCMessageWriter(child);
      try {
        await files.begin(writer);
      } catch (error) {
        child.kill("SIGKILL");
        throw error;
      }
      if (child.exitCode !== null || child.signalCode !== null) {
        throw new Error("The engine ended while it started"); // nobody would hear of it later
      }
      return { reader, writer, kill: () => child.kill("SIGKILL") };
    },
  };
}
