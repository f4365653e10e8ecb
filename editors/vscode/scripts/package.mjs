/** Makes reftag.vsix, unless the one there is of the same sources. */

import path from "node:path";

import { ENGINE_SOURCES } from "../../engine/build.mjs";
import { build } from "./build.mjs";
import { bundleServer, SERVER_SOURCES } from "./bundle-server.mjs";
import { alone } from "./lock.mjs";
import { cache, extension, hashOf, isMain, unlessMade, vsix } from "./paths.mjs";
import { run } from "./run.mjs";

const SOURCES = [
  ...SERVER_SOURCES,
  ...ENGINE_SOURCES,
  "syntaxes",
  ...[
    "src", "scripts", "images", "l10n", "languages", "package.json", "package.nls.json",
    "package.nls.de.json", "package-lock.json", "tsconfig.json", ".vscodeignore", "README.md",
    "CHANGELOG.md", "LICENSE",
  ].map((name) => `editors/vscode/${name}`),
];

/** `links` are options of vsce: where the README's links lead to. */
export async function packageExtension(links = ["--no-rewrite-relative-links"]) {
  const made = hashOf(SOURCES, links.join(" "));
  await alone("package-extension", () =>
    unlessMade(vsix, path.join(cache, "vsix.stamp"), made, () => pack(links)),
  );
  return vsix;
}

async function pack(links) {
  await build();
  await bundleServer();
  const vsce = path.join(extension, "node_modules", "@vscode", "vsce", "vsce");
  const options = ["--no-dependencies", "--allow-missing-repository", ...links, "--out", vsix];
  run(process.execPath, [vsce, "package", ...options], { cwd: extension });
}

if (isMain(import.meta)) {
  console.log(await packageExtension());
}
