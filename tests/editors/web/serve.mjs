/**
 * Builds the site and serves it as any static server does, until its input is closed.
 * Prints its address when it is ready.
 */

import fs from "node:fs";
import http from "node:http";
import path from "node:path";

import { buildSite } from "../../../editors/web/scripts/build.mjs";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
};

const folder = await buildSite();
const server = http.createServer((request, response) => {
  const name = decodeURIComponent(new URL(request.url, "http://here").pathname);
  const file = path.join(folder, name.endsWith("/") ? `${name}index.html` : name);
  if (!file.startsWith(folder) || !fs.existsSync(file)) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, {
    "content-type": TYPES[path.extname(file)] ?? "application/octet-stream",
    "cache-control": "max-age=3600",
  });
  fs.createReadStream(file).pipe(response);
});
server.listen(0, "127.0.0.1", () => {
  console.log(`http://127.0.0.1:${server.address().port}/`);
});
process.stdin.resume();
process.stdin.once("end", () => process.exit());
