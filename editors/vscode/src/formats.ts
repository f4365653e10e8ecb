/** The formats that reftag reads. Their ids are those of VS Code's languages and of the server. */

import type heads from "./heads.json";

export interface Format {
  readonly id: keyof typeof heads;
  readonly title: string;
  /** How a record begins. */
  readonly sample: string;
}

export const FORMATS: readonly Format[] = [
  { id: "endnote", title: "EndNote", sample: "%0 Journal Article" },
  { id: "refer", title: "refer", sample: "%A Brian W. Kernighan" },
  { id: "ris", title: "RIS", sample: "TY  - JOUR" },
  { id: "medline", title: "MEDLINE", sample: "PMID- 123456" },
  { id: "wos", title: "Web of Science", sample: "PT J" },
  { id: "refworks", title: "RefWorks", sample: "RT Journal Article" },
];

export function isFormat(language: string): boolean {
  return FORMATS.some((format) => format.id === language);
}
