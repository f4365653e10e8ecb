/**
 * Takes the pictures of the READMEs and of the walkthrough, in a light or a dark theme.
 * usage: pictures.mjs ADDRESS WORKSPACE SCHEME MISTAKE FOLDER; the workspace has reading-list.enw and
 * savedrecs.txt, MISTAKE is the text that is pointed at, SCHEME is light or dark
 */

import { mkdirSync } from "node:fs";
import path from "node:path";

import { openWindow } from "./browser.mjs";
import { SLOW, Workbench } from "./workbench.mjs";

const [address, workspace, scheme, mistake, folder] = process.argv.slice(2);

const LARGE = { width: 1280, height: 800 };
const SMALL = { width: 960, height: 600 };

mkdirSync(path.join(folder, "walkthrough"), { recursive: true });
const { browser, page, url } = await openWindow(address, { folder: workspace }, LARGE, scheme);
const workbench = new Workbench(page);
const picture = async (name) => {
  await page.waitForTimeout(500); // what has come fades in
  await page.screenshot({ path: path.join(folder, `${name}-${scheme}.png`) });
};

await workbench.goto(url);
await workbench.open("reading-list.enw");
await workbench.anySquiggle();
await workbench.outline();
// The outline gets the whole side of the window: the folder holds few files.
await page.getByRole("button", { name: /^Explorer Section/ }).click();
await page.keyboard.press("Control+1");
await workbench.hover(mistake, /RT\d+/, 6);
await picture("screenshot");

await page.getByRole("button", { name: /^Explorer Section/ }).click();
await page.setViewportSize(SMALL);
await page.keyboard.press("Escape");
await workbench.line("%0 Journal Article").click();
await workbench.quickFixes();
await picture("walkthrough/fix");
await page.keyboard.press("Escape");

await workbench.run("reftag: What Will Importers Lose");
await page.getByRole("tab", { name: /What importers lose/ }).waitFor(SLOW);
await page.waitForTimeout(3000); // the report is in a frame inside a frame
await picture("walkthrough/import");
await workbench.saveAndCloseAll();

await workbench.open("savedrecs.txt");
await page.locator("#status\\.editor\\.mode", { hasText: "Web of Science" }).waitFor(SLOW);
await workbench.anySquiggle();
await picture("walkthrough/open");
await workbench.saveAndCloseAll();

await workbench.settings("@ext:reftag.reftag");
await picture("walkthrough/settings");
await browser.close();
