/**
 * Takes the picture of the README: a library with mistakes, one of them explained.
 * usage: screenshot.mjs ADDRESS WORKSPACE FILE MISTAKE PICTURE; MISTAKE is the text pointed at
 */

import { openWindow } from "./browser.mjs";
import { Workbench } from "./workbench.mjs";

const [address, workspace, file, mistake, picture] = process.argv.slice(2);

const size = { width: 1280, height: 800 };
const { browser, page, url } = await openWindow(address, { folder: workspace }, size);
const workbench = new Workbench(page);
await workbench.goto(url);
await workbench.open(file);
await workbench.anySquiggle();
await workbench.outline();
// The outline gets the whole side of the window: the folder holds this one file.
await page.getByRole("button", { name: /^Explorer Section/ }).click();
await page.keyboard.press("Control+1");
await workbench.hover(mistake, /RT\d+/, 6);
await page.waitForTimeout(500);
await page.screenshot({ path: picture });
await browser.close();
