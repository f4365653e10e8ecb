/** Keeps one server running: restarts it when it ends unexpectedly, up to a limit. */

import * as vscode from "vscode";
import { State as ClientState } from "vscode-languageclient";

import { followLife } from "./alive";
import { type Client, createClient } from "./client";
import { Deaths } from "./deaths";
import { LanguageSwitch } from "./dialect";
import { FORMATS } from "./formats";
import { noPythonText, showNoPython } from "./messages";
import { ENGINE, type FindRuntime, type Runtime } from "./runtime";
import { createStatus, showState, type State } from "./status";

const STOP_WITHIN_MS = 3000;

export class Server implements vscode.Disposable {
  private readonly status = createStatus(FORMATS.map(({ id }) => id));
  private readonly languages = new LanguageSwitch();
  private client: Client | undefined;
  private current: State = "stopped";
  private readonly deaths = new Deaths();
  private work: Promise<void> = Promise.resolve();

  constructor(
    private readonly findRuntime: FindRuntime,
    private readonly output: vscode.OutputChannel,
  ) {}

  /** The client of a server that answers. */
  get running(): Client | undefined {
    return this.client?.state === ClientState.Running ? this.client : undefined;
  }

  get state(): State {
    return this.current;
  }

  /** Restarts the server and resets the count of unexpected ends: the user changed something. */
  restart(): Promise<void> {
    this.deaths.forget();
    this.giveUpStart();
    return this.enqueue(async () => {
      await this.stopClient();
      await this.startClient();
    });
  }

  stop(): Promise<void> {
    this.giveUpStart();
    return this.enqueue(async () => {
      await this.stopClient();
      this.show("stopped", "");
    });
  }

  dispose(): void {
    this.status.dispose();
    this.languages.dispose();
  }

  /** Runs one step at a time: two quick changes of a setting must not leave two servers. */
  private enqueue(step: () => Promise<void>): Promise<void> {
    this.work = this.work.then(step).catch((error: unknown) => {
      this.output.appendLine(`reftag: ${String(error)}`);
    });
    return this.work;
  }

  /** Ends a server that is starting: if it hangs, what comes next would wait for ever. */
  private giveUpStart(): void {
    const { client } = this;
    if (client?.state === ClientState.Starting) {
      this.client = undefined;
      client.kill();
    }
  }

  private async startClient(): Promise<void> {
    this.show("starting", "");
    const runtime = await this.findRuntime();
    if ("tried" in runtime) {
      const text = noPythonText(runtime.tried);
      this.output.appendLine(text);
      this.show("no-python", text);
      // Not awaited: the message stays until the user answers it.
      void showNoPython(text);
      return;
    }
    await this.startOn(runtime);
  }

  private async startOn(runtime: Runtime): Promise<void> {
    this.output.appendLine(`Starting the server with ${runtime.name}`);
    const client = createClient(runtime, this.output, () => {
      this.onClosed(client, runtime);
    });
    this.client = client;
    this.languages.follow(client);
    if (runtime.name === ENGINE) {
      this.follow(client);
    }
    try {
      await client.start();
      const version = client.initializeResult?.serverInfo?.version ?? "";
      this.show("running", `${version} with ${runtime.name}`.trim());
    } catch (error) {
      // If the process has ended, onClosed was called, too, and decides what happens.
      this.output.appendLine(`The server did not start: ${String(error)}`);
      client.kill();
      if (this.client === client) {
        this.client = undefined;
        this.show("failed", vscode.l10n.t("The server did not start. See the output."));
      }
    }
  }

  private follow(client: Client): void {
    const log = (line: string): void => {
      this.output.appendLine(line);
    };
    const kill = (): void => {
      client.kill();
    };
    const life = followLife(kill, log, openText);
    client.onNotification("reftag/alive", ({ memory }: { memory: number }) => {
      life.beat(memory);
    });
    client.onDidChangeState(({ newState }) => {
      if (newState === ClientState.Running) {
        life.started();
      } else if (newState === ClientState.Stopped) {
        life.ended();
      }
    });
  }

  private async stopClient(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    if (client?.state === ClientState.Running) {
      await client.stop(STOP_WITHIN_MS).catch((error: unknown) => {
        this.output.appendLine(`The server did not stop in time: ${String(error)}`);
      });
    }
    // Also one that has said goodbye. Node, told to exit, waits for what V8 does in other threads,
    // which may wait for Node (nodejs/node #54918); and nobody looks after an old server any more.
    client?.kill();
  }

  private onClosed(client: Client, runtime: Runtime): void {
    if (this.client !== client) {
      return;
    }
    this.client = undefined;
    if (!this.deaths.add()) {
      this.output.appendLine(`The server ended ${this.deaths.count} times in a row.`);
      this.show("failed", vscode.l10n.t("The server keeps ending. See the output."));
      return;
    }
    this.output.appendLine("The server ended unexpectedly; restarting it.");
    void this.enqueue(async () => {
      // A restart that was requested in the meantime has already started it.
      if (this.client === undefined) {
        this.show("starting", "");
        await this.startOn(runtime);
      }
    });
  }

  private show(state: State, detail: string): void {
    this.current = state;
    showState(this.status, state, detail);
  }
}

/** Counts the characters of all open documents. */
function openText(): number {
  return vscode.workspace.textDocuments.reduce((sum, each) => sum + each.getText().length, 0);
}
