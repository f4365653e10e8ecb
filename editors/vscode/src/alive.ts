/** Follows the bundled engine, which says that it is alive: how large it is, and that it hangs. */

import { State } from "vscode-languageclient";

import type { Client } from "./client";
import type { Log } from "./runtime";

/** As often as the engine does. */
const LOOK_EVERY_MS = 5000;
/** So often in a row it may be silent, which is two minutes: opening 50 MB takes it some time. */
const MOST_SILENCES = 24;
const MIB = 1024 * 1024;
/** Memory is logged when it has grown by so much. */
const WORTH_SAYING = 64 * MIB;

/** To be called before the client of an engine starts. */
export function followLife(client: Client, log: Log): void {
  let said = 0;
  let silences = 0;
  const timer = setInterval(look, LOOK_EVERY_MS);
  client.onNotification("reftag/alive", ({ memory }: { memory: number }) => {
    silences = 0;
    if (memory - said > WORTH_SAYING) {
      said = memory;
      log(`The bundled engine uses ${Math.round(memory / MIB)} MiB of memory.`);
    }
  });
  client.onDidChangeState(({ newState }) => {
    if (newState === State.Stopped) {
      clearInterval(timer);
    }
  });

  // Counted, not measured: a computer may have slept.
  function look(): void {
    silences += 1;
    if (silences > MOST_SILENCES) {
      log("The bundled engine does not answer; ending it.");
      clearInterval(timer);
      client.kill();
    }
  }
}
