/** Where things are, and the little that every script here needs. */

import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

export const extension = path.resolve(import.meta.dirname, "..");
export const root = path.resolve(extension, "..", "..");
export const cache = path.join(root, ".cache");
export const vsix = path.join(extension, "reftag.vsix");
export const bundled = path.join(extension, "bundled");

const NOT_SOURCE = new Set(["__pycache__", "node_modules", ".mypy_cache", ".ruff_cache"]);

/** One hash over the names and contents of files and folders, given relative to the repository. */
export function hashOf(names, extra = "") {
  const hash = createHash("sha256").update(extra);
  for (const file of names.flatMap((name) => filesBelow(path.join(root, name)))) {
    hash.update(`\0${path.relative(root, file)}\0`).update(fs.readFileSync(file));
  }
  return hash.digest("hex");
}

function filesBelow(place) {
  if (!fs.existsSync(place)) {
    return [];
  }
  if (!fs.statSync(place).isDirectory()) {
    return [place];
  }
  return fs
    .readdirSync(place)
    .sort()
    .filter((name) => !NOT_SOURCE.has(name) && !name.endsWith(".pyc"))
    .flatMap((name) => filesBelow(path.join(place, name)));
}

/** Makes the result unless it is there and the stamp says that it is of the same input. */
export async function unlessMade(result, stamp, hash, work) {
  const stamped = fs.existsSync(stamp) ? fs.readFileSync(stamp, "utf8") : "";
  if (fs.existsSync(result) && stamped === hash) {
    return;
  }
  await work();
  fs.mkdirSync(path.dirname(stamp), { recursive: true });
  fs.writeFileSync(stamp, hash);
}

/** Ends with a plain sentence instead of a stack trace: what went wrong is known. */
export function fail(message) {
  console.error(message);
  process.exit(1);
}

export function isMain(meta) {
  return process.argv[1] !== undefined && fs.realpathSync(process.argv[1]) === meta.filename;
}
