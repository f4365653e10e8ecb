/** A finding, drawn: its message, its rule, and buttons for its fixes. */

import type { CodeAction, Diagnostic } from "vscode-languageserver-types";

import { button, element } from "./dom";
import { ruleOf } from "./facts";
import { fixesFor } from "./fixes";
import type { OpenFile } from "./open_file";
import type { Session } from "./session";

export interface Deeds {
  session: Session;
  /** Lets something go on; says so if it fails. */
  attempt: (work: Promise<unknown>) => void;
  /** Makes the fix in the text. */
  apply: (file: OpenFile, action: CodeAction) => void;
  /** Makes the file one that is written anew: in UTF-8, with line breaks that are all alike. */
  rewrite: (file: OpenFile) => void;
  showRule: (code: string) => void;
}

/** Returns what is shown where the pointer is on a finding; the fixes come when they are known. */
export function drawn(deeds: Deeds, file: OpenFile, finding: Diagnostic): HTMLElement {
  const rule = ruleOf(finding.code);
  const box = element("div", { className: "finding" }, element("p", {}, finding.message));
  const row = element("div", { className: "row" });
  box.append(row);
  if (rule) {
    row.append(aboutRule(deeds, rule.code));
  }
  const shown = fixButtons(deeds, file, finding).then((buttons) => {
    row.prepend(...buttons);
  });
  deeds.attempt(shown);
  return box;
}

export function aboutRule(deeds: Deeds, code: string): HTMLButtonElement {
  const about = button(`About ${code}`, () => {
    deeds.showRule(code);
  });
  about.classList.add("about");
  return about;
}

/** Returns a button for each fix that the server offers for a finding. */
export async function fixButtons(
  deeds: Deeds,
  file: OpenFile,
  finding: Diagnostic,
): Promise<HTMLButtonElement[]> {
  if (file.ofBytes.includes(finding)) {
    const label = "Write the file in UTF-8, with one kind of line break";
    return [button(label, () => { deeds.rewrite(file); }, "fix")];
  }
  const found = await fixesFor(deeds.session, file, finding);
  return found.map((action) => button(action.title, () => { deeds.apply(file, action); }, "fix"));
}
