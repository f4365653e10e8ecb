/** Loads files of the extension's sources that do not need VS Code. */

import { createRequire } from "node:module";
import path from "node:path";

const extension = path.resolve(import.meta.dirname, "../../../../editors/vscode");
const esbuild = createRequire(path.join(extension, "package.json"))("esbuild");

/** `instead` has the source of modules that stand in for others, by the names of these. */
export async function load(name, instead = {}) {
  const standIns = {
    name: "stand-ins",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^/ }, ({ path: wanted }) =>
        wanted in instead ? { path: wanted, namespace: "stand-ins" } : undefined,
      );
      onLoad({ filter: /^/, namespace: "stand-ins" }, ({ path: wanted }) => ({
        contents: instead[wanted],
      }));
    },
  };
  const { outputFiles } = await esbuild.build({
    entryPoints: [path.join(extension, "src", name)],
    bundle: true,
    platform: "node",
    format: "esm",
    plugins: [standIns],
    write: false,
  });
  const source = Buffer.from(outputFiles[0].contents).toString("base64");
  return import(`data:text/javascript;base64,${source}`);
}
