/** Starts the engine, which is reftag's language server in a worker, and greets it. */

import { Connection, type Hear } from "./connection";

type FromWorker =
  | { type: "ready" }
  | { type: "failed"; message: string }
  | { type: "log"; text: string };

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

/** Starts the engine; `ended` is called with the reason if it ends, whenever that is. */
export function startEngine(hear: Hear, ended: (why: Error) => void): Engine {
  const base = new URL("engine/", location.href).href;
  const worker = new Worker(`${base}engine.js`);
  const { port1, port2 } = new MessageChannel();
  const connection = new Connection(port1, hear);
  const running = new Promise<void>((resolve, reject) => {
    const fail = (why: Error): void => {
      reject(why);
      connection.fail(why);
      ended(why);
    };
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if (data.type === "ready") {
        resolve();
      } else if (data.type === "failed") {
        fail(new Error(data.message));
      } else {
        console.debug(data.text);
      }
    };
    worker.onerror = (event) => {
      fail(new Error(event.message || "the engine's files could not be loaded"));
    };
  });
  worker.postMessage({ type: "start", base, port: port2 }, [port2]);
  const greeted = connection
    .ask("initialize", { processId: null, rootUri: null, capabilities: CAPABILITIES })
    .then(() => {
      connection.tell("initialized", {});
    });
  return { connection, ready: Promise.all([running, greeted]).then(() => undefined) };
}
