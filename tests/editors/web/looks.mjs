/** How the page looks to everybody: pictures to be looked at, and axe-core's findings. */

import assert from "node:assert/strict";
import fs from "node:fs";

import { axe } from "./browsers.mjs";

const SIZES = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };

const LIBRARY = [
  "%0 Journal Article\n%A Lindqvist, Maja\n%A Okonkwo, Chidi\n%T Opening hours and evening readers",
  "%J Journal of Library Evenings\n%D 2O21\n%V 14\n%P 201-219\n%R https://doi.org/10.5555/12345678",
  "%K libraries\n%K opening hours\n%K libraries\n",
  "%0 journal article\n%A Tanaka, Haruto\n%t A tag in lower case\n%J Shelves\n%D 2019\n%@ 2049-3631\n",
].join("\n");

export async function look_right_everywhere(on) {
  await on.choose({ "library.enw": LIBRARY, "other.ris": "TY  - BOOK\nTI  - On Tags\nER  - \n" });
  await on.page.locator("#file-bar .file").first().click();
  await on.page.getByRole("checkbox", { name: "Zotero", exact: true }).check();
  await on.page.locator("#report table").first().waitFor();
  await (await on.finds("RT301")).locator("summary").click();
  await inAllLooks(on, "validator");
  await on.page.getByRole("button", { name: "About RT301" }).click();
  await on.page.getByRole("heading", { name: "invalid-year (RT301)" }).waitFor();
  await inAllLooks(on, "rule");
}

export async function look_right_when_empty(on) {
  await inAllLooks(on, "empty");
}

export async function read_the_other_pages(on) {
  for (const name of ["rules/index.html", "rules/RT301.html", "tables/index.html", "tables/refworks.html"]) {
    await on.page.goto(new URL(name, on.address).href);
    await inAllLooks(on, name.replaceAll(/[/.]/g, "-"));
  }
}

/** Takes pictures on a desktop and a phone, light and dark; nothing may be amiss in any of them. */
async function inAllLooks(on, name) {
  const { page } = on;
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      await page.waitForTimeout(200);
      const picture = `${on.pictures}/${name}-${size}-${colorScheme}.png`;
      await page.screenshot({ path: picture, fullPage: true });
      const { width, text } = await page.evaluate(() => ({
        width: document.documentElement.clientWidth,
        text: document.documentElement.scrollWidth,
      }));
      assert.ok(text <= width, `${name} is ${text} wide on a ${size} of ${width}`);
      await accessible(page, `${name}, ${size}, ${colorScheme}`);
    }
  }
}

async function accessible(page, where) {
  await page.evaluate(fs.readFileSync(axe, "utf8"));
  const { violations } = await page.evaluate(() => globalThis.axe.run(document));
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join("\n  ")}`);
  assert.deepEqual(found, [], where);
}
