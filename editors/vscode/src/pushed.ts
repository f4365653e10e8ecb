/**
 * What the engine knows of files: it has no disk, so the files that it may need are handed over,
 * and again when they change. It sees all of them, wherever they are, in one file system.
 */

import * as vscode from "vscode";
import type { MessageWriter, NotificationMessage } from "vscode-languageclient";

import type { Log, Runtime } from "./runtime";

const SETTINGS = "reftag.toml";
const MOST_FILES = 500;
const MOST_BYTES = 50_000_000;
const MOST_FOLDERS = 5000;
const AT_A_TIME = 16;

/** As the protocol numbers changes of files. */
const CREATED = 1;

/** Where the engine sees what is not on a disk of this system; scheme and host follow. */
const ELSEWHERE = "/~";
/** Where the engine has the pages of the rules. */
const PAGES = "/engine/reftag/lint/pages/";

interface File {
  readonly uri: vscode.Uri;
  /** Null for one that is not there. */
  readonly bytes: Uint8Array | null;
}

export class PushedFiles {
  private writer: MessageWriter | undefined;
  /** The sizes of the files that the engine has. */
  private readonly sizes = new Map<string, number>();
  private saidThatThereAreMore = false;

  constructor(
    private readonly extension: vscode.Extension<unknown>,
    private readonly log: Log,
  ) {}

  /** What the client of an engine needs. */
  readonly options: Runtime["options"] = {
    uriConverters: {
      code2Protocol: (uri) => seen(uri).toString(),
      protocol2Code: (text) => this.real(vscode.Uri.parse(text)),
    },
    middleware: {
      didOpen: async (document, next) => {
        await next(document);
        await this.pushSettingsAbove(document.uri);
      },
      workspace: {
        didChangeWatchedFile: async (event, next) => {
          await this.push([await read(this.real(vscode.Uri.parse(event.uri)))]);
          await next(event);
        },
        didChangeWorkspaceFolders: async (event, next) => {
          await this.pushFolders(event.added);
          await next(event);
        },
      },
    },
  };

  /** Hands over what a new engine may need: settings at once, libraries bit by bit. */
  async begin(writer: MessageWriter): Promise<void> {
    this.writer = writer;
    this.sizes.clear();
    const folders = vscode.workspace.workspaceFolders ?? [];
    for (const { uri } of folders) {
      await this.pushSettingsAbove(vscode.Uri.joinPath(uri, SETTINGS));
    }
    void this.pushFolders(folders);
  }

  private async pushFolders(folders: readonly vscode.WorkspaceFolder[]): Promise<void> {
    for (const folder of folders) {
      const found = await librariesAndSettings(folder, this.names());
      const isSettings = (uri: vscode.Uri): number => Number(uri.path.endsWith(`/${SETTINGS}`));
      found.sort((one, other) => isSettings(other) - isSettings(one));
      for (let at = 0; at < found.length && !this.isFull; at += AT_A_TIME) {
        await this.push(await Promise.all(found.slice(at, at + AT_A_TIME).map(read)));
      }
      await this.notify(found);
    }
    if (this.isFull && !this.saidThatThereAreMore) {
      this.saidThatThereAreMore = true;
      this.log(
        `The bundled engine takes at most ${MOST_FILES} files and ${MOST_BYTES / 1e6} MB of the ` +
          "open folders; records are not compared with those in further files.",
      );
    }
  }

  /** Settings may be in any folder above a document, also outside the open folders. */
  private async pushSettingsAbove(uri: vscode.Uri): Promise<void> {
    const places: vscode.Uri[] = [];
    if (uri.path.startsWith("/")) {
      for (let path = uri.path; path !== ""; ) {
        path = path.slice(0, path.lastIndexOf("/"));
        places.push(uri.with({ path: `${path}/${SETTINGS}` }));
      }
    }
    const fresh = places.filter((place) => !this.sizes.has(place.toString()));
    const found = (await Promise.all(fresh.map(read))).filter(({ bytes }) => bytes !== null);
    await this.push(found);
    await this.notify(found.map((file) => file.uri));
  }

  /** Has the engine look again at files that it was handed over. */
  private async notify(uris: readonly vscode.Uri[]): Promise<void> {
    if (uris.length > 0) {
      const changes = uris.map((uri) => ({ uri: seen(uri).toString(), type: CREATED }));
      await this.send("workspace/didChangeWatchedFiles", { changes });
    }
  }

  private async push(files: readonly File[]): Promise<void> {
    const taken = files.filter(({ uri, bytes }) => this.takes(uri, bytes));
    const told = taken.map(({ uri, bytes }) => ({ uri: seen(uri).toString(), bytes }));
    await this.send("reftag/files", { files: told });
    for (const { uri, bytes } of taken) {
      const name = bytes !== null && uri.path.endsWith(`/${SETTINGS}`) ? baselineIn(bytes) : undefined;
      if (name !== undefined) {
        await this.push([await read(vscode.Uri.joinPath(uri, "..", name))]);
      }
    }
  }

  /** Of libraries not more than the engine has room for; settings and baselines are small. */
  private takes(uri: vscode.Uri, bytes: Uint8Array | null): boolean {
    const key = uri.toString();
    if (bytes === null) {
      return this.sizes.delete(key);
    }
    if (!this.sizes.has(key) && this.isFull && !/\.(toml|json)$/i.test(uri.path)) {
      return false;
    }
    this.sizes.set(key, bytes.length);
    return true;
  }

  private get isFull(): boolean {
    const bytes = [...this.sizes.values()].reduce((sum, size) => sum + size, 0);
    return this.sizes.size >= MOST_FILES || bytes >= MOST_BYTES;
  }

  private async send(method: string, params: object): Promise<void> {
    const message: NotificationMessage = { jsonrpc: "2.0", method, params };
    await this.writer?.write(message);
  }

  /** The endings of libraries, and the names of what else the server reads. */
  private names(): RegExp {
    const { contributes } = this.extension.packageJSON as Manifest;
    const endings = contributes.languages.flatMap(({ extensions = [] }) => extensions);
    const libraries = endings.map((ending) => ending.slice(1)).join("|");
    return new RegExp(String.raw`/(reftag\.toml|[^/]*\.(${libraries}))$`, "i");
  }

  /** Returns where something is that the engine names. */
  private real(uri: vscode.Uri): vscode.Uri {
    if (uri.scheme !== "file") {
      return uri;
    }
    if (uri.path.startsWith(PAGES)) {
      const page = uri.path.slice(PAGES.length);
      const pages = ["bundled", "libs", "reftag", "lint", "pages"];
      return vscode.Uri.joinPath(this.extension.extensionUri, ...pages, page);
    }
    const [, root, scheme, authority, ...path] = uri.path.split("/");
    if (`/${root}` !== ELSEWHERE || scheme === undefined) {
      return uri;
    }
    const host = authority === "-" ? "" : authority;
    return uri.with({ scheme, authority: host ?? "", path: `/${path.join("/")}` });
  }
}

interface Manifest {
  readonly contributes: { readonly languages: readonly { readonly extensions?: string[] }[] };
}

/** Returns the URI that the engine knows something by: of a file on a system with one root. */
function seen(uri: vscode.Uri): vscode.Uri {
  const isThere = uri.scheme === "file" && uri.authority === "" && !/^\/[a-z]:/i.test(uri.path);
  if (isThere || !uri.path.startsWith("/")) {
    return uri;
  }
  const host = uri.authority === "" ? "-" : uri.authority;
  const path = `${ELSEWHERE}/${uri.scheme}/${host}${uri.path}`;
  return uri.with({ scheme: "file", authority: "", path });
}

/** Returns some of the files below a folder. Search by patterns is not there in every host. */
async function librariesAndSettings(
  folder: vscode.WorkspaceFolder,
  names: RegExp,
): Promise<vscode.Uri[]> {
  const found: vscode.Uri[] = [];
  const folders = [folder.uri];
  // More folders are put at the end meanwhile.
  for (const place of folders) {
    for (const [name, kind] of await inFolder(place)) {
      const uri = vscode.Uri.joinPath(place, name);
      if (kind === vscode.FileType.Directory && !/^(\.|node_modules$)/.test(name)) {
        folders.push(uri);
      } else if ((kind & vscode.FileType.File) !== 0 && names.test(uri.path)) {
        found.push(uri);
      }
    }
    if (found.length > MOST_FILES || folders.length > MOST_FOLDERS) {
      break;
    }
  }
  return found;
}

async function inFolder(folder: vscode.Uri): Promise<[string, vscode.FileType][]> {
  try {
    return await vscode.workspace.fs.readDirectory(folder);
  } catch {
    return []; // it may be gone, or not ours to read
  }
}

/** One that is larger than all that the engine takes counts as not there, and is not read for it. */
async function read(uri: vscode.Uri): Promise<File> {
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > MOST_BYTES) {
      return { uri, bytes: null };
    }
    return { uri, bytes: await vscode.workspace.fs.readFile(uri) };
  } catch {
    return { uri, bytes: null };
  }
}

/** Returns the name of the baseline in a reftag.toml. */
function baselineIn(bytes: Uint8Array): string | undefined {
  return /^\s*baseline\s*=\s*["']([^"']+)["']/m.exec(new TextDecoder().decode(bytes))?.[1];
}
