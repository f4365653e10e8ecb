/**
 * Uses the extension where it runs in the browser and the folder is on the server.
 * usage: remote_folder.mjs ADDRESS WORKSPACE PICTURES; WORKSPACE has the file tag.enw; prints the results as JSON
 */

import assert from "node:assert/strict";
import path from "node:path";

import { openWindow, runAll, toastsOf } from "./browser.mjs";
import { SLOW, Workbench } from "./workbench.mjs";

const [address, workspace, pictures] = process.argv.slice(2);
const { browser, page, url } = await openWindow(address, { folder: workspace });
const workbench = new Workbench(page);

const scenarios = {
  async mend_a_tag() {
    await workbench.open("tag.enw");
    await workbench.squiggles(1);
    await workbench.hover("%a", /RT003/);
    await page.screenshot({ path: path.join(pictures, "remote-folder.png") });
    const [fix] = await workbench.quickFixes();
    assert.match(fix, /%A/);
    await page.keyboard.press("Enter");
    await workbench.squiggles(0);
  },

  async run_the_engine_in_the_browser() {
    await workbench.open("tag.enw");
    await workbench.commands("reftag: Show Output");
    await page.keyboard.press("Enter");
    // Spaces are no-break spaces there. On the server, a Python would have been found.
    const log = page.locator(".output-view .view-line");
    await log.filter({ hasText: /Starting\sthe\sserver\swith\sthe\sbundled\sengine/ }).first().waitFor(SLOW);
    await page.keyboard.press("Control+j"); // closes the panel
  },
};

await workbench.goto(url);
const results = await runAll(scenarios, workbench, pictures);
const toasts = await toastsOf(page);
await browser.close();
console.log(JSON.stringify({ results, toasts }));
