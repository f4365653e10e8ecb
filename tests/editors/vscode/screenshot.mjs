/**
 * Takes the picture of the README: the samples open, mistakes underlined, one of them explained.
 * usage: screenshot.mjs ADDRESS WORKSPACE PICTURE
 */

import { openWindow } from "./browser.mjs";
import { Workbench } from "./workbench.mjs";

const [address, workspace, picture] = process.argv.slice(2);
const size = { width: 1280, height: 800 };

const { browser, page, url } = await openWindow(address, { folder: workspace }, size);
const workbench = new Workbench(page);
await workbench.goto(url);
await workbench.open("mistakes.enw");
await workbench.anySquiggle();
await workbench.outline();
await page.keyboard.press("Control+1");
await page.screenshot({ path: picture });
await browser.close();
