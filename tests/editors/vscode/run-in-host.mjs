/**
 * Runs the tests in host/ inside VS Code's extension host, where they have the whole `vscode` API.
 * usage: run-in-host.mjs ADDRESS WORKSPACE EXTENSION PICTURES; prints the results as JSON
 */

import { readFileSync } from "node:fs";
import path from "node:path";

import { openWindow, toastsOf } from "./browser.mjs";

const GIVE_UP_MS = 1_200_000;

const [address, workspace, extension, pictures] = process.argv.slice(2);
const remote = (file) => `vscode-remote://${new URL(address).host}${file}`;
const payload = [
  ["extensionDevelopmentPath", remote(extension)],
  ["extensionDevelopmentPath", remote(path.join(import.meta.dirname, "stand-in-python"))],
  ["extensionTestsPath", remote(path.join(import.meta.dirname, "host", "index.cjs"))],
];

const { browser, page, url } = await openWindow(address, {
  folder: workspace,
  payload: JSON.stringify(payload),
});
const ended = new Promise((resolve) => {
  // VS Code calls these two when it was started to run tests.
  void page.exposeFunction("codeAutomationLog", () => {});
  void page.exposeFunction("codeAutomationExit", resolve);
});
await page.goto(url);
const tooLate = new Promise((resolve) => setTimeout(resolve, GIVE_UP_MS, "too late"));
const exit = await Promise.race([ended, tooLate]);
const toasts = await toastsOf(page);
await page.screenshot({ path: path.join(pictures, "host-end.png") });
await browser.close();

const results =
  exit === 0 ? JSON.parse(readFileSync(path.join(workspace, "results.json"), "utf8")) : [];
console.log(JSON.stringify({ exit, results, toasts }));
process.exit();
