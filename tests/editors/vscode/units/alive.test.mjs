import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./load.mjs";

const { followLife } = await load("alive.ts");

const SECOND = 1000;
const MIB = 1024 * 1024;

/** Follows an engine that is not there; returns what can be told of it, and what came of that. */
function followed(openText = 0) {
  const said = { lines: [], kills: 0 };
  const kill = () => (said.kills += 1);
  const life = followLife(kill, (line) => said.lines.push(line), () => openText);
  return Object.assign(said, life);
}

test("an engine that is silent for more than ten seconds is ended, once", ({ mock }) => {
  mock.timers.enable({ apis: ["setInterval"] });
  const said = followed();
  said.started();
  mock.timers.tick(10 * SECOND);
  assert.equal(said.kills, 0);
  mock.timers.tick(5 * SECOND);
  assert.equal(said.kills, 1);
  assert.match(said.lines.join(), /does not answer/);
  said.ended();
  mock.timers.tick(600 * SECOND);
  assert.equal(said.kills, 1);
});

for (const [characters, seconds] of [[8_000_000, 30], [50_000_000, 120]]) {
  test(`while ${characters} characters are open it has ${seconds} seconds`, ({ mock }) => {
    mock.timers.enable({ apis: ["setInterval"] });
    const said = followed(characters);
    said.started();
    mock.timers.tick(seconds * SECOND);
    assert.equal(said.kills, 0);
    mock.timers.tick(5 * SECOND);
    assert.equal(said.kills, 1);
  });
}

test("it has two minutes to start, and what that took is forgotten", ({ mock }) => {
  mock.timers.enable({ apis: ["setInterval"] });
  const [slow, hanging] = [followed(), followed()];
  mock.timers.tick(120 * SECOND);
  assert.equal(hanging.kills, 0);
  slow.started();
  mock.timers.tick(5 * SECOND);
  assert.equal(hanging.kills, 1);
  assert.equal(slow.kills, 0);
});

test("one that says that it is alive goes on, and so does one that has stopped", ({ mock }) => {
  mock.timers.enable({ apis: ["setInterval"] });
  const said = followed();
  said.started();
  for (let time = 0; time < 60; time += 1) {
    mock.timers.tick(10 * SECOND);
    said.beat(MIB);
  }
  said.ended();
  mock.timers.tick(600 * SECOND);
  assert.equal(said.kills, 0);
});

test("memory is logged when it has grown by much", () => {
  const said = followed();
  for (const memory of [300, 310, 340, 400, 390]) {
    said.beat(memory * MIB);
  }
  said.ended();
  assert.deepEqual(said.lines, [
    "The bundled engine uses 300 MiB of memory.",
    "The bundled engine uses 400 MiB of memory.",
  ]);
});
