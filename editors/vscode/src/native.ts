/** Runs the server on a Python of this computer. */

import { spawn } from "node:child_process";
import { once } from "node:events";
import * as path from "node:path";
import { StreamMessageReader, StreamMessageWriter } from "vscode-languageclient/node";

import type { Python } from "./python";
import type { Log, Runtime } from "./runtime";

export function onPython(python: Python, extensionPath: string, log: Log): Runtime {
  return {
    name: `Python ${python.version}, ${python.executable} (from ${python.namedBy})`,
    options: {},
    connect: async () => {
      const child = spawn(python.executable, ["-X", "utf8", "-m", "reftag", "server"], {
        // Not the workspace, so that no file in it takes part in running the server.
        cwd: extensionPath,
        env: {
          ...process.env,
          PYTHONPATH: path.join(extensionPath, "bundled", "libs"),
          PYTHONSAFEPATH: "1",
        },
        windowsHide: true,
      });
      child.stderr.setEncoding("utf8").on("data", log);
      await once(child, "spawn"); // or its error
      return {
        reader: new StreamMessageReader(child.stdout),
        writer: new StreamMessageWriter(child.stdin),
        kill: () => child.kill("SIGKILL"),
      };
    },
  };
}
