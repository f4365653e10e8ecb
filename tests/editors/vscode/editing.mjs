/**
 * Edits a library in VS Code's window as a librarian would: complete, begin, find, rename, merge.
 * usage: editing.mjs ADDRESS WORKSPACE PICTURES; prints the results as JSON
 */

import assert from "node:assert/strict";
import path from "node:path";

import { openWindow, runAll, toastsOf } from "./browser.mjs";
import { SLOW, Workbench } from "./workbench.mjs";

const [address, workspace, pictures] = process.argv.slice(2);

const { browser, page, url } = await openWindow(address, { folder: workspace });
const workbench = new Workbench(page);

const picture = (name) => page.screenshot({ path: path.join(pictures, `${name}.png`) });
const quickPick = page.locator(".quick-input-list .monaco-list-row");

/** Waits until a line of the editor shows this. */
const shows = (text) => workbench.line(text).waitFor(SLOW);

async function typeAtTheEnd(text) {
  await workbench.line("%").click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(text);
}

/** Asks until the values of the library are known and the first suggestion is this. */
async function suggestedInTime(pattern) {
  const end = Date.now() + SLOW.timeout;
  for (;;) {
    await page.keyboard.press("Control+Space");
    await page.waitForTimeout(1000);
    const rows = page.locator(".suggest-widget.visible .monaco-list-row");
    const offered = await rows.allInnerTexts();
    if (pattern.test(offered[0] ?? "")) {
      return offered;
    }
    assert.ok(Date.now() < end, `not suggested: ${offered.join(" | ")}`);
    await page.keyboard.press("Escape");
  }
}

/** Opens the box for a new name of the person and types it. */
async function beginRename(name) {
  await workbench.open("renamed.enw");
  await workbench.line("%A Rosenqvist, Bo").click({ position: { x: 60, y: 8 } });
  await page.keyboard.press("F2");
  await page.locator(".rename-box input:focus").waitFor(SLOW);
  await page.keyboard.press("Control+a");
  await page.keyboard.type(name);
}

const scenarios = {
  async read_a_folded_library_like_a_list() {
    await workbench.open("library.enw");
    await shows(/Journal\sArticle\s*Lindqvist\set\sal\.\s2021/);
    await page.keyboard.press("Control+k");
    await page.keyboard.press("Control+0");
    await workbench.line("Okonkwo, Chidi").waitFor({ state: "detached", ...SLOW });
    await picture("folded");
    await page.keyboard.press("Control+k");
    await page.keyboard.press("Control+j");
  },

  async complete_a_person_of_the_library() {
    await workbench.open("people.enw");
    await workbench.endOf("%D 2020");
    await page.keyboard.press("Enter");
    await page.keyboard.type("%A Haahr");
    await suggestedInTime(/^Haahrlund, Ib/);
    await picture("person-completion");
    await page.keyboard.press("Enter");
    await shows("%A Haahrlund, Ib");
  },

  async begin_a_record() {
    await workbench.open("begun.enw");
    await typeAtTheEnd("\n\nbook");
    const offered = await workbench.suggestions();
    await picture("new-record");
    assert.match(offered.join("\n"), /Book/);
    await page.keyboard.press("Enter");
    await shows("%0 Book");
    await picture("new-record-begun");
    await page.keyboard.press("Escape");
  },

  async find_a_record_in_the_workspace() {
    await workbench.open("people.enw");
    await page.keyboard.press("Control+t");
    await page.keyboard.type("haahrlund");
    try {
      await quickPick.filter({ hasText: "Haahrlund" }).first().waitFor(SLOW);
      await picture("workspace-symbols");
    } finally {
      await page.keyboard.press("Escape");
    }
  },

  async look_at_a_rename_and_leave_it() {
    await beginRename("Rosenqvist, Bodil");
    await page.keyboard.press("Control+Enter");
    const changes = page.locator(".bulk-edit-panel .monaco-list-row", { hasText: "Bodil" });
    await changes.first().waitFor(SLOW);
    await picture("rename-preview");
    assert.equal(await changes.count(), 2);
    await page.locator(".bulk-edit-panel").getByRole("button", { name: "Discard" }).click();
    await changes.first().waitFor({ state: "hidden", ...SLOW });
    assert.equal((await workbench.lines()).filter((line) => /Bodil/.test(line)).length, 0);
  },

  async rename_a_person_everywhere() {
    await beginRename("Rosenqvist, Bodil");
    await picture("rename");
    await page.keyboard.press("Enter");
    await shows("%A Rosenqvist, Bodil");
    assert.equal((await workbench.lines()).filter((line) => /Bodil/.test(line)).length, 2);
  },

  async merge_duplicates() {
    await workbench.open("twice.enw");
    await workbench.squiggles(2);
    const offered = await workbench.quickFixes();
    await picture("merge-menu");
    const merge = offered.findIndex((title) => /^Merge with/.test(title.trim()));
    assert.ok(merge >= 0, offered.join(" | "));
    for (let at = 0; at < merge; at++) {
      await page.keyboard.press("ArrowDown");
    }
    await page.keyboard.press("Enter");
    await workbench.squiggles(0);
    await shows("%K tides");
    await picture("merged");
  },
};

await workbench.goto(url);
const results = await runAll(scenarios, workbench, pictures);
const toasts = await toastsOf(page);
await browser.close();
console.log(JSON.stringify({ results, toasts }));
