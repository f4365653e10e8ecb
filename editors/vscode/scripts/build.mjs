/** Bundles the code: a file for each host, one for both; fetches the engine and the grammars. */

import fs from "node:fs";
import path from "node:path";

import esbuild from "esbuild";

import { buildEngine } from "../../engine/build.mjs";
import { extension, fail, isMain, root } from "./paths.mjs";

const GRAMMARS = "syntaxes";

export async function build() {
  copyGrammars();
  const places = await Promise.all([
    bundle("src/node.ts", "dist/extension.js", { platform: "node", target: "node18" }),
    bundle("src/web.ts", "dist/web.js", { platform: "browser", target: "es2022" }),
    bundle("src/csl.ts", "dist/csl.mjs", { platform: "browser", target: "es2022", format: "esm" }),
  ]);
  fs.cpSync(await buildEngine(), path.join(extension, "dist", "engine"), { recursive: true });
  const folders = [...new Set(places.flat())].sort();
  const notices = folders.map(licenceOf).join(`\n${"-".repeat(80)}\n\n`);
  fs.writeFileSync(path.join(extension, "dist", "THIRD-PARTY.txt"), notices);
}

/** Bundles what a host runs, and returns the folders of the packages that got into it. */
async function bundle(entry, outfile, options) {
  const { metafile } = await esbuild.build({
    absWorkingDir: extension,
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: "cjs",
    external: ["vscode"],
    minify: true,
    keepNames: true,
    metafile: true,
    logLevel: "warning",
    ...options,
  });
  return Object.keys(metafile.inputs)
    .map((input) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1])
    .filter((folder) => folder !== undefined);
}

/** Without the indentation, which is a thirteenth of them. */
function copyGrammars() {
  const { contributes } = JSON.parse(fs.readFileSync(path.join(extension, "package.json"), "utf8"));
  fs.rmSync(path.join(extension, GRAMMARS), { recursive: true, force: true });
  fs.mkdirSync(path.join(extension, GRAMMARS));
  for (const grammar of contributes.grammars) {
    const source = path.join(root, grammar.path);
    if (!fs.existsSync(source)) {
      fail(`${source} is missing. It is generated from the dialect data: see CONTRIBUTING.md.`);
    }
    const compact = JSON.stringify(JSON.parse(fs.readFileSync(source, "utf8")));
    fs.writeFileSync(path.join(extension, grammar.path), compact);
  }
}

/** The licence of a package that was bundled: each of them asks to be passed on. */
function licenceOf(folder) {
  const place = path.join(extension, folder);
  const { name, version } = JSON.parse(fs.readFileSync(path.join(place, "package.json"), "utf8"));
  const file = fs.readdirSync(place).find((entry) => /^licen[cs]e/i.test(entry));
  if (file === undefined) {
    fail(`${name} ${version} has no licence file.`);
  }
  const source = `https://www.npmjs.com/package/${name}/v/${version}`;
  return `${name} ${version}\nSource: ${source}\n\n${fs.readFileSync(path.join(place, file), "utf8").trim()}\n`;
}

if (isMain(import.meta)) {
  await build();
}
