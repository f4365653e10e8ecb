/** Starts the engine, which is reftag's language server in a worker, and greets it. */

import { Connection, type Hear } from "./connection";

type FromWorker =
  | { type: "ready" }
  | { type: "failed"; message: string }
  | { type: "log"; text: string }
  | { type: "loading"; done: number; total: number };

const CAPABILITIES = {
  general: { positionEncodings: ["utf-16"] },
  window: { workDoneProgress: true },
  workspace: { configuration: true, workspaceEdit: { documentChanges: true } },
  textDocument: {
    publishDiagnostics: { versionSupport: true, relatedInformation: true },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "source"] } },
      resolveSupport: { properties: ["edit"] },
    },
    completion: { completionItem: { documentationFormat: ["markdown"] } },
    hover: { contentFormat: ["markdown"] },
  },
  experimental: { reftag: { switchLanguage: true } },
};

export interface Engine {
  connection: Connection;
  /** Fulfilled when the server has answered; rejected with a sentence if it cannot run here. */
  ready: Promise<void>;
}

/** Starts the engine; `loading` is called with the part of its files that has come, from 0 to 1. */
export function startEngine(hear: Hear, loading: (part: number) => void): Engine {
  const base = new URL("engine/", location.href).href;
  const worker = new Worker(`${base}engine.js`);
  const { port1, port2 } = new MessageChannel();
  const connection = new Connection(port1, hear);
  const running = new Promise<void>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if (data.type === "ready") {
        resolve();
      } else if (data.type === "failed") {
        reject(new Error(data.message));
      } else if (data.type === "loading") {
        loading(data.total > 0 ? data.done / data.total : 0);
      } else {
        console.debug(data.text);
      }
    };
    worker.onerror = (event) => {
      reject(new Error(event.message || "the engine's files could not be loaded"));
    };
  });
  const pages = new URL("rules/", location.href).href;
  worker.postMessage({ type: "start", base, port: port2, pages }, [port2]);
  const greeted = connection
    .ask("initialize", { processId: null, rootUri: null, capabilities: CAPABILITIES })
    .then(() => {
      connection.tell("initialized", {});
    });
  return { connection, ready: Promise.all([running, greeted]).then(() => undefined) };
}
