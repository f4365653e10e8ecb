/** VS Code's window as a user has it: what can be seen, pointed at and typed. */

import assert from "node:assert/strict";

/** Long, since other tests may run at the same time; what is there sooner is not waited for. */
export const SLOW = { timeout: 120_000 };
const SQUIGGLES = ".monaco-editor .squiggly-error, .monaco-editor .squiggly-warning";
const HOVER = ".monaco-hover:not(.hidden) .hover-contents";

export class Workbench {
  constructor(page) {
    this.page = page;
  }

  async goto(url) {
    await this.page.goto(url, { waitUntil: "domcontentloaded" });
    await this.page.waitForSelector(".explorer-folders-view .monaco-list-row", SLOW);
  }

  /** Opens a file from the explorer, with no other open beside it. */
  async open(name) {
    await this.page.getByRole("treeitem", { name, exact: true }).dblclick();
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor(SLOW);
    await this.page.waitForSelector(".monaco-editor .view-line", SLOW);
  }

  async save() {
    await this.page.keyboard.press("Escape");
    await this.page.keyboard.press("Control+s");
    await this.page.locator(".tab.active.dirty").waitFor({ state: "detached", ...SLOW });
  }

  /** Saves and closes what is open, so that the next scenario meets no question about it. */
  async saveAndCloseAll() {
    for (const tab of (await this.page.locator(".tab").all()).reverse()) {
      await tab.click();
      await this.save();
      await tab.getByRole("button", { name: /^Close/ }).click();
    }
    await this.page.locator(".tab").first().waitFor({ state: "detached", ...SLOW });
  }

  /** The line that shows this text. */
  line(text) {
    return this.page.locator(".monaco-editor .view-line", { hasText: text }).first();
  }

  async lines() {
    const texts = await this.page.locator(".monaco-editor .view-line").evaluateAll((lines) =>
      lines
        .map((line) => ({ top: line.offsetTop, text: line.textContent.replaceAll("\u00a0", " ") }))
        .sort((a, b) => a.top - b.top)
        .map(({ text }) => text),
    );
    return texts;
  }

  async squiggles(count) {
    await this.page.waitForFunction(
      ([selector, wanted]) => document.querySelectorAll(selector).length === wanted,
      [SQUIGGLES, count],
      SLOW,
    );
  }

  async anySquiggle() {
    await this.page.waitForSelector(SQUIGGLES, SLOW);
  }

  /** Rests the mouse on the line, so many characters in, until what is shown says this. */
  async hover(text, pattern, characters = 0.5) {
    const line = this.line(text);
    const whole = await line.locator("span").first().boundingBox();
    const width = whole.width / (await line.textContent()).length;
    await this.page.mouse.move(5, 5);
    await this.page.mouse.move(whole.x + characters * width, whole.y + whole.height / 2, {
      steps: 3,
    });
    // The findings are there at once, what the server says about the tag comes a little later.
    await this.page.locator(HOVER, { hasText: pattern }).first().waitFor(SLOW);
  }

  async endOf(text) {
    await this.line(text).click();
    await this.page.keyboard.press("End");
  }

  async suggestions() {
    await this.page.waitForSelector(".suggest-widget.visible .monaco-list-row", SLOW);
    await this.page.waitForTimeout(300);
    return this.page.locator(".suggest-widget.visible .monaco-list-row").allInnerTexts();
  }

  /** Goes to the first finding with F8 and opens its quick fixes with Ctrl+. */
  async quickFixes() {
    await this.page.keyboard.press("Control+Home");
    await this.page.keyboard.press("F8");
    await this.page.waitForSelector(".marker-widget", SLOW);
    await this.page.keyboard.press("Escape");
    await this.page.keyboard.press("Control+.");
    await this.page.waitForSelector(".action-widget .action", SLOW);
    return this.page.locator(".action-widget .action").allInnerTexts();
  }

  /** Waits until rendered Markdown has this heading: it is in a frame inside a frame. */
  async rendered(heading) {
    const end = Date.now() + SLOW.timeout;
    for (;;) {
      for (const frame of this.page.frames()) {
        const found = frame.getByRole("heading", { name: heading, exact: true });
        if ((await found.count().catch(() => 0)) > 0) {
          return;
        }
      }
      assert.ok(Date.now() < end, `no heading ${heading}`);
      await this.page.waitForTimeout(100);
    }
  }

  /** The colour of each piece of the line that shows this text. */
  colours(text) {
    return this.line(text).evaluate((line) =>
      [...line.querySelectorAll("span span")].map((piece) => [
        piece.textContent.replaceAll("\u00a0", " ").trim(),
        getComputedStyle(piece).color,
      ]),
    );
  }

  /** Opens the command palette and returns what it offers for the text typed there. */
  async commands(typed) {
    await this.page.keyboard.press("F1");
    await this.page.locator(".quick-input-widget input").first().waitFor(SLOW);
    await this.page.keyboard.type(typed);
    const rows = this.page.locator(".quick-input-list .monaco-list-row");
    await rows.filter({ hasText: typed.trim() }).first().waitFor(SLOW);
    return rows.allInnerTexts();
  }

  /** Says whether the palette has this command: typed, since the list only draws what fits. */
  async offers(title) {
    await this.page.keyboard.press("F1");
    await this.page.locator(".quick-input-widget input").first().waitFor(SLOW);
    await this.page.keyboard.type(title);
    await this.page.waitForTimeout(1000);
    const rows = this.page.locator(".quick-input-list .monaco-list-row", { hasText: title });
    const count = await rows.count();
    await this.page.keyboard.press("Escape");
    return count > 0;
  }

  /** Runs a command of the palette by what it is called there. */
  async run(title) {
    await this.commands(title);
    await this.page.keyboard.press("Enter");
  }

  /** Opens the settings and returns what each is called whose editor is a link to the JSON file. */
  async settings(query) {
    await this.page.keyboard.press("Control+,");
    await this.page.locator(".settings-editor .settings-tree-container").waitFor(SLOW);
    await this.page.locator(".settings-editor .suggest-input-container").click();
    await this.page.keyboard.press("Control+a");
    await this.page.keyboard.type(query);
    await this.page.locator(".settings-editor .setting-item-contents").first().waitFor(SLOW);
    await this.page.waitForTimeout(800);
    return this.page.locator(".setting-item-complex .setting-item-label").allInnerTexts();
  }

  async outline() {
    const header = this.page.getByRole("button", { name: "Outline Section" });
    if ((await header.getAttribute("aria-expanded")) !== "true") {
      await header.click();
    }
    await this.page.waitForSelector(".outline-tree .monaco-list-row", SLOW);
    return this.page.locator(".outline-tree .monaco-list-row").allInnerTexts();
  }
}
