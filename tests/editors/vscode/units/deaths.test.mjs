import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./load.mjs";

const { Deaths } = await load("deaths.ts");

const MINUTE = 60_000;

test("a server is started again three times within three minutes", ({ mock }) => {
  mock.timers.enable({ apis: ["Date"] });
  const deaths = new Deaths();
  assert.deepEqual([1, 2, 3, 4].map(() => deaths.add()), [true, true, true, false]);
  assert.equal(deaths.count, 4);
  deaths.forget();
  assert.equal(deaths.add(), true);
});

test("what was longer ago does not count", ({ mock }) => {
  mock.timers.enable({ apis: ["Date"] });
  const deaths = new Deaths();
  for (let time = 0; time < 10; time += 1) {
    assert.equal(deaths.add(), true);
    mock.timers.tick(MINUTE);
  }
});
