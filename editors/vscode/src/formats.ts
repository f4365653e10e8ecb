/** The formats that reftag reads. Their ids are those of VS Code's languages and of the server. */

import type heads from "./heads.json";

export interface Format {
  readonly id: keyof typeof heads;
  readonly title: string;
  /** How a record begins. */
  readonly sample: string;
  /** Whether it is known how importers read it. */
  readonly measured: boolean;
}

export const FORMATS: readonly Format[] = [
  { id: "endnote", title: "EndNote", sample: "%0 Journal Article", measured: true },
  { id: "refer", title: "refer", sample: "%A Brian W. Kernighan", measured: false },
  { id: "ris", title: "RIS", sample: "TY  - JOUR", measured: true },
  { id: "medline", title: "MEDLINE", sample: "PMID- 123456", measured: true },
  { id: "wos", title: "Web of Science", sample: "PT J", measured: true },
  { id: "refworks", title: "RefWorks", sample: "RT Journal Article", measured: true },
];

export function isFormat(language: string): boolean {
  return FORMATS.some((format) => format.id === language);
}
