/** Builds the site into dist/: the validator page, the pages of the rules, and what programs read. */

import fs from "node:fs";
import path from "node:path";

import esbuild from "esbuild";

import { buildEngine } from "../../engine/build.mjs";
import { isMain } from "../../vscode/scripts/paths.mjs";
import { findPython, run } from "../../vscode/scripts/run.mjs";
import { licencesOf } from "./licences.mjs";
import { rulePages, tablePages, validatorPage } from "./pages.mjs";

const here = path.resolve(import.meta.dirname, "..");
const root = path.resolve(here, "..", "..");
export const site = path.join(here, "dist");

/** Builds the site and returns the folder that it is in. */
export async function buildSite() {
  const engine = await buildEngine();
  const environment = { ...process.env, PYTHONPATH: path.join(root, "server") };
  const printed = run(findPython(), ["-X", "utf8", path.join(here, "scripts", "facts.py")], {
    env: environment,
  });
  const facts = JSON.parse(printed);
  fs.rmSync(site, { recursive: true, force: true });
  const pages = { ...validatorPage(), ...rulePages(), ...tablePages(facts) };
  for (const [name, text] of Object.entries(pages)) {
    const place = path.join(site, name);
    fs.mkdirSync(path.dirname(place), { recursive: true });
    fs.writeFileSync(place, text);
  }
  fs.copyFileSync(path.join(here, "page", "style.css"), path.join(site, "style.css"));
  fs.copyFileSync(path.join(root, "editors", "vscode", "images", "icon.svg"), path.join(site, "icon.svg"));
  fs.cpSync(engine, path.join(site, "engine"), { recursive: true });
  const { metafile } = await esbuild.build({
    absWorkingDir: here,
    entryPoints: ["src/main.ts"],
    outfile: path.join(site, "page.js"),
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    define: { FACTS: JSON.stringify(facts) },
    metafile: true,
    logLevel: "warning",
  });
  fs.writeFileSync(path.join(site, "THIRD-PARTY.txt"), licencesOf(here, metafile));
  return site;
}

if (isMain(import.meta)) {
  console.log(`The site is in ${await buildSite()}`);
}
