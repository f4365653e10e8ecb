/** Loads a file of the extension's sources that does not need VS Code. */

import { createRequire } from "node:module";
import path from "node:path";

const extension = path.resolve(import.meta.dirname, "../../../../editors/vscode");
const esbuild = createRequire(path.join(extension, "package.json"))("esbuild");

export async function load(name) {
  const { outputFiles } = await esbuild.build({
    entryPoints: [path.join(extension, "src", name)],
    bundle: true,
    platform: "node",
    format: "esm",
    write: false,
  });
  const source = Buffer.from(outputFiles[0].contents).toString("base64");
  return import(`data:text/javascript;base64,${source}`);
}
