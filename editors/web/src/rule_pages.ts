/** The pages of the rules, beside the text. They come with the page, so that opening one asks nobody. */

import { button, element } from "./dom";

type Pages = Record<string, string>;

export class RulePages {
  private readonly pages: Promise<Pages>;
  private back: HTMLElement | null = null;

  /** Shows pages in `host` in the place of `list`. */
  constructor(
    private readonly host: HTMLElement,
    private readonly list: HTMLElement,
  ) {
    this.pages = fetch("rules/pages.json").then((answer) => answer.json() as Promise<Pages>);
    // Without them there is nothing to show, but everything else works.
    this.pages.catch(() => undefined);
    host.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        this.close();
      }
    });
  }

  async show(code: string): Promise<void> {
    const html = (await this.pages)[code];
    if (html === undefined) {
      return;
    }
    if (this.host.hidden) {
      this.back = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    }
    const page = element("article", { innerHTML: html, className: "prose" });
    this.host.replaceChildren(button("← Back to the findings", () => { this.close(); }), page);
    this.host.hidden = false;
    this.list.hidden = true;
    const heading = page.querySelector("h1");
    if (heading) {
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    }
    this.host.scrollIntoView({ block: "nearest" });
  }

  close(): void {
    this.host.hidden = true;
    this.list.hidden = false;
    this.back?.focus();
  }
}
