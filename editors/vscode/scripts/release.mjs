/**
 * Makes reftag-VERSION.vsix and what is new in the version, below dist/ of the repository.
 * usage: release.mjs TAG REPOSITORY; TAG is the version with a v before it, REPOSITORY an address
 */

import fs from "node:fs";
import path from "node:path";

import { packageExtension } from "./package.mjs";
import { extension, fail, root } from "./paths.mjs";

const [tag, repository] = process.argv.slice(2);
const dist = path.join(root, "dist");
const manifest = path.join(extension, "package.json");

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
// Here, as the sources do not know where they are published.
const before = read(manifest);
const places = { repository: { type: "git", url: repository }, bugs: `${repository}/issues` };
fs.writeFileSync(manifest, JSON.stringify({ ...JSON.parse(before), ...places }, null, 2));
try {
  const folder = "editors/vscode";
  const vsix = await packageExtension([
    ...["--baseContentUrl", `${repository}/blob/${tag}/${folder}`],
    ...["--baseImagesUrl", `${repository}/raw/${tag}/${folder}`],
  ]);
  fs.mkdirSync(dist, { recursive: true });
  fs.copyFileSync(vsix, path.join(dist, `reftag-${version}.vsix`));
  fs.writeFileSync(path.join(dist, "CHANGES.md"), `${changes}\n`);
} finally {
  fs.writeFileSync(manifest, before);
}
