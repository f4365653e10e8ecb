/**
 * Serves VS Code with the packaged extension until its input is closed.
 * usage: serve.mjs STATE_FOLDER SETTINGS_JSON; prints one line of JSON when it is ready
 */

import { readdirSync } from "node:fs";
import path from "node:path";

import { packageExtension } from "../../../editors/vscode/scripts/package.mjs";
import { installServer, startServer } from "../../../editors/vscode/scripts/vscode-server.mjs";

const [state, settings] = process.argv.slice(2);

const vsix = await packageExtension();
await installServer();
const server = await startServer({
  state,
  extension: vsix,
  settings: JSON.parse(settings),
  port: 0,
});
const extensions = path.join(state, "extensions");
const installed = readdirSync(extensions).find((name) => name.startsWith("reftag."));
console.log(
  `ready ${JSON.stringify({
    address: server.address,
    vsix,
    extension: path.join(extensions, installed),
  })}`,
);
process.stdin.resume();
process.stdin.once("end", () => void server.stop());
await server.ended;
process.exit();
