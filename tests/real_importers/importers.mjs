// Importers that run in Node: `node importers.mjs`.
// Reads {"importer": …, "dialect": …, "text": …} a line (JSON) from stdin; answers each with a line of JSON:
// {"records": [[[slot, text], …], …], "error": "…"}. A slot is named as the importer names it;
// the parts of a name are slots of their own: `author.family`.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { readFile } from "@iebh/reflib";
import { parseENW, parseNBIB, parseRIS } from "biblatex-csl-converter";

const require = createRequire(import.meta.url);
const core = require("@citation-js/core");
require("@citation-js/plugin-enw");
require("@citation-js/plugin-refworks");
require("@citation-js/plugin-ris");
core.logger._console = null;

const isObject = (value) => typeof value === "object" && value !== null;

// --- citation-js: CSL-JSON -----------------------------------------------------------------

// It makes up an id where there is none; of EndNote's files it makes up every one.
const isField = (slot, value, dialect) =>
  slot !== "_graph" && !(slot === "id" && (dialect === "endnote" || /^temp_id/.test(value)));

function* cslName(slot, name) {
  const particles = [name["dropping-particle"], name["non-dropping-particle"]];
  const family = [...particles, name.family].filter(Boolean).join(" ");
  const parts = { family, given: name.given, suffix: name.suffix, literal: name.literal };
  for (const [part, text] of Object.entries(parts)) if (text) yield [`${slot}.${part}`, text];
}

const DATES = new Set([
  "accessed",
  "available-date",
  "event-date",
  "issued",
  "original-date",
  "submitted",
]);

// What stands where a date should be and is none that CSL knows, has a slot of its own: `raw`.
// A date without any number, [[NaN]], is left out: there is nothing in it.
function* cslDate(slot, date) {
  if (typeof date === "string") yield [`${slot}.raw`, date];
  else if (Array.isArray(date.raw))
    for (const raw of date.raw) yield [`${slot}.raw[]`, String(raw)];
  else if (date.raw !== undefined) yield [`${slot}.raw`, String(date.raw)];
  else {
    const parts = date["date-parts"] ?? [];
    const text = parts
      .map((numbers) => numbers.map((number) => String(number).padStart(2, "0")).join("-"))
      .join("/");
    const isDate = parts.every(([year]) => year <= 9999);
    if (!text.includes("NaN")) yield [isDate ? slot : `${slot}.raw`, text];
  }
}

function* cslField(slot, value) {
  const isList = Array.isArray(value);
  for (const each of isList ? value : [value]) {
    if (DATES.has(slot)) yield* cslDate(slot, each);
    else if (isObject(each)) yield* cslName(slot, each);
    else if (each !== undefined && each !== null)
      // A list where CSL has a string: styles print it badly or not at all.
      yield [isList && slot !== "keyword" ? `${slot}[]` : slot, String(each)];
  }
}

// EndNote's format it recognises itself, as it would for its users.
const OPTIONS = { endnote: {}, refworks: {}, ris: { forceType: "@ris/file" } };

function citationJs(text, dialect) {
  const items = new core.Cite(text, OPTIONS[dialect]).data;
  return items.map((item) =>
    Object.entries(item)
      .filter(([slot, value]) => isField(slot, value, dialect))
      .flatMap(([slot, value]) => [...cslField(slot, value)]),
  );
}

// --- biblatex-csl-converter: biblatex fields -----------------------------------------------

const isRichText = (value) =>
  Array.isArray(value) && value.length > 0 && value.every((node) => isObject(node) && "type" in node);

function plain(value) {
  if (isRichText(value)) return value.map((node) => node.text ?? "").join("");
  if (Array.isArray(value)) return value.map(plain).join("--");
  return String(value);
}

function* biblatexField(slot, value) {
  if (value === undefined || value === null) return;
  const isList = Array.isArray(value) && !isRichText(value);
  for (const each of isList ? value : [value]) {
    if (isObject(each) && !Array.isArray(each) && ("family" in each || "literal" in each)) {
      for (const [part, text] of Object.entries(each)) yield [`${slot}.${part}`, plain(text)];
    } else if (slot === "pages") yield [slot, each.flat(2).map((node) => node.text).join("--")];
    else yield [slot, plain(each)];
  }
}

const PARSERS = { endnote: parseENW, ris: parseRIS, medline: parseNBIB };

function biblatexCslConverter(text, dialect) {
  return Object.values(PARSERS[dialect](text).entries).map((entry) => [
    ["type", entry.bib_type],
    ["entry_key", entry.entry_key ?? ""],
    ...Object.entries(entry.fields).flatMap(([slot, value]) => [...biblatexField(slot, value)]),
  ]);
}

// --- RefLib: its own keys -------------------------------------------------------------------

const FOLDER = mkdtempSync(join(tmpdir(), "reflib-"));
process.on("exit", () => rmSync(FOLDER, { recursive: true }));

// It throws inside a handler of its stream, where nobody can catch it: that ends the process.
let fallen = () => {};
process.on("uncaughtException", (error) => fallen(error));

async function refLib(text, dialect) {
  const file = join(FOLDER, dialect === "ris" ? "x.ris" : "x.nbib");
  writeFileSync(file, text);
  const references = await new Promise((resolve, reject) => {
    fallen = (error) => reject(new Error(`ends the process: ${error.message}`));
    setTimeout(() => reject(new Error("gives no answer")), 5000).unref();
    readFile(file, { module: dialect }).then(resolve, reject);
  });
  return references.map((reference) =>
    Object.entries(reference).flatMap(([slot, value]) =>
      [value].flat().map((each) => [slot, isObject(each) ? JSON.stringify(each) : String(each)]),
    ),
  );
}

// --- answering -----------------------------------------------------------------------------

const IMPORTERS = {
  "citation-js": citationJs,
  "biblatex-csl-converter": biblatexCslConverter,
  reflib: refLib,
};

for await (const line of createInterface({ input: process.stdin })) {
  const { importer, dialect, text } = JSON.parse(line);
  let answer;
  try {
    answer = { records: await IMPORTERS[importer](text, dialect), error: "" };
  } catch (error) {
    answer = { records: [], error: String(error.message) };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
