/** The citation style that the user has chosen, or a file with another one. */

import * as vscode from "vscode";

import type { Formatter, Style } from "./csl";
import { nameOf } from "./names";

/** Loads citeproc-js and the styles: half a megabyte, in a file that both hosts share. */
export type LoadCsl = () => Promise<typeof import("./csl.js")>;

const CHOSEN = "reftag.citationStyle";
const FILE = "reftag.citationStyleFile";
const TITLE = /<title>([^<]*)<\/title>/;

export const OTHER = "other";

export class Styles {
  private formatter: { style: Style; formatter: Formatter } | undefined;
  private own: Style | undefined;

  constructor(
    private readonly memory: vscode.Memento,
    private readonly csl: LoadCsl,
  ) {}

  /** Those that can be chosen; the user's own file, if there is one, is the last. */
  async all(): Promise<readonly Style[]> {
    const file = this.memory.get<string>(FILE);
    if (file !== undefined && this.own?.id !== file) {
      this.own = await read(vscode.Uri.parse(file));
    }
    const { STYLES } = await this.csl();
    return this.own === undefined ? STYLES : [...STYLES, this.own];
  }

  async chosen(): Promise<Style> {
    const all = await this.all();
    const style = all.find(({ id }) => id === this.memory.get<string>(CHOSEN)) ?? all[0];
    if (style === undefined) {
      throw new Error("there are no styles");
    }
    return style;
  }

  /** What formats references in a style. It is kept: making one may take a second. */
  async formatterOf(style: Style): Promise<Formatter> {
    const { Formatter } = await this.csl();
    if (this.formatter?.style !== style) {
      this.formatter = { style, formatter: new Formatter(style, vscode.env.language) };
    }
    return this.formatter.formatter;
  }

  async choose(id: string): Promise<void> {
    if (id === OTHER) {
      await this.pickFile();
    } else {
      await this.memory.update(CHOSEN, id);
    }
  }

  private async pickFile(): Promise<void> {
    const [file] =
      (await vscode.window.showOpenDialog({
        title: vscode.l10n.t("Select a Citation Style"),
        openLabel: vscode.l10n.t("Select"),
        filters: { [vscode.l10n.t("Citation styles (CSL)")]: ["csl"] },
      })) ?? [];
    if (file === undefined) {
      return;
    }
    const style = await read(file);
    try {
      if (style === undefined) {
        throw new Error("it cannot be read");
      }
      await this.formatterOf(style);
    } catch {
      void vscode.window.showErrorMessage(
        vscode.l10n.t("reftag: {0} is not an independent citation style.", nameOf(file)),
      );
      return;
    }
    this.own = style;
    await this.memory.update(FILE, style.id);
    await this.memory.update(CHOSEN, style.id);
  }
}

async function read(file: vscode.Uri): Promise<Style | undefined> {
  try {
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    return { id: file.toString(), title: TITLE.exec(text)?.[1] ?? nameOf(file), csl: text };
  } catch {
    return undefined;
  }
}
