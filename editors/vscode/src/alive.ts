/** Follows the bundled engine, which says that it is alive: how large it is, and that it hangs. */

import type { Client } from "./client";
import type { Log } from "./runtime";

/** As often as the engine does. */
const LOOK_EVERY_MS = 5000;
/** So often in a row it may be silent: opening 50 MB takes it half a minute. */
const MOST_SILENCES = 12;
const MIB = 1024 * 1024;
/** Memory is logged when it has grown by so much. */
const WORTH_SAYING = 64 * MIB;

/** A native server says nothing of the kind, and is not followed. */
export function followLife(client: Client, log: Log): void {
  let said = 0;
  let silences = 0;
  let timer: ReturnType<typeof setInterval> | undefined;
  client.onNotification("reftag/alive", ({ memory }: { memory: number }) => {
    silences = 0;
    timer ??= setInterval(look, LOOK_EVERY_MS);
    if (memory - said > WORTH_SAYING) {
      said = memory;
      log(`The bundled engine uses ${Math.round(memory / MIB)} MiB of memory.`);
    }
  });
  client.onDidChangeState(() => {
    if (!client.isRunning()) {
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
