/** The list of findings: a group for each rule, with its count, the worst first. */

import type { Diagnostic } from "vscode-languageserver-types";

import { button, count, element } from "./dom";
import { SEVERITIES, type Severity, severityOf } from "./editor";
import { ruleOf } from "./facts";
import { aboutRule, type Deeds, fixButtons } from "./finding";
import type { OpenFile } from "./open_file";

/** So many of a group are listed; the others come when these are mended. */
const MOST_LISTED = 200;

const NAMES: Record<Severity, string> = {
  error: "error",
  warning: "warning",
  info: "note",
  hint: "hint",
};

/** How often a rule has found something in a file, where the server does not send all findings. */
export interface RuleCount {
  code: string;
  severity: "error" | "warning" | "information" | "hint";
  count: number;
}

interface Group {
  code: string;
  severity: Severity;
  findings: Diagnostic[];
}

export class FindingsList {
  private readonly open = new Set<string>();
  /** What is drawn: the same is not drawn again, or what was just asked for there would be lost. */
  private drawn = "";

  constructor(
    private readonly host: HTMLElement,
    private readonly deeds: Deeds,
    private readonly goTo: (finding: Diagnostic) => void,
  ) {}

  /** Draws the findings of a file; `counts` has those by rule, if not all of them were sent. */
  show(file: OpenFile, counts: RuleCount[] | undefined): void {
    const { uri, changedAt, ofBytes, diagnostics } = file;
    const drawn = JSON.stringify([uri, changedAt, ofBytes, diagnostics, counts ?? []]);
    if (drawn === this.drawn) {
      return;
    }
    this.drawn = drawn;
    this.noteOpen();
    const groups = grouped(file, counts ?? []);
    const numbers = new Map(counts?.map((each) => [each.code, each.count]));
    this.host.replaceChildren(
      ...groups.map((group) => {
        const number = Math.max(numbers.get(group.code) ?? 0, group.findings.length);
        return this.group(file, group, number);
      }),
    );
  }

  /** Asked of the page itself: its event comes too late for a group that is drawn again at once. */
  private noteOpen(): void {
    for (const details of this.host.querySelectorAll<HTMLDetailsElement>("details[data-code]")) {
      const code = details.dataset.code ?? "";
      if (details.open) {
        this.open.add(code);
      } else {
        this.open.delete(code);
      }
    }
  }

  private group(file: OpenFile, group: Group, number: number): HTMLElement {
    const { code, severity, findings } = group;
    const rule = ruleOf(code);
    const summary = element(
      "summary",
      {},
      element("span", { className: `dot ${severity}` }, NAMES[severity]),
      element("span", { className: "what" }, rule?.summary ?? "About this file"),
      element("span", { className: "count" }, number.toLocaleString("en")),
    );
    const details = element("details", { open: this.open.has(code) }, summary);
    const fill = () => {
      details.append(...this.content(file, group, number));
    };
    if (details.open) {
      fill();
    }
    details.addEventListener("toggle", () => {
      if (details.open && details.childElementCount === 1) {
        fill();
      }
    });
    details.dataset.code = code;
    details.dataset.findings = String(findings.length);
    return details;
  }

  private content(file: OpenFile, { code, findings }: Group, number: number): HTMLElement[] {
    const rule = ruleOf(code);
    const listed = findings.slice(0, MOST_LISTED);
    const parts: HTMLElement[] = [];
    if (rule) {
      const name = element("span", { className: "quiet" }, `${rule.name} `);
      parts.push(element("p", { className: "of-rule" }, name, aboutRule(this.deeds, code)));
    }
    parts.push(element("ol", {}, ...listed.map((finding) => this.item(file, finding))));
    if (number > listed.length) {
      const more = `${count(number - listed.length, "more finding")} of this kind`;
      parts.push(element("p", { className: "quiet" }, more));
    }
    return parts;
  }

  private item(file: OpenFile, finding: Diagnostic): HTMLElement {
    const line = finding.range.start.line + 1;
    const where = button(`Line ${line.toLocaleString("en")}`, () => { this.goTo(finding); }, "where");
    const fixes = element("span", { className: "row" });
    const ask = button("Fix…", () => {
      const shown = fixButtons(this.deeds, file, finding).then((buttons) => {
        const none = element("span", { className: "quiet" }, "No fix: edit the text.");
        fixes.replaceChildren(...(buttons.length > 0 ? buttons : [none]));
        buttons[0]?.focus();
      });
      this.deeds.attempt(shown);
    });
    ask.append(element("span", { className: "unseen" }, ` in line ${line}`));
    fixes.append(ask);
    return element("li", {}, where, element("span", {}, finding.message), fixes);
  }
}

function grouped(file: OpenFile, counts: RuleCount[]): Group[] {
  const groups = new Map<string, Group>();
  for (const finding of [...file.ofBytes, ...file.diagnostics]) {
    const code = String(finding.code ?? "");
    const group = groups.get(code) ?? { code, severity: severityOf(finding), findings: [] };
    group.findings.push(finding);
    groups.set(code, group);
  }
  for (const { code, severity } of counts) {
    if (!groups.has(code)) {
      const shown = severity === "information" ? "info" : severity;
      groups.set(code, { code, severity: shown, findings: [] });
    }
  }
  const rank = (group: Group) => SEVERITIES.indexOf(group.severity);
  return [...groups.values()].sort(
    (a, b) => rank(a) - rank(b) || b.findings.length - a.findings.length,
  );
}
