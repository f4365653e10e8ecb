/** Lets only one process at a time build or install: tests run in parallel, and so may `make`. */

import fs from "node:fs";
import path from "node:path";

import { cache } from "./paths.mjs";

const LOOK_AGAIN_MS = 200;

export async function alone(name, work) {
  const lock = path.join(cache, `${name}.lock`);
  fs.mkdirSync(cache, { recursive: true });
  while (!take(lock)) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
  try {
    return await work();
  } finally {
    fs.rmSync(lock, { force: true });
  }
}

function take(lock) {
  try {
    fs.writeFileSync(lock, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") {
      throw error;
    }
    removeIfItsOwnerIsGone(lock);
    return false;
  }
}

function removeIfItsOwnerIsGone(lock) {
  try {
    const owner = Number(fs.readFileSync(lock, "utf8"));
    // Nothing in it yet: its owner is just writing its number.
    if (owner > 0) {
      process.kill(owner, 0);
    }
  } catch (error) {
    if (error.code === "ESRCH") {
      fs.rmSync(lock, { force: true });
    } else if (error.code !== "ENOENT" && error.code !== "EPERM") {
      throw error;
    }
  }
}
