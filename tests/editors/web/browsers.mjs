/** The browsers that show the page: how each is started, and where a test finds what it saved. */

import fs from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const project = new URL("../../../editors/web/package.json", import.meta.url);
const require = createRequire(project);
const { chromium, firefox } = require("playwright-core");

const browsers = {
  chromium: {
    start: () =>
      chromium.launch({
        executablePath: process.env.BROWSER,
        // Chromium's sandbox does not work for root, and the page is our own.
        args: ["--no-sandbox", "--disable-gpu", "--force-color-profile=srgb"],
      }),
    async saved(page, save) {
      const [download] = await Promise.all([page.waitForEvent("download"), save()]);
      return { name: download.suggestedFilename(), bytes: fs.readFileSync(await download.path()) };
    },
  },
  firefox: firefoxAsInstalled(),
};

/**
 * Starts $BROWSER; `saved` of what is returned does something that saves a file, and returns its
 * name and bytes.
 */
export async function launch(kind = "chromium") {
  const { start, saved } = browsers[kind];
  return { browser: await start(), saved };
}

/**
 * Playwright drives a Firefox that is not its own over WebDriver BiDi. Up to its version 1.64: later
 * ones ask for the colour scheme, which Firefox 153 (ESR) does not know there. Firefox announces a
 * saved blob without the id by which Playwright would know it, so the folder is looked into.
 */
function firefoxAsInstalled() {
  const folder = path.join(os.tmpdir(), `reftag-saved-${process.pid}`);
  return {
    async start() {
      const browser = await firefox.launch({
        executablePath: process.env.BROWSER,
        channel: "moz-firefox",
        downloadsPath: folder,
      });
      browser.on("disconnected", () => fs.rmSync(folder, { recursive: true, force: true }));
      return browser;
    },
    async saved(_page, save) {
      fs.rmSync(folder, { recursive: true, force: true });
      fs.mkdirSync(folder);
      await save();
      const end = Date.now() + 30_000;
      while (Date.now() < end) {
        const [name, ...partial] = fs.readdirSync(folder);
        const bytes = name === undefined ? "" : fs.readFileSync(path.join(folder, name));
        if (bytes.length > 0 && partial.length === 0) {
          return { name, bytes };
        }
        await sleep(50);
      }
      throw new Error(`Nothing was saved: ${fs.readdirSync(folder).join(", ")}`);
    },
  };
}

/** Returns the script of axe-core, which finds what keeps people from using a page. */
export const axe = require.resolve("axe-core/axe.min.js");
