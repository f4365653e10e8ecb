/** Real VS Code in the browser: installed from npm alone, nothing compiled, served on 127.0.0.1. */

import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

import { alone } from "./lock.mjs";
import { cache, hashOf, isMain, root, unlessMade } from "./paths.mjs";
import { npm, run } from "./run.mjs";

/** The newest one that wants the Node 20 of today's stable Linux systems; it is VS Code 1.100.3. */
const PACKAGE = "code-server@4.100.3";
const LOG_FILES = "editors/vscode/scripts/log-files.cjs";
const START_WITHIN_MS = 180_000;
const STOP_WITHIN_MS = 5000;

const home = path.join(cache, "vscode-server");
const vscode = path.join(home, "node_modules", "code-server", "lib", "vscode");
const program = path.join(vscode, "out", "server-main.js");

/** What no demonstration or test wants to see: news, offers, updates and questions. */
export const QUIET_SETTINGS = {
  "chat.commandCenter.enabled": false,
  "chat.disableAIFeatures": true,
  "extensions.autoCheckUpdates": false,
  "extensions.ignoreRecommendations": true,
  "remote.autoForwardPorts": false,
  "security.workspace.trust.enabled": false,
  "git.openRepositoryInParentFolders": "never",
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "window.commandCenter": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
};

export async function installServer() {
  const stamp = path.join(home, "stamp");
  const made = hashOf([LOG_FILES], PACKAGE);
  await alone("vscode-server", () => unlessMade(program, stamp, made, install));
}

/** The package's own install scripts compile what is not needed here, so they are left out. */
function install() {
  console.log(`Installing VS Code for the browser (${PACKAGE} from npm, about a minute, once) …`);
  const options = ["--ignore-scripts", "--no-audit", "--no-fund"];
  fs.mkdirSync(home, { recursive: true });
  fs.writeFileSync(path.join(home, "package.json"), '{ "private": true }\n');
  npm(["install", PACKAGE, ...options], { cwd: home });
  npm(["install", "--omit=dev", ...options], { cwd: vscode });
  // One of the things the left out scripts do: some modules are looked for under this name.
  const alias = path.join(vscode, "node_modules.asar");
  fs.rmSync(alias, { force: true });
  fs.symlinkSync(path.join(vscode, "node_modules"), alias, "junction");
  const spdlog = path.join(vscode, "node_modules", "@vscode", "spdlog", "index.js");
  fs.copyFileSync(path.join(root, LOG_FILES), spdlog);
}

/**
 * Starts a server that keeps all it writes below `state`. `port` may be a range. Resolves when it
 * answers, with its address and a function that stops it.
 */
export async function startServer({ state, extension, settings, port, token, folder }) {
  const userFolder = path.join(state, "user");
  fs.mkdirSync(path.join(userFolder, "User"), { recursive: true });
  fs.writeFileSync(
    path.join(userFolder, "User", "settings.json"),
    JSON.stringify({ ...QUIET_SETTINGS, ...settings }, null, 2),
  );
  const places = [
    ...["--user-data-dir", userFolder],
    ...["--server-data-dir", path.join(state, "server")],
    ...["--extensions-dir", path.join(state, "extensions")],
    "--accept-server-license-terms",
    ...["--telemetry-level", "off"],
  ];
  run(process.execPath, [program, ...places, "--install-extension", extension, "--force"]);
  const server = spawn(
    process.execPath,
    [
      ...[program, ...places, "--host", "127.0.0.1", "--port", String(port)],
      ...(token === undefined ? ["--without-connection-token"] : ["--connection-token", token]),
      ...(folder === undefined ? [] : ["--default-folder", folder]),
      "--enable-smoke-test-driver",
    ],
    { stdio: ["ignore", "pipe", "pipe"], windowsHide: true },
  );
  const ended = new Promise((resolve) => server.once("exit", resolve));
  const address = await listening(server, path.join(state, "server.log"));
  return { address, ended, stop: () => stop(server, ended) };
}

/** Waits for the line that tells the port, then until the server answers there. */
async function listening(server, logFile) {
  const log = fs.createWriteStream(logFile);
  let said = "";
  const port = await new Promise((resolve, reject) => {
    const give = (reason) => reject(new Error(`VS Code ${reason}:\n${said}`));
    const timer = setTimeout(give, START_WITHIN_MS, "did not start in time");
    server.once("exit", () => give("ended at once"));
    for (const stream of [server.stdout, server.stderr]) {
      stream.on("data", (chunk) => {
        log.write(chunk);
        said = (said + chunk).slice(-10_000);
        const found = /agent listening on (\d+)/.exec(said);
        if (found !== null) {
          clearTimeout(timer);
          resolve(Number(found[1]));
        }
      });
    }
  });
  const address = `http://127.0.0.1:${port}/`;
  const answer = await fetch(`${address}version`);
  if (!answer.ok) {
    throw new Error(`VS Code answers ${answer.status} at ${address}`);
  }
  return address;
}

async function stop(server, ended) {
  server.kill();
  const timer = setTimeout(() => server.kill("SIGKILL"), STOP_WITHIN_MS);
  await ended;
  clearTimeout(timer);
}

if (isMain(import.meta)) {
  await installServer();
}
