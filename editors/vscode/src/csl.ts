/**
 * References in a citation style, formatted by citeproc-js.
 *
 * Its alternative, `@citeproc-rs/wasm` (MPL-2.0), is five megabytes and has not been published since
 * 2021. citeproc-js is under CPAL-1.0 or AGPL: CPAL lets it be part of a larger work under another
 * licence if its authors are named where it is used, as the preview does. Styles and locales are of
 * the Citation Style Language project (CC BY-SA 3.0): Chicago's 17th edition from `style-chicago`,
 * the others from `@citation-js/plugin-csl`, of which nothing else is used. Its version is an older
 * one on purpose: today's APA has the rules of a law review in it and takes four times as long.
 */

import locales from "@citation-js/plugin-csl/lib/locales.json";
import styles from "@citation-js/plugin-csl/lib/styles.json";
import * as CSL from "citeproc";
import chicago from "style-chicago";

export interface Style {
  readonly id: string;
  readonly title: string;
  /** As XML, or in the form that citeproc-js makes of it. */
  readonly csl: unknown;
}

export const STYLES: readonly Style[] = [
  { id: "apa", title: "APA", csl: styles.apa },
  { id: "vancouver", title: "Vancouver", csl: styles.vancouver },
  { id: "harvard", title: "Harvard (Cite Them Right)", csl: styles.harvard1 },
  { id: "chicago", title: "Chicago (author-date)", csl: chicago },
];

/** An item of CSL-JSON. */
export interface Item {
  readonly id: string;
}

export interface Formatted {
  /** `""` if the style has no bibliography, as some for footnotes. */
  readonly reference: string;
  readonly citation: string;
  /** Whether the citation is a footnote. */
  readonly isNote: boolean;
}

type Format = "html" | "text";

/** Formats references in one style. Throws if it is not a style. */
export class Formatter {
  private readonly items = new Map<string, Item>();
  private readonly engine: CSL.Engine;
  private serial = 0;

  constructor(style: Style, language: string) {
    this.engine = new CSL.Engine(
      {
        retrieveLocale: (wanted) => localeFor(wanted),
        retrieveItem: (id) => ({ ...this.items.get(id) }), // citeproc-js changes items
      },
      style.csl,
      language,
      false,
    );
  }

  /** The reference to one work, and how it is cited in the text. */
  one(item: Item, format: Format): Formatted {
    const [id = ""] = this.take([item]);
    const [reference = ""] = this.bibliography([id], format);
    const citation = this.engine.previewCitationCluster(
      { citationItems: [{ id }], properties: { noteIndex: 1 } },
      [],
      [],
      format,
    );
    return { reference, citation, isNote: this.engine.opt.xclass === "note" };
  }

  /** References in the order that the style has for them. */
  references(items: readonly Item[], format: Format): string[] {
    return this.bibliography(this.take(items), format);
  }

  /** Gives items ids that no other had: citeproc-js asks for each only once. */
  private take(items: readonly Item[]): string[] {
    this.items.clear();
    return items.map((item) => {
      const id = String(++this.serial);
      this.items.set(id, { ...item, id });
      return id;
    });
  }

  private bibliography(ids: string[], format: Format): string[] {
    this.engine.setOutputFormat(format);
    this.engine.updateItems(ids);
    const made = this.engine.makeBibliography();
    return made === false ? [] : made[1].map((each) => each.trim());
  }
}

function localeFor(wanted: string): string {
  const known: Record<string, string> = locales;
  const language = wanted.slice(0, 2);
  const near = Object.keys(known).find((name) => name.startsWith(language));
  return known[wanted] ?? known[near ?? "en-US"] ?? "";
}
