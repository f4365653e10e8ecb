/** The browsers that show the page. */

import { createRequire } from "node:module";

const project = new URL("../../../editors/web/package.json", import.meta.url);
const require = createRequire(project);
const { chromium } = require("playwright-core");

export function launch() {
  return chromium.launch({
    executablePath: process.env.BROWSER,
    // Chromium's sandbox does not work for root, and the page is our own.
    args: ["--no-sandbox", "--disable-gpu", "--force-color-profile=srgb"],
  });
}

/** Returns the script of axe-core, which finds what keeps people from using a page. */
export const axe = require.resolve("axe-core/axe.min.js");
