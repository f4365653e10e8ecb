/** Leads from a citation in a text to the record that it names, while the server runs. */

import * as vscode from "vscode";
import { DefinitionRequest } from "vscode-languageclient";

import type { Server } from "./server";

/** Languages in which records are cited by their labels: `\cite{label}`, `[@label]`, `.[ … .]`. */
const CITING = ["latex", "tex", "markdown", "quarto", "rmd", "troff", "groff", "plaintext"];

export function followCitations(server: Server): vscode.Disposable {
  return vscode.languages.registerDefinitionProvider(CITING, {
    async provideDefinition(document, position, token) {
      const client = server.running;
      // The server does not have such texts: it reads the line from the disk.
      if (client === undefined || document.isUntitled || document.isDirty) {
        return undefined;
      }
      const { code2ProtocolConverter: asked, protocol2CodeConverter: answered } = client;
      const place = asked.asTextDocumentPositionParams(document, position);
      const found = await client.sendRequest(DefinitionRequest.type, place, token);
      return answered.asDefinitionResult(found, token);
    },
  });
}
