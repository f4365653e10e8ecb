/** What the Portability view shows, as HTML. */

import * as vscode from "vscode";

import { escaped, sends } from "./page";

/** The report of the server: see `reftag/portability/panel.py`. */
export interface Report {
  readonly name: string;
  readonly records: number;
  readonly fields: number;
  readonly unread: readonly string[];
  readonly targets: readonly Target[];
  readonly programs: readonly { readonly name: string; readonly title: string }[];
  readonly chosen: readonly string[];
  /** `default`, `editor` or the path of a reftag.toml. */
  readonly setBy: string;
}

interface Target {
  readonly target: string;
  readonly title: string;
  readonly read: number;
  readonly kept: number;
  readonly misread: number;
  readonly lost: number;
  readonly verdict: string;
  readonly basis: string;
  readonly measured: boolean;
  readonly advice: string;
  readonly sections: readonly { readonly title: string; readonly losses: readonly Loss[] }[];
  readonly fixable: readonly string[];
}

interface Loss {
  readonly count: number;
  readonly tag: string;
  readonly about: string;
  readonly does: string;
  readonly lines: readonly number[];
  readonly more: boolean;
  readonly rule: string | null;
  readonly safe: number;
  readonly unsafe: number;
}

export type ReportMessage =
  | { readonly ready: true }
  | { readonly refresh: true }
  | { readonly line: number }
  | { readonly rule: string }
  | { readonly settings: string }
  | { readonly target: string }
  | { readonly fix: string; readonly rules: readonly string[] };

interface State {
  readonly chosen: readonly string[];
  /** Whether the file has changed since. */
  readonly isOutdated: boolean;
}

export function reportBody(report: Report | undefined, state: State): string {
  if (report === undefined) {
    return `<p class="faint">${escaped(vscode.l10n.t("There is no report: the reftag server did not answer."))}</p>`;
  }
  const counts = vscode.l10n.t(
    "{0} records, {1} fields with a value",
    report.records.toLocaleString(),
    report.fields.toLocaleString(),
  );
  // One is enough to see what there is to be seen; of those that were chosen, all.
  const [worth] = report.targets.filter(({ lost, misread }) => lost + misread > 0);
  return [
    `<h1>${escaped(vscode.l10n.t("What importers lose from {0}", report.name))}</h1>`,
    `<p class="faint top">${escaped(counts)}${state.isOutdated ? outdated() : ""}</p>`,
    chooser(report, state.chosen),
    report.targets.length === 0 ? "" : legend(),
    ...report.targets.map((target) => ofTarget(target, report, target === worth)),
    ...report.unread.map((sentence) => `<p class="unread">${escaped(sentence)}</p>`),
  ].join("\n");
}

function outdated(): string {
  const said = escaped(vscode.l10n.t("The file has changed since."));
  return ` · ${said} <button class="primary" ${sends({ refresh: true })}>${escaped(vscode.l10n.t("Refresh"))}</button>`;
}

/** Whether the targets are set by a file, and not by the editor or nobody. */
export function isFile(setBy: string): boolean {
  return setBy !== "default" && setBy !== "editor";
}

/** The name of a file as people know it, from its URI. */
function fileName(uri: string): string {
  return vscode.workspace.asRelativePath(vscode.Uri.parse(uri, true));
}

function chooser(report: Report, chosen: readonly string[]): string {
  const isOurs = !isFile(report.setBy);
  const boxes = report.programs.map(({ name, title }) => {
    const checked = chosen.includes(name) ? " checked" : "";
    const disabled = isOurs ? "" : " disabled";
    return `<label><input type="checkbox" ${sends({ target: name })}${checked}${disabled}> ${escaped(title)}</label>`;
  });
  const note = isOurs
    ? escaped(
        chosen.length === 0
          ? vscode.l10n.t("None is chosen: the report is about all that are known for this format.")
          : vscode.l10n.t("Stored in the setting reftag.targets: losses in these are reported while you edit."),
      )
    : `${escaped(vscode.l10n.t("Set in"))} <a href="#" ${sends({ settings: report.setBy })}>${escaped(fileName(report.setBy))}</a>`;
  return `<details class="chooser" data-key="chooser" open>
    <summary>${escaped(vscode.l10n.t("Programs that your files are for"))}</summary>
    <div class="boxes">${boxes.join("")}</div><p class="faint">${note}</p></details>`;
}

function legend(): string {
  const parts = [
    ["kept", vscode.l10n.t("kept")],
    ["misread", vscode.l10n.t("misread")],
    ["lost", vscode.l10n.t("lost")],
  ] as const;
  const items = parts.map(([kind, word]) => `${swatch(kind)} ${escaped(word)}`);
  return `<p class="legend faint">${items.join(" &nbsp; ")}</p>`;
}

function swatch(kind: string): string {
  return `<svg class="swatch" viewBox="0 0 1 1" aria-hidden="true"><rect class="${kind}" width="1" height="1"/></svg>`;
}

function ofTarget(target: Target, report: Report, isFirst: boolean): string {
  const parts = [
    ["kept", target.kept],
    ["misread", target.misread],
    ["lost", target.lost],
  ] as const;
  const figures = parts.map(
    ([kind, count]) => `<span class="figure ${kind}-text">${count.toLocaleString()}</span>`,
  );
  const unmeasured = target.measured
    ? ""
    : ` <span class="tag">${escaped(vscode.l10n.t("not measured"))}</span>`;
  const body = [
    `<p class="faint">${escaped(sentence(target.basis))} ${escaped(read(target, report))}</p>`,
    fixAll(target),
    ...target.sections.map(({ title, losses }) => section(title, losses, target)),
    target.advice === "" ? "" : `<p>${escaped(sentence(target.advice))}</p>`,
  ];
  const open = isFirst || report.chosen.length > 0 ? " open" : "";
  return `<details class="target" data-key="${escaped(target.target)}"${open}>
    <summary><span class="name">${escaped(target.title)}${unmeasured}</span>
      ${bar(target, report.fields)}<span class="figures">${figures.join("")}</span>
      <span class="verdict">${escaped(target.verdict)}</span></summary>
    <div class="body">${body.join("\n")}</div></details>`;
}

/** A bar of three parts. Their widths are attributes: the page allows no styles in elements. */
function bar({ kept, misread, lost }: Target, fields: number): string {
  const label = vscode.l10n.t("{0} kept, {1} misread, {2} lost", kept, misread, lost);
  const share = (count: number): number => (fields === 0 ? 0 : (100 * count) / fields);
  const [a, b] = [share(kept), share(misread)];
  return `<svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" role="img"
    aria-label="${escaped(label)}">
    <rect class="kept" x="0" width="${a}" height="1"/>
    <rect class="misread" x="${a}" width="${b}" height="1"/>
    <rect class="lost" x="${a + b}" width="${share(lost)}" height="1"/></svg>`;
}

function read(target: Target, report: Report): string {
  return vscode.l10n.t(
    "{0} of {1} records are read.",
    target.read.toLocaleString(),
    report.records.toLocaleString(),
  );
}

function fixAll({ target, fixable, sections }: Target): string {
  const losses = sections.flatMap((each) => each.losses);
  const count = losses
    .filter(({ rule }) => rule !== null && fixable.includes(rule))
    .reduce((sum, { safe }) => sum + safe, 0);
  if (count === 0) {
    return "";
  }
  const title =
    count === 1
      ? vscode.l10n.t("Fix 1 of these")
      : vscode.l10n.t("Fix {0} of these", count.toLocaleString());
  return `<p><button class="primary" ${sends({ fix: target, rules: fixable })}>${escaped(title)}</button></p>`;
}

function section(title: string, losses: readonly Loss[], target: Target): string {
  return `<h2>${escaped(title)}</h2><table>${losses.map((loss) => row(loss, target)).join("")}</table>`;
}

function row(loss: Loss, target: Target): string {
  const tag = loss.tag === "" ? "" : `<code>${escaped(loss.tag)}</code> `;
  const lines = loss.lines.map(
    (line) => `<a href="#" ${sends({ line })}>${(line + 1).toLocaleString()}</a>`,
  );
  const label = escaped(
    lines.length === 1 && !loss.more ? vscode.l10n.t("line") : vscode.l10n.t("lines"),
  );
  return `<tr><td class="count">${loss.count.toLocaleString()}</td>
    <td>${tag}${escaped(loss.about)}: <span class="does">${escaped(loss.does)}</span>
      <div class="faint">${label} ${lines.join(", ")}${loss.more ? " …" : ""}</div></td>
    <td class="fix">${ruleOf(loss)}${fixOf(loss, target)}</td></tr>`;
}

function ruleOf({ rule }: Loss): string {
  return rule === null ? "" : `<a href="#" ${sends({ rule })}>${escaped(rule)}</a>`;
}

function fixOf({ rule, safe, count }: Loss, { target, fixable }: Target): string {
  if (rule === null || safe === 0 || !fixable.includes(rule)) {
    return "";
  }
  const title =
    safe < count ? vscode.l10n.t("Fix {0}", safe.toLocaleString()) : vscode.l10n.t("Fix");
  return ` <button ${sends({ fix: target, rules: [rule] })}>${escaped(title)}</button>`;
}

function sentence(words: string): string {
  const text = words.charAt(0).toUpperCase() + words.slice(1);
  return text.endsWith(".") ? text : `${text}.`;
}

export const REPORT_STYLE = `
.top { margin-top: 0; }
.chooser { margin: 1em 0; }
.boxes { display: flex; flex-wrap: wrap; gap: 0.3em 1.2em; margin: 0.6em 0 0.2em; }
.boxes label { white-space: nowrap; }
.chooser p { margin: 0.3em 0; }
summary { cursor: pointer; }
.legend { margin: 1.2em 0 0.3em; }
.swatch { width: 0.8em; height: 0.8em; vertical-align: -0.05em; }
.kept { fill: var(--vscode-charts-green); }
.misread { fill: var(--vscode-charts-orange); }
.lost { fill: var(--vscode-charts-red); }
.target { border-top: 1px solid var(--vscode-panel-border, var(--vscode-widget-border)); padding: 0.5em 0; }
.target > summary {
  display: grid; grid-template-columns: minmax(9em, 14em) minmax(6em, 1fr) auto; gap: 0.1em 1em;
  align-items: center; list-style: none;
}
.target > summary::-webkit-details-marker { display: none; }
.name { font-weight: 600; }
.name::before { content: "▸"; display: inline-block; width: 1.1em; font-weight: normal; font-size: 0.85em; }
.target[open] .name::before { content: "▾"; }
.tag {
  font-weight: normal; font-size: 0.85em; padding: 0 0.5em; border-radius: 3px; white-space: nowrap;
  color: var(--vscode-badge-foreground); background: var(--vscode-badge-background);
}
.bar { width: 100%; height: 0.9em; border-radius: 2px; display: block; }
.figures { display: flex; font-variant-numeric: tabular-nums; }
.figure { min-width: 3.2em; text-align: right; }
.misread-text { color: var(--vscode-charts-orange); }
.lost-text { color: var(--vscode-charts-red); }
.verdict { grid-column: 1 / -1; padding-left: 0.9em; color: var(--vscode-descriptionForeground); }
.body { padding-left: 0.9em; }
.body h2 { margin-top: 1em; }
.body p { margin: 0.4em 0; }
table { border-collapse: collapse; width: 100%; }
td { vertical-align: top; padding: 0.3em 0.8em 0.3em 0; }
tr + tr td { border-top: 1px solid var(--vscode-editorWidget-border, transparent); }
.count { text-align: right; width: 3em; font-variant-numeric: tabular-nums; }
.fix { white-space: nowrap; text-align: right; }
.unread { margin-top: 1em; }
`;
