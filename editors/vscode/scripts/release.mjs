/**
 * Makes wheel, source archive, reftag-VERSION.vsix and what is new in the version, below dist/.
 * usage: release.mjs TAG REPOSITORY; TAG is the version with a v before it, REPOSITORY an address
 */

import fs from "node:fs";
import path from "node:path";

import { absoluteLinks } from "./links.mjs";
import { packageExtension } from "./package.mjs";
import { extension, fail, root } from "./paths.mjs";
import { findPython, run } from "./run.mjs";

const [tag, repository] = process.argv.slice(2);
const dist = path.join(root, "dist");
const manifest = path.join(extension, "package.json");
const readme = path.join(root, "README.md");
const project = path.join(root, "pyproject.toml");

const read = (...parts) => fs.readFileSync(path.join(...parts), "utf8");

/** The version that every part has; a tag of another one is a mistake. */
function versionOf(tag) {
  const { version } = JSON.parse(read(manifest));
  const server = /__version__ = "(.*)"/.exec(read(root, "server", "reftag", "__init__.py"))[1];
  if (tag !== `v${version}` || server !== version) {
    fail(`The tag is ${tag}, the extension ${version}, the server ${server}: they must agree.`);
  }
  return version;
}

/** What the changelog says of a version; a release without is a mistake, too. */
function changesIn(version) {
  const changes = read(root, "CHANGELOG.md").split(/^## /m).find((part) => part.startsWith(version));
  if (changes === undefined || /\(unreleased\)/.test(changes.split("\n")[0])) {
    fail(`CHANGELOG.md has no section "## ${version}", or still calls it unreleased.`);
  }
  return changes.slice(changes.indexOf("\n")).trim();
}

const version = versionOf(tag);
const changes = changesIn(version);
if (!/^https:\/\//.test(repository ?? "")) {
  fail("The address of the repository is missing: both marketplaces show it.");
}
fs.rmSync(dist, { recursive: true, force: true });
fs.mkdirSync(dist);

// Here, as the sources do not know where they are published.
const places = { repository: { type: "git", url: repository }, bugs: `${repository}/issues` };
changeUntilTheEnd(readme, (text) => absoluteLinks(text, repository, tag));
changeUntilTheEnd(project, (text) => `${text}\n[project.urls]\nRepository = "${repository}"\n`);
changeUntilTheEnd(manifest, (text) => JSON.stringify({ ...JSON.parse(text), ...places }, null, 2));

run(findPython(), ["-m", "build", "--outdir", dist, root]);
const folder = "editors/vscode";
const vsix = await packageExtension([
  ...["--baseContentUrl", `${repository}/blob/${tag}/${folder}`],
  ...["--baseImagesUrl", `${repository}/raw/${tag}/${folder}`],
]);
fs.copyFileSync(vsix, path.join(dist, `reftag-${version}.vsix`));
fs.writeFileSync(path.join(dist, "CHANGES.md"), `${changes}\n`);
console.log(`Made in dist/: ${fs.readdirSync(dist).join(", ")}`);

/** Gives a file another text until this script ends, in whatever way. */
function changeUntilTheEnd(file, changed) {
  const before = fs.readFileSync(file, "utf8");
  process.once("exit", () => fs.writeFileSync(file, before));
  fs.writeFileSync(file, changed(before));
}
