/** The validator page in a browser, as somebody uses it. */

import assert from "node:assert/strict";

/** Milliseconds in which anything on the page has happened, however busy the computer is. */
const PATIENCE = 30_000;

export class Validator {
  /** What the browser complained of: errors of scripts, and what the security policy refused. */
  complaints = [];
  requests = [];

  /** `saved` is that of the browser which shows the page. */
  constructor(page, address, saved) {
    this.page = page;
    this.address = address;
    this.saved = saved;
    page.setDefaultTimeout(PATIENCE);
    page.on("pageerror", (error) => this.complaints.push(String(error)));
    page.on("console", (message) => {
      if (message.type() === "error") {
        this.complaints.push(message.text());
      }
    });
    page.on("request", (request) => this.requests.push(request.url()));
  }

  async open() {
    await this.page.goto(this.address);
    await this.idle();
    return this;
  }

  /** Waits until nothing is being loaded, read or checked. */
  async idle() {
    await this.page.locator("#progress").waitFor({ state: "hidden" });
  }

  button(name) {
    return this.page.getByRole("button", { name, exact: true });
  }

  get editor() {
    return this.page.locator(".cm-content");
  }

  async paste(text) {
    await this.editor.focus();
    await this.page.evaluate((pasted) => {
      const data = new DataTransfer();
      data.setData("text/plain", pasted);
      const target = document.querySelector("#editor").shadowRoot.querySelector(".cm-content");
      target.dispatchEvent(
        new ClipboardEvent("paste", {
          clipboardData: data,
          dataType: "text/plain", // Firefox takes only these two
          data: pasted,
          bubbles: true,
          cancelable: true,
          composed: true,
        }),
      );
    }, text);
  }

  /** Chooses files: { name: text or Buffer }. */
  async choose(files) {
    const chosen = Object.entries(files).map(([name, content]) => ({
      name,
      mimeType: "text/plain",
      buffer: Buffer.from(content),
    }));
    await this.page.locator("#choose").setInputFiles(chosen);
  }

  async drop(name, text) {
    await this.page.evaluate(
      ([file, content]) => {
        const data = new DataTransfer();
        data.items.add(new File([content], file));
        const target = document.querySelector("#editor");
        for (const type of ["dragover", "drop"]) {
          target.dispatchEvent(
            new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true, composed: true }),
          );
        }
      },
      [name, text],
    );
  }

  /** Waits for a group of findings. */
  async finds(code) {
    const group = this.page.locator(`#groups details[data-code="${code}"]`);
    await group.waitFor();
    return group;
  }

  async findsNo(code) {
    await this.page.locator(`#groups details[data-code="${code}"]`).waitFor({ state: "detached" });
  }

  async codes() {
    return this.page.locator("#groups details").evaluateAll((all) => all.map((each) => each.dataset.code));
  }

  /** Has the engine's worker run something; it need not come to an end. */
  inEngine(script) {
    this.page.workers().at(-1).evaluate(script).catch(() => {});
  }

  async says(pattern) {
    await this.page.locator("#said").filter({ hasText: pattern }).waitFor();
  }

  text() {
    return this.editor.evaluate((content) => content.cmTile.view.state.doc.toString());
  }

  /** Waits until the text is as a function wants it. */
  async textThat(isSo) {
    const end = Date.now() + PATIENCE;
    let text = await this.text();
    while (!isSo(text)) {
      assert.ok(Date.now() < end, `The text is still:\n${text.slice(0, 500)}`);
      await this.page.waitForTimeout(50);
      text = await this.text();
    }
    return text;
  }

  /** Presses a button that downloads; returns the name of the file and its bytes. */
  download(name) {
    return this.saved(this.page, () => this.button(name).click());
  }
}
