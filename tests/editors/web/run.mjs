/**
 * Runs the scenarios in a browser, each on a page of its own; prints what came of each, a line of JSON.
 * usage: run.mjs KIND PICTURES [NAME …]; $SITE is the address of the page, $BROWSER the program, KIND
 * chromium or firefox
 */

import { mkdirSync } from "node:fs";

import { launch } from "./browsers.mjs";
import * as engineEnds from "./engine_ends.mjs";
import * as looks from "./looks.mjs";
import * as scenarios from "./scenarios.mjs";
import { Validator } from "./validator.mjs";

const [kind, pictures, ...wanted] = process.argv.slice(2);
mkdirSync(pictures, { recursive: true });
const all = { ...scenarios, ...engineEnds, ...looks };
const chosen = wanted.length > 0 ? wanted : Object.keys(all);
const { browser, saved } = await launch(kind);
const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
for (const name of chosen) {
  const started = Date.now();
  const on = new Validator(await context.newPage(), process.env.SITE, saved);
  on.pictures = pictures;
  let error = null;
  try {
    await on.open();
    await all[name](on);
    if (on.complaints.length > 0) {
      throw new Error(`The browser complained: ${on.complaints.join("\n")}`);
    }
  } catch (problem) {
    error = [String(problem.stack ?? problem), ...on.complaints].join("\n");
    await on.page.screenshot({ path: `${pictures}/${name}-failed.png` }).catch(() => {});
  }
  await on.page.close();
  console.log(JSON.stringify({ name, error, ms: Date.now() - started }));
}
await browser.close();
