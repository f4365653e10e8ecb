/**
 * Uses the Records view, the preview and the Portability view, at ten and at forty thousand records.
 * usage: views.mjs ADDRESS WORKSPACE PICTURES; prints the results as JSON
 */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";

import { openWindow, runAll, toastsOf } from "./browser.mjs";
import { SLOW, Workbench } from "./workbench.mjs";

const [address, workspace, pictures] = process.argv.slice(2);

const size = { width: 1400, height: 850 };
const { browser, page, url } = await openWindow(address, { folder: workspace }, size);
const workbench = new Workbench(page);

const onDisk = (name) => readFileSync(path.join(workspace, name), "utf8");
const rows = page.locator("[id='workbench.parts.sidebar'] .pane-body .monaco-list-row");
const row = (text) => rows.filter({ hasText: text }).first();
const cursorIsOn = (line) => page.getByRole("button", { name: `Ln ${line}, ` }).waitFor(SLOW);

/** A picture in each theme: the window has that of the system. */
async function picture(name) {
  for (const scheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.waitForTimeout(700);
    await page.screenshot({ path: path.join(pictures, `${name}-${scheme}.png`) });
  }
  await page.emulateMedia({ colorScheme: "light" });
}

async function run(command) {
  await workbench.commands(command);
  await page.keyboard.press("Enter");
  await page.locator(".quick-input-list .monaco-list-row", { hasText: command }).first().waitFor({
    state: "hidden",
    ...SLOW,
  });
}

async function choose(...labels) {
  for (const label of labels) {
    const item = page.locator(".quick-input-list .monaco-list-row", { hasText: label }).first();
    await item.waitFor(SLOW);
    await item.click();
  }
}

/** Opens a file, and the Records view in the place of the explorer; `count` rows are shown. */
async function records(file, count) {
  await page.keyboard.press("Control+Shift+e");
  await workbench.open(file);
  await page.getByRole("tab", { name: "Bibliography" }).click();
  await shown(count);
}

async function shown(count) {
  await assertSoon(async () => assert.equal(await rows.count(), count));
}

async function assertSoon(check) {
  const end = Date.now() + SLOW.timeout;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) {
        throw error;
      }
      await page.waitForTimeout(100);
    }
  }
}

/** The page inside a view's frame, as soon as it has this text. */
async function framed(text) {
  return assertSoon(async () => {
    for (const frame of page.frames()) {
      const main = frame.locator("main");
      if ((await main.count().catch(() => 0)) > 0 && text.test(await main.innerText())) {
        return main;
      }
    }
    throw new Error(`no view says ${text}`);
  });
}

const scenarios = {
  async list_ten_records() {
    await records("ten.enw", 10);
    const texts = await rows.allInnerTexts();
    assert.match(texts[0], /Lovelace 1843\s*Sketch of the Analytical Engine/);
    assert.match(texts.join("\n"), /duplicate · The Five Laws/);

    await row("Briet").click();
    await cursorIsOn(11);
    await workbench.endOf("Traité de documentation");
    await page.locator(".monaco-list-row.selected", { hasText: "Otlet" }).waitFor(SLOW);
    await picture("records");
  },

  async filter_and_order_records() {
    await records("ten.enw", 10);
    await run("reftag: Change Order of View");
    await choose("By author");
    await assertSoon(async () => assert.match(await rows.first().innerText(), /Berners-Lee/));

    await run("reftag: Filter Records");
    await choose("Type…", "Book");
    await page.locator(".message", { hasText: "of 10: Book" }).waitFor(SLOW);
    await run("reftag: Filter Records");
    await choose("Problems and duplicates…", "Duplicates");
    await shown(2);
    await picture("records-filtered");
    await run("reftag: Show All Records");
    await shown(10);
    await run("reftag: Change Order of View");
    await choose("As in the file");
  },

  async copy_and_delete_records() {
    await records("delete.enw", 10);
    await row("Lovelace").click();
    await row("Briet").click({ modifiers: ["Control"] });
    await row("Briet").click({ button: "right" });
    await page.getByRole("menuitem", { name: "Copy Records as…" }).waitFor(SLOW);
    await picture("records-menu");
    await page.getByRole("menuitem", { name: "Delete Records" }).click();
    await shown(8);
    await workbench.save();
    await assertSoon(() => assert.doesNotMatch(onDisk("delete.enw"), /Lovelace|Briet/));
  },

  async preview_a_record() {
    await records("ten.enw", 10);
    await row("Garfield").click();
    await run("reftag: Show Formatted Reference");
    const apa = await framed(/Garfield, E\. \(1955\)\. Citation indexes for science/i);
    assert.match(await apa.innerText(), /\(Garfield, 1955\)/);
    assert.match(await apa.innerText(), /RT005/);
    await picture("preview");

    await apa.locator("select").selectOption({ label: "Vancouver" });
    await framed(/Garfield E\. Citation Indexes for Science\. Science\. 1955;122:108–11\./);
    await apa.locator("select").selectOption({ label: "Chicago (author-date)" });
    await framed(/Garfield, Eugene\. 1955\. “Citation Indexes for Science\.”/);
    await row("Otlet").click();
    const chicago = await framed(/Otlet, Paul\. 1934\./);
    await picture("preview-chicago");
    await chicago.locator("li a").first().click();
    await cursorIsOn(20);
    await chicago.locator("select").selectOption({ label: "APA" });
    await framed(/Otlet, P\. \(1934\)/);
  },

  async show_what_importers_lose() {
    await page.keyboard.press("Control+Shift+e");
    await workbench.open("portability.enw");
    await run("reftag: What Will Importers Lose?");
    const report = await framed(/10 records, \d+ fields with a value/);
    const names = (await report.locator(".target .name").allInnerTexts()).map((each) => each.trim());
    assert.match(names[0], /^EndNote/);
    assert.match(names[1], /^Zotero/);
    await picture("portability");

    await report.getByLabel("Zotero").check();
    await report.getByLabel("wostools").check();
    await framed(/wostools does not read EndNote files/i);
    await assertSoon(() => {
      const written = JSON.parse(onDisk(".vscode/settings.json"))["reftag.targets"];
      assert.deepEqual(written, ["zotero", "wostools"]);
    });
    await report.locator(".target a", { hasText: /^\d+$/ }).first().click();
    await picture("portability-targets");

    await report.getByRole("button", { name: /^Fix \d+ of these$/ }).click();
    await assertSoon(async () => {
      assert.equal(await report.getByRole("button", { name: /^Fix \d+ of these$/ }).count(), 0);
    });
    await report.getByLabel("Zotero").uncheck();
    await report.getByLabel("wostools").uncheck();
    await framed(/None is chosen/);
  },

  async list_forty_thousand_records() {
    await page.keyboard.press("Control+Shift+e");
    await workbench.open("large.enw");
    await workbench.anySquiggle();
    await page.getByRole("tab", { name: "Bibliography" }).click();
    await row("1–500").waitFor(SLOW);
    // The cursor is in the first record: its page is open and it is selected.
    await page.locator(".monaco-list-row.selected", { hasText: "part 0" }).waitFor(SLOW);
    await run("reftag: Filter Records");
    await choose("Text…");
    await page.locator(".quick-input-title", { hasText: "with this text" }).waitFor(SLOW);
    await page.keyboard.type("part 3999");
    await page.keyboard.press("Enter");
    await shown(11); // 3999 and 39990 to 39999
    await picture("records-large");
    await row("part 39995").click();
    await cursorIsOn(39_995 * 7 + 1);
    await run("reftag: Show Formatted Reference");
    await framed(/On probing, part 39995/);
    await picture("preview-large");
    await run("reftag: Show All Records");
    await row("39,501–40,000").waitFor(SLOW);
    await page.locator(".monaco-list-row.selected", { hasText: "part 39995" }).waitFor(SLOW);
    await picture("records-pages");
  },
};

await workbench.goto(url);
const results = await runAll(scenarios, workbench, pictures);
const toasts = await toastsOf(page);
await browser.close();
console.log(JSON.stringify({ results, toasts }));
