/** Bundles the extension's code into one file and fetches the grammars. */

import fs from "node:fs";
import path from "node:path";

import esbuild from "esbuild";

import { extension, fail, isMain, root } from "./paths.mjs";

const GRAMMARS = "syntaxes";

export async function build() {
  copyGrammars();
  const { metafile } = await esbuild.build({
    absWorkingDir: extension,
    entryPoints: ["src/extension.ts"],
    outfile: "dist/extension.js",
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node18",
    external: ["vscode"],
    minify: true,
    keepNames: true,
    metafile: true,
    logLevel: "warning",
  });
  fs.writeFileSync(path.join(extension, "dist", "THIRD-PARTY.txt"), licencesOf(metafile));
}

function copyGrammars() {
  const { contributes } = JSON.parse(fs.readFileSync(path.join(extension, "package.json"), "utf8"));
  fs.rmSync(path.join(extension, GRAMMARS), { recursive: true, force: true });
  fs.mkdirSync(path.join(extension, GRAMMARS));
  for (const grammar of contributes.grammars) {
    const source = path.join(root, grammar.path);
    if (!fs.existsSync(source)) {
      fail(`${source} is missing. It is generated from the dialect data: see CONTRIBUTING.md.`);
    }
    fs.copyFileSync(source, path.join(extension, grammar.path));
  }
}

/** The licences of what was bundled: each of them asks to be passed on. */
function licencesOf(metafile) {
  const packages = new Set(
    Object.keys(metafile.inputs)
      .map((input) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1])
      .filter((folder) => folder !== undefined),
  );
  return [...packages].sort().map(licenceOf).join(`\n${"-".repeat(80)}\n\n`);
}

function licenceOf(folder) {
  const place = path.join(extension, folder);
  const { name, version } = JSON.parse(fs.readFileSync(path.join(place, "package.json"), "utf8"));
  const file = fs.readdirSync(place).find((entry) => /^licen[cs]e/i.test(entry));
  if (file === undefined) {
    fail(`${name} ${version} has no licence file.`);
  }
  return `${name} ${version}\n\n${fs.readFileSync(path.join(place, file), "utf8").trim()}\n`;
}

if (isMain(import.meta)) {
  await build();
}
