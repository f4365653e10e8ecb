import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./load.mjs";

const STOPPED = 1;
const { followLife } = await load("alive.ts", {
  "vscode-languageclient": `export const State = { Stopped: ${STOPPED} };`,
});

const SECOND = 1000;
const MIB = 1024 * 1024;

/** Follows a client that does nothing; returns what an engine can say, and what came of it. */
function followed() {
  const said = { lines: [], kills: 0 };
  const client = {
    onNotification: (_, listener) => (said.alive = (memory) => listener({ memory })),
    onDidChangeState: (listener) => (said.stopped = () => listener({ newState: STOPPED })),
    kill: () => (said.kills += 1),
  };
  followLife(client, (line) => said.lines.push(line));
  return said;
}

test("an engine that is silent for two minutes is ended, once", ({ mock }) => {
  mock.timers.enable({ apis: ["setInterval"] });
  const said = followed();
  mock.timers.tick(120 * SECOND);
  assert.equal(said.kills, 0);
  mock.timers.tick(5 * SECOND);
  assert.equal(said.kills, 1);
  assert.match(said.lines.join(), /does not answer/);
  said.stopped();
  mock.timers.tick(600 * SECOND);
  assert.equal(said.kills, 1);
});

test("one that says that it is alive goes on, and so does one that has stopped", ({ mock }) => {
  mock.timers.enable({ apis: ["setInterval"] });
  const said = followed();
  for (let minute = 0; minute < 10; minute += 1) {
    mock.timers.tick(60 * SECOND);
    said.alive(MIB);
  }
  said.stopped();
  mock.timers.tick(600 * SECOND);
  assert.equal(said.kills, 0);
});

test("memory is logged when it has grown by much", () => {
  const said = followed();
  for (const memory of [300, 310, 340, 400, 390]) {
    said.alive(memory * MIB);
  }
  said.stopped();
  assert.deepEqual(said.lines, [
    "The bundled engine uses 300 MiB of memory.",
    "The bundled engine uses 400 MiB of memory.",
  ]);
});
