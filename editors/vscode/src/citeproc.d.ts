/** The part of citeproc-js that is used: https://citeproc-js.readthedocs.io. */

declare module "citeproc" {
  export interface Sys {
    retrieveLocale(language: string): string;
    retrieveItem(id: string): object;
  }

  interface Citation {
    citationItems: { id: string }[];
    properties: { noteIndex: number };
  }

  export class Engine {
    constructor(sys: Sys, style: unknown, language: string, force: boolean);
    opt: { xclass: "in-text" | "note" };
    setOutputFormat(format: "html" | "text"): void;
    updateItems(ids: string[]): void;
    makeBibliography(): [{ hangingindent?: unknown }, string[]] | false;
    previewCitationCluster(
      citation: Citation,
      before: [],
      after: [],
      format: "html" | "text",
    ): string;
  }
}

declare module "style-chicago" {
  const style: object;
  export default style;
}
