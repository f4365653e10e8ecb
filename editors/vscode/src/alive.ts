/** Follows the bundled engine, which says that it is alive: how large it is, and that it hangs. */

import { State } from "vscode-languageclient";

import type { Client } from "./client";
import type { Log } from "./runtime";

/** As often as the engine does. */
const LOOK_EVERY_MS = 5000;
/** So often in a row it may be silent while little is open, which is 10 to 15 seconds. */
const FEWEST_SILENCES = 2;
/**
 * Once more for so many characters that are open: to format them all, or to fix them all, is one step.
 * Where other programs keep the processors busy, that was seen to take 12 seconds a million.
 */
const CHARACTERS_FOR_ONE_MORE = 250_000;
/** Two minutes, however much is open. And until it has started: a browser may have to load 15 MB. */
const MOST_SILENCES = 24;
const MIB = 1024 * 1024;
/** Memory is logged when it has grown by so much. */
const WORTH_SAYING = 64 * MIB;

/** To be called before the client of an engine starts; `openText` counts the characters that are open. */
export function followLife(client: Client, log: Log, openText: () => number): void {
  let said = 0;
  let silences = 0;
  let hasStarted = false;
  const timer = setInterval(look, LOOK_EVERY_MS);
  client.onNotification("reftag/alive", ({ memory }: { memory: number }) => {
    silences = 0;
    if (memory - said > WORTH_SAYING) {
      said = memory;
      log(`The bundled engine uses ${Math.round(memory / MIB)} MiB of memory.`);
    }
  });
  client.onDidChangeState(({ newState }) => {
    if (newState === State.Running) {
      hasStarted = true;
      silences = 0;
    } else if (newState === State.Stopped) {
      clearInterval(timer);
    }
  });

  // Counted, not measured: a computer may have slept.
  function look(): void {
    silences += 1;
    if (silences > FEWEST_SILENCES && silences > allowed()) {
      log("The bundled engine does not answer; ending it.");
      clearInterval(timer);
      client.kill();
    }
  }

  function allowed(): number {
    const more = Math.floor(openText() / CHARACTERS_FOR_ONE_MORE);
    return hasStarted ? Math.min(FEWEST_SILENCES + more, MOST_SILENCES) : MOST_SILENCES;
  }
}
