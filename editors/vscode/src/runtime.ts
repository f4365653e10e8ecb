/** What runs the server: a Python of this computer, or the engine that the extension brings. */

import type { LanguageClientOptions, MessageTransports } from "vscode-languageclient";

import type { Attempt } from "./python";

/** The oldest Python that runs the server. */
export const OLDEST = [3, 11] as const;

export const ENGINE = "the bundled engine";

/** A server that is being talked to. Its reader closes when it has ended, however it did. */
export interface Connection extends MessageTransports {
  /** Ends it, if it has not ended by itself. */
  kill(): void;
}

export interface Runtime {
  /** In the status and in the log, after "with". */
  readonly name: string;
  readonly options: Pick<LanguageClientOptions, "uriConverters" | "middleware">;
  /** Starts a server. */
  connect(): Promise<Connection>;
}

/** Returns what is to run the server, or which Pythons cannot. Called at each start. */
export type FindRuntime = () => Promise<Runtime | { readonly tried: readonly Attempt[] }>;

export type Log = (line: string) => void;
