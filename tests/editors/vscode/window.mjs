/**
 * Uses VS Code's window as a librarian would.
 * usage: window.mjs ADDRESS WORKSPACE PICTURES; prints the results as JSON
 */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";

import { openWindow, runAll, toastsOf } from "./browser.mjs";
import { SLOW, Workbench } from "./workbench.mjs";

const [address, workspace, pictures] = process.argv.slice(2);

const { browser, page, url } = await openWindow(address, { folder: workspace });
const workbench = new Workbench(page);

const picture = (name) => page.screenshot({ path: path.join(pictures, `${name}.png`) });
const onDisk = (name) => readFileSync(path.join(workspace, name), "utf8");

/** Saving shows as done in the window a moment before the file is written. */
async function saved(name, pattern) {
  await workbench.save();
  const end = Date.now() + SLOW.timeout;
  while (!pattern.test(onDisk(name)) && Date.now() < end) {
    await page.waitForTimeout(50);
  }
  assert.match(onDisk(name), pattern);
}

/** Findings, what is said of one and of its tag, completion and outline, each with a picture. */
async function showFormat(extension, language, titleLine, lineAbove, typed) {
  await workbench.open(`mistakes.${extension}`);
  await page.locator("#status\\.editor\\.mode", { hasText: language }).waitFor();
  await workbench.anySquiggle();
  const colours = new Map(await workbench.colours(titleLine));
  assert.ok(colours.size > 1, `nothing is coloured: ${[...colours.keys()].join(" | ")}`);
  const rows = await workbench.outline();
  assert.ok(rows.length > 1, rows.join(" | "));
  await workbench.hover(titleLine, /RT101/);
  await workbench.hover(titleLine, /title/i);
  await page.waitForTimeout(300); // it fades in
  await picture(`${extension}-hover`);
  // What is shown there would catch the click.
  await page.mouse.move(5, 5);

  await workbench.endOf(lineAbove);
  await page.keyboard.press("Enter");
  await page.keyboard.type(typed);
  const offered = await workbench.suggestions();
  assert.ok(offered.some((row) => row.startsWith(typed)), offered.join(" | "));
  await picture(`${extension}-completion`);
  await page.keyboard.press("Escape");
}

const scenarios = {
  async show_the_mistakes_of_the_sample() {
    await workbench.open("mistakes.enw");
    await workbench.anySquiggle();
    await workbench.hover("%T", /RT101/);
    await picture("mistakes");
  },

  async mend_a_mistake() {
    await workbench.open("one-mistake.enw");
    await page.locator("#status\\.editor\\.mode", { hasText: "EndNote" }).waitFor();
    await workbench.squiggles(1);
    await picture("squiggle");

    await workbench.hover("%T", /title/i);
    await picture("hover");

    const fixes = await workbench.quickFixes();
    assert.match(fixes[0], /%A/);
    await picture("quick-fix");
    await page.keyboard.press("Enter");
    await workbench.squiggles(0);
    assert.equal((await workbench.lines())[1], "%A Doe, Jane");
    await saved("one-mistake.enw", /^%A Doe, Jane$/m);
  },

  async complete_a_tag() {
    await workbench.open("two-records.enw");
    await workbench.endOf("%D 2020");
    await page.keyboard.press("Enter");
    await page.keyboard.type("%");
    const offered = await workbench.suggestions();
    assert.ok(offered.some((row) => row.startsWith("%V")), offered.join(" | "));
    await picture("completion");
    await page.keyboard.type("K");
    await workbench.suggestions();
    await page.keyboard.press("Enter");
    await page.keyboard.type("markers");
    await saved("two-records.enw", /^%D 2020\n%K markers$/m);
  },

  async complete_by_name() {
    await workbench.open("by-name.enw");
    await workbench.endOf("%D 2024");
    await page.keyboard.press("Enter");
    await page.keyboard.type("keyw");
    const [best] = await workbench.suggestions();
    assert.match(best, /^%K/);
    await page.keyboard.press("Enter");
    await page.keyboard.type("markers");
    await saved("by-name.enw", /^%D 2024\n%K markers$/m);
  },

  async outline_shows_records() {
    await workbench.open("library.enw");
    const rows = await workbench.outline();
    assert.ok(rows.length > 1, rows.join(" | "));
    const [first] = /^%A (.*?),/m.exec(onDisk("library.enw")).slice(1);
    assert.match(rows.join("\n"), new RegExp(first));
    await picture("outline");
  },

  async put_one_line_record_in_order() {
    await workbench.open("one-line.enw");
    await workbench.squiggles(1);
    const colours = new Map(await workbench.colours("%0 Journal Article"));
    await picture("one-line");
    for (const tag of ["%A", "%T", "%J", "%D"]) {
      assert.equal(colours.get(tag), colours.get("%A"), `${tag} in ${[...colours.keys()]}`);
    }
    assert.notEqual(colours.get("%A"), colours.get("One"));

    await workbench.quickFixes();
    await page.keyboard.press("Enter");
    await workbench.squiggles(0);
    await picture("one-line-mended");
    await saved("one-line.enw", /^%0 .*\n%A .*\n%T .*\n%J .*\n%D .*\n$/);
  },

  async leave_brackets_of_prose_uncoloured() {
    await workbench.open("rule-page.enw");
    await workbench.anySquiggle();
    const abstract = new Map(await workbench.colours("1) cards"));
    assert.equal(new Set(abstract.values()).size, 2, `tag and text: ${[...abstract]}`);
    assert.equal(await page.locator(".unexpected-closing-bracket").count(), 0);
  },

  async mark_both_titles() {
    await workbench.open("one-title.enw");
    await workbench.endOf("%J Probes");
    await page.keyboard.press("Enter");
    await page.keyboard.type("%T Another title");
    await workbench.squiggles(2);
    await page.keyboard.press("Escape");
    // Lines are counted from 1 here: the first title is on line 3, the second on line 5.
    await workbench.hover("%T On probing", /one-title\.enw\(5, 1\)/, 5);
    await workbench.hover("Another title", /one-title\.enw\(3, 1\)/, 5);
    await picture("both-titles");
  },

  async ris() {
    await showFormat("ris", "RIS", "TI  - This record has two titles", "IS  - ", "V");
  },

  async medline() {
    const title = "TI  - The next title is one too many";
    await showFormat("nbib", "MEDLINE", title, "AU  - Lindqvist M", "I");
  },

  async web_of_science() {
    await showFormat("ciw", "Web of Science", "TI This record has two titles", "PY 2O19", "I");
  },

  async show_the_commands_of_the_format() {
    const wanted = ["New Record", "What Will Importers Lose", "Set Dialect", "Treat This File"];
    const offered = async (file) => {
      await workbench.open(file);
      await page.locator("#status\\.editor\\.mode", { hasText: /EndNote|RIS|refer|Plain/ }).waitFor();
      const found = [];
      for (const title of wanted) {
        found.push(await workbench.offers(`reftag: ${title}`));
      }
      return found;
    };
    assert.deepEqual(await offered("by-name.enw"), [true, true, true, false]);
    assert.deepEqual(await offered("mistakes.ris"), [true, true, true, false]);
    assert.deepEqual(await offered("mistakes.ref"), [true, false, true, false]);
    assert.deepEqual(await offered("notes.txt"), [false, false, false, true]);
  },

  async show_the_menu_of_records() {
    await workbench.open("by-name.enw");
    await workbench.line("%T").click({ button: "right" });
    await page.locator(".monaco-menu .action-label", { hasText: "Records" }).hover();
    await page.locator(".monaco-menu .action-label", { hasText: "New Record" }).waitFor(SLOW);
    await picture("menu");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
  },

  async show_what_was_found_in_the_status_bar() {
    await workbench.open("two-records.enw");
    await page.locator("#status\\.languageStatus").click();
    const hover = page.locator(".hover-language-status");
    await hover.filter({ hasText: /EndNote, records: 2/ }).first().waitFor(SLOW);
    await picture("status");
    await page.keyboard.press("Escape");
  },

  async every_setting_has_an_editor() {
    await workbench.settings("@ext:reftag.reftag");
    await picture("settings");
    // Long settings are drawn when they are scrolled to.
    const links = new Set();
    const list = page.locator(".settings-tree-container .monaco-scrollable-element").first();
    for (let at = 0; at < 12; at++) {
      for (const text of await page.locator(".edit-in-settings-button").allInnerTexts()) {
        links.add(text);
      }
      await list.hover();
      await page.mouse.wheel(0, 400);
      await page.waitForTimeout(150);
    }
    await picture("settings-end");
    assert.deepEqual([...links], []);
  },

  async show_the_log() {
    await workbench.open("by-name.enw");
    await workbench.commands("reftag: Show Output");
    await page.keyboard.press("Enter");
    // Spaces are no-break spaces there.
    const log = page.locator(".output-view .view-line");
    await log.first().click();
    await page.keyboard.press("Control+Home");
    await log.filter({ hasText: /Starting\sthe\sserver\swith\sPython\s3/ }).first().waitFor();
    await picture("log");
    await page.keyboard.press("Control+j"); // closes the panel
  },

  async open_the_page_of_a_rule() {
    await workbench.open("rule-page.enw");
    await workbench.squiggles(1);
    await workbench.hover("%a", /RT003/);
    await page.locator(".monaco-hover:not(.hidden) a", { hasText: "RT003" }).first().click();
    await page.getByRole("tab", { name: /RT003/ }).waitFor();
    await workbench.rendered("tag-case (RT003)");
    await picture("rule-page");
  },

  async show_a_rule_from_the_menu() {
    await workbench.open("one-mistake-more.enw");
    await workbench.squiggles(1);
    const offered = await workbench.quickFixes();
    await picture("quick-fix-menu");
    const order = [
      /^Write %A/,
      /^Fix all of this kind/,
      /^Ignore RT003 in this record/,
      /^Ignore RT003 in this file/,
      /^Ignore RT003 everywhere/,
      /^Show rule RT003/,
    ];
    assert.ok(offered.length >= order.length, offered.join(" | "));
    order.forEach((title, at) => assert.match(offered[at].trim(), title));
    for (let at = 1; at < order.length; at++) {
      await page.keyboard.press("ArrowDown");
    }
    await page.keyboard.press("Enter");
    await page.getByRole("tab", { name: /RT003/ }).waitFor();
    await workbench.rendered("tag-case (RT003)");
    await picture("rule-shown");
  },
};

await workbench.goto(url);
const results = await runAll(scenarios, workbench, pictures);
const toasts = await toastsOf(page);
await browser.close();
console.log(JSON.stringify({ results, toasts }));
