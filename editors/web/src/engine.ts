/** Keeps the engine running, which is reftag's language server in a worker. */

import { followLife, type Life } from "../../vscode/src/alive";
import { Deaths } from "../../vscode/src/deaths";
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

export interface Told {
  /** Another engine is starting in place of one that has ended, and knows nothing. */
  again: (ready: Promise<void>) => void;
  /** The engine has ended, and no other one is started. */
  ended: (why: Error) => void;
}

/** Starts the engine, and another one if it ends or hangs; `openText` counts the characters that are open. */
export function startEngine(hear: Hear, told: Told, openText: () => number): Engine {
  const deaths = new Deaths();
  let current: Life | undefined;
  const connection = new Connection((method, params) => {
    if (method !== "reftag/alive") {
      return hear(method, params);
    }
    current?.beat((params as { memory: number }).memory);
    return null;
  });

  async function start(): Promise<void> {
    const worker = new Worker(new URL("engine/engine.js", location.href));
    const { port1, port2 } = new MessageChannel();
    connection.use(port1);
    const kill = (): void => {
      fail(new Error("the engine did not answer"));
    };
    const life = followLife(kill, log, openText);
    current = life;
    let hasStarted = false;
    let refuse: (why: Error) => void;
    const running = new Promise<void>((resolve, reject) => {
      refuse = reject;
      worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
        if (data.type === "ready") {
          hasStarted = true;
          life.started();
          resolve();
        } else if (data.type === "failed") {
          fail(new Error(data.message));
        } else {
          log(data.text);
        }
      };
    });
    worker.onerror = (event) => {
      fail(new Error(event.message || "the engine's files could not be loaded"));
    };
    worker.postMessage({ type: "start", base: new URL("engine/", location.href).href, port: port2 }, [port2]);
    const greeted = connection.ask("initialize", {
      processId: null,
      rootUri: null,
      capabilities: CAPABILITIES,
    });
    await Promise.all([
      running,
      greeted.then(() => {
        connection.tell("initialized", {});
      }),
    ]);

    function fail(why: Error): void {
      worker.onmessage = worker.onerror = null;
      worker.terminate();
      life.ended();
      log(`The engine ended: ${why.message}`);
      refuse(why);
      connection.fail(why);
      // One that never ran would not run the next time either.
      if (hasStarted && deaths.add()) {
        told.again(start());
      } else {
        told.ended(why);
      }
    }
  }

  return { connection, ready: start() };
}

function log(text: string): void {
  console.debug(text);
}
