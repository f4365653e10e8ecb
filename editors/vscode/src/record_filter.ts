/** Asks which records the Records view is to show. */

import * as vscode from "vscode";

import type { Choices, Wanted } from "./record_list";

export const NOTHING: Wanted = { order: "file" };

type What = "text" | "type" | "year" | "problem";

interface Value extends vscode.QuickPickItem {
  readonly value: string;
}

/** What a filter looks for, in words; `""` if it lets everything through. */
export function said({ text, type, year, problem }: Wanted): string {
  const quoted = text === undefined ? undefined : `“${text}”`;
  const named = problem === undefined ? undefined : (general()[problem] ?? problem);
  return [quoted, type, year, named].filter((each) => each !== undefined).join(" · ");
}

/** Asks for one thing to look for, in addition to what is looked for already. */
export async function changed(now: Wanted, choices: Choices): Promise<Wanted | undefined> {
  const items: (vscode.QuickPickItem & { what: What })[] = [
    { what: "text", label: `$(search) ${vscode.l10n.t("Text…")}`, description: now.text ?? "" },
    { what: "type", label: `$(symbol-class) ${vscode.l10n.t("Type…")}`, description: now.type ?? "" },
    { what: "year", label: `$(calendar) ${vscode.l10n.t("Year…")}`, description: now.year ?? "" },
    {
      what: "problem",
      label: `$(warning) ${vscode.l10n.t("Problems and duplicates…")}`,
      description: now.problem ?? "",
    },
  ];
  const title = vscode.l10n.t("Show only records with");
  const chosen = await vscode.window.showQuickPick(items, { title });
  if (chosen === undefined) {
    return undefined;
  }
  const value =
    chosen.what === "text" ? await askText(now) : await askValue(values(chosen.what, choices));
  if (value === undefined) {
    return undefined;
  }
  const rest = Object.entries(now).filter(([what]) => what !== chosen.what);
  return { ...(Object.fromEntries(rest) as unknown as Wanted), ...(value && { [chosen.what]: value }) };
}

function askText(now: Wanted): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t("Show only records with this text"),
    value: now.text ?? "",
  });
}

async function askValue(items: readonly Value[]): Promise<string | undefined> {
  const all = { label: vscode.l10n.t("All"), value: "" };
  return (await vscode.window.showQuickPick([all, ...items], { matchOnDescription: true }))?.value;
}

function values(what: Exclude<What, "text">, choices: Choices): readonly Value[] {
  const item = ([value, count]: readonly [string, number]): Value => ({
    label: value,
    description: count.toLocaleString(),
    value,
  });
  if (what === "type") {
    return Object.entries(choices.types).map(item);
  }
  if (what === "year") {
    // Numbers as keys come smallest first, whatever the order they were sent in.
    return Object.entries(choices.years).map(item).reverse();
  }
  const words = Object.entries(general()).map(([value, label]) => ({ label, value }));
  return [...words, ...Object.entries(choices.problems).map(item)];
}

/** What may be asked of problems besides a rule. */
function general(): Readonly<Record<string, string>> {
  return {
    any: vscode.l10n.t("Any problem"),
    error: vscode.l10n.t("Errors"),
    warning: vscode.l10n.t("Warnings"),
    duplicate: vscode.l10n.t("Duplicates"),
    none: vscode.l10n.t("No problem"),
  };
}
