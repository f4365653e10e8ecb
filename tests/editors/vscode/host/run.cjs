/** Runs tests one after another, in Node and in browsers, and returns what came of each. */

const assert = require("node:assert/strict");

const { CLEAN, closeAll, open, state } = require("./support.cjs");

const MOST_MS = 240_000;

exports.outcomesOf = async (tests) => {
  const results = [await outcomeOf("no_library_no_server", noLibraryNoServer)];
  for (const [name, test] of Object.entries(tests)) {
    results.push(await outcomeOf(name, test));
  }
  return results;
};

/** Comes first: later tests have a library open, and the server stays. */
async function noLibraryNoServer() {
  await open("no library.txt", "Nothing but notes.\n");
  assert.equal(await state(), "stopped");
  await open("library.enw", CLEAN);
  assert.notEqual(await state(), "stopped");
}

async function outcomeOf(name, test) {
  const started = Date.now();
  const error = await problemOf(test);
  await closeAll();
  return { name, error, ms: Date.now() - started };
}

async function problemOf(test) {
  let timer;
  const tooLate = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error("took too long")), MOST_MS);
  });
  try {
    await Promise.race([test(), tooLate]);
    return null;
  } catch (error) {
    return String(error.stack ?? error);
  } finally {
    clearTimeout(timer);
  }
}
