/** The licences of what was bundled: each of them asks to be passed on. */

import fs from "node:fs";
import path from "node:path";

/** Returns the licences of the npm packages that esbuild took files from, as one text. */
export function licencesOf(project, metafile) {
  const packages = new Set(
    Object.keys(metafile.inputs)
      .map((input) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1])
      .filter((folder) => folder !== undefined),
  );
  const texts = [...packages].sort().map((folder) => licenceOf(path.join(project, folder)));
  return texts.join(`\n${"-".repeat(80)}\n\n`);
}

function licenceOf(folder) {
  const { name, version } = JSON.parse(fs.readFileSync(path.join(folder, "package.json"), "utf8"));
  const file = fs.readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (file === undefined) {
    throw new Error(`${name} ${version} has no licence file.`);
  }
  return `${name} ${version}\n\n${fs.readFileSync(path.join(folder, file), "utf8").trim()}\n`;
}
