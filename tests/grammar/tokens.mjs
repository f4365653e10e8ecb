// Tokenizes texts with VS Code's tokenizer: `node tokens.mjs GRAMMAR`.
// Reads a text a line (JSON) from stdin; answers each with a line of JSON: for every line of
// the text the list of its tokens, a token being [text, innermost scope].
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const require = createRequire(import.meta.url);
const { INITIAL, Registry, parseRawGrammar } = require("vscode-textmate");
const { OnigScanner, OnigString, loadWASM } = require("vscode-oniguruma");

// Lines end here as they do in an editor: not at U+2028 and its like.
const LINE_BREAK = /\r\n|\r|\n/;

async function load(path) {
  await loadWASM(readFileSync(require.resolve("vscode-oniguruma/release/onig.wasm")).buffer);
  const raw = parseRawGrammar(readFileSync(path, "utf8"), path);
  const registry = new Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new OnigScanner(patterns),
      createOnigString: (text) => new OnigString(text),
    }),
    loadGrammar: async (scope) => (scope === raw.scopeName ? raw : null),
  });
  return registry.loadGrammar(raw.scopeName);
}

function tokenize(grammar, text) {
  let state = INITIAL;
  return text.split(LINE_BREAK).map((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return tokens
      .map((token) => [line.slice(token.startIndex, token.endIndex), token.scopes.at(-1)])
      .filter(([text]) => text !== "");
  });
}

const grammar = await load(process.argv[2]);
for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(tokenize(grammar, JSON.parse(line)))}\n`);
}
