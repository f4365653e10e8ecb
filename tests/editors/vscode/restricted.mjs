/**
 * Opens two folders that nobody trusts: reftag works, but nothing in them is run.
 * usage: restricted.mjs ADDRESS WORKSPACE PICTURES; WORKSPACE is a .code-workspace file whose folders
 * have the files first.enw and second.enw; prints the results as JSON
 */

import assert from "node:assert/strict";
import path from "node:path";

import { openWindow, runAll, toastsOf } from "./browser.mjs";
import { SLOW, Workbench } from "./workbench.mjs";

const [address, workspace, pictures] = process.argv.slice(2);
const { browser, page, url } = await openWindow(address, { workspace });
const workbench = new Workbench(page);

const scenarios = {
  async work_in_restricted_mode() {
    await page.locator("#status\\.workspaceTrust", { hasText: "Restricted Mode" }).waitFor(SLOW);
    await workbench.open("first.enw");
    await workbench.squiggles(1);
    await workbench.hover("%a", /RT003/);
    await page.screenshot({ path: path.join(pictures, "restricted.png") });
  },

  async each_folder_has_its_own_settings() {
    await workbench.open("second.enw");
    // RT003 is ignored by the reftag.toml of this folder; the title is there twice.
    await workbench.squiggles(2);
    await workbench.hover("%T", /RT101/);
    const messages = await page.locator(".monaco-hover:not(.hidden)").allInnerTexts();
    assert.ok(!messages.join(" ").includes("RT003"));
  },
};

await workbench.goto(url);
const results = await runAll(scenarios, workbench, pictures);
const toasts = await toastsOf(page);
await browser.close();
console.log(JSON.stringify({ results, toasts }));
