/**
 * Shows the extension at work on the samples: in the VS Code on this computer if there is one,
 * else in VS Code in the browser.
 *
 *   --web       in the browser even if VS Code is installed
 *   --port N    the port to use there (default: the first free one from 8137)
 *   --no-open   only print the address
 *   --smoke     start, print the address and end: says whether it works
 */

import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";

import { packageExtension } from "./package.mjs";
import { cache, fail, root } from "./paths.mjs";
import { findPython, onPath } from "./run.mjs";
import { installServer, startServer } from "./vscode-server.mjs";

const PORTS = "8137-8199";
const OPEN_FIRST = "mistakes.enw";

const { values: options } = parseArgs({
  options: {
    web: { type: "boolean" },
    port: { type: "string", default: PORTS },
    "no-open": { type: "boolean" },
    smoke: { type: "boolean" },
  },
});

async function main() {
  console.log("Building the extension with the server inside (about 20 seconds after a change) …");
  const extension = await packageExtension();
  const samples = copyOfSamples();
  const code = onPath("code");
  if (code !== undefined && options.web !== true && options.smoke !== true) {
    console.log("Installing it in your VS Code and opening the samples there …");
    openInstalled(code, extension, samples);
  } else {
    await openInBrowser(extension, samples);
  }
}

/** A copy, so that trying things out leaves the repository as it is. */
function copyOfSamples() {
  const copy = path.join(cache, "edit", "samples");
  fs.rmSync(copy, { recursive: true, force: true });
  fs.cpSync(path.join(root, "editors", "samples"), copy, { recursive: true });
  return copy;
}

function openInstalled(code, extension, samples) {
  runCode(code, ["--install-extension", extension, "--force"]);
  runCode(code, [samples, path.join(samples, OPEN_FIRST)]);
  console.log(`The samples are open in VS Code: ${samples}`);
}

function runCode(code, args) {
  const result = /\.(cmd|bat)$/i.test(code)
    ? spawnSync(
        // A batch file cannot be started otherwise. Quoted once more as a whole, as cmd wants it.
        process.env.ComSpec ?? "cmd.exe",
        ["/d", "/s", "/c", `"${[code, ...args].map((word) => `"${word}"`).join(" ")}"`],
        { stdio: "inherit", windowsVerbatimArguments: true },
      )
    : spawnSync(code, args, { stdio: "inherit" });
  if (result.status !== 0) {
    fail(`${code} ${args.join(" ")} failed. To use the browser instead: --web`);
  }
}

async function openInBrowser(extension, samples) {
  await installServer();
  console.log("Starting VS Code for the browser (some seconds) …");
  // The token keeps other users of this computer out: this editor can run programs.
  const token = randomBytes(12).toString("hex");
  const server = await startServer({
    state: path.join(cache, "edit", "state"),
    extension,
    settings: { "reftag.python": findPython(), "outline.collapseItems": "alwaysCollapse" },
    port: options.port,
    token,
    folder: samples,
  });
  console.log(`VS Code with reftag: ${addressOf(server.address, token, samples)}`);
  if (options.smoke === true) {
    await server.stop();
    return;
  }
  console.log("The samples are copies: change them as you like. Press Ctrl+C to end.");
  if (options["no-open"] !== true) {
    openAddress(addressOf(server.address, token, samples));
  }
  process.once("SIGINT", () => void server.stop());
  process.once("SIGTERM", () => void server.stop());
  await server.ended;
}

function addressOf(address, token, samples) {
  const url = new URL(address);
  const file = `vscode-remote://${url.host}${uriPath(path.join(samples, OPEN_FIRST))}`;
  url.searchParams.set("tkn", token);
  url.searchParams.set("payload", JSON.stringify([["openFile", file]]));
  return url.href;
}

function uriPath(file) {
  const forward = file.replaceAll("\\", "/");
  return forward.startsWith("/") ? forward : `/${forward}`;
}

/** Best effort: where there is no screen, the printed address is enough. */
function openAddress(address) {
  const [command, ...args] = {
    darwin: ["open"],
    win32: ["rundll32", "url.dll,FileProtocolHandler"],
  }[process.platform] ?? ["xdg-open"];
  const opener = spawn(command, [...args, address], { stdio: "ignore", detached: true });
  opener.on("error", () => {});
  opener.unref();
}

await main();
