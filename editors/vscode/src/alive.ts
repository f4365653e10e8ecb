/**
 * Follows the bundled engine, which says that it is alive: how large it is, and that it hangs.
 * The validator page uses this, too: there is nothing of VS Code in it.
 */

/** As often as the engine does. */
const LOOK_EVERY_MS = 5000;
/** So often in a row it may be silent while little is open, which is 10 to 15 seconds. */
const FEWEST_SILENCES = 2;
/** Once more for so many characters that are open: a large text is read in one step. */
const CHARACTERS_FOR_ONE_MORE = 2_000_000;
/** Two minutes, however much is open. And until it has started: a browser may have to load 15 MB. */
const MOST_SILENCES = 24;
const MIB = 1024 * 1024;
/** Memory is logged when it has grown by so much. */
const WORTH_SAYING = 64 * MIB;

/** What is to be told of an engine. */
export interface Life {
  /** It says that it is alive, and how many bytes of memory it has. */
  beat(memory: number): void;
  started(): void;
  ended(): void;
}

/** To be called before an engine starts; `openText` counts the characters that are open. */
export function followLife(
  kill: () => void,
  log: (line: string) => void,
  openText: () => number,
): Life {
  let said = 0;
  let silences = 0;
  let hasStarted = false;
  const timer = setInterval(look, LOOK_EVERY_MS);

  // Counted, not measured: a computer may have slept.
  function look(): void {
    silences += 1;
    if (silences > FEWEST_SILENCES && silences > allowed()) {
      log("The bundled engine does not answer; ending it.");
      clearInterval(timer);
      kill();
    }
  }

  function allowed(): number {
    const more = Math.floor(openText() / CHARACTERS_FOR_ONE_MORE);
    return hasStarted ? Math.min(FEWEST_SILENCES + more, MOST_SILENCES) : MOST_SILENCES;
  }

  return {
    beat: (memory) => {
      silences = 0;
      if (memory - said > WORTH_SAYING) {
        said = memory;
        log(`The bundled engine uses ${Math.round(memory / MIB)} MiB of memory.`);
      }
    },
    started: () => {
      hasStarted = true;
      silences = 0;
    },
    ended: () => {
      clearInterval(timer);
    },
  };
}
