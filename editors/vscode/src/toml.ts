/** What may be written at a place in reftag.toml, by its schema. Independent of VS Code. */

import schema from "../../../server/reftag/config/reftag.schema.json";

/** The part of JSON Schema that the schema of reftag.toml uses. */
interface Node {
  readonly $ref?: string;
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly Node[];
  readonly allOf?: readonly Node[];
  readonly items?: Node;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly propertyNames?: Node;
  readonly additionalProperties?: Node | boolean;
}

export interface Offer {
  readonly label: string;
  readonly insert: string;
  readonly explanation: string;
  readonly kind: "key" | "table" | "value";
}

const ROOT = schema as Node;
const TABLE = /^\s*\[+\s*([\w-]+)\s*\]+\s*(?:#.*)?$/;
const KEY = /^\s*\[{0,2}\s*[\w-]*$/;
const VALUE = /^\s*"?([\w-]+)"?\s*=\s*(.*)$/;

/** What can go on after `before`, the text of a line up to the cursor; `above` are the lines before. */
export function offersAt(above: readonly string[], before: string): Offer[] {
  const node = tableAt(above);
  if (KEY.test(before)) {
    return before.includes("[") ? tables() : [...keys(node), ...tables()];
  }
  const [, key = "", typed = ""] = VALUE.exec(before) ?? [];
  const value = nodeOf(node, key);
  return value === undefined ? [] : values(value, typed);
}

/** What a key means in the table that the lines above it open. */
export function explanationOf(above: readonly string[], key: string): string | undefined {
  return nodeOf(tableAt(above), key)?.description ?? ROOT.properties?.[key]?.description;
}

function tableAt(above: readonly string[]): Node {
  for (const line of [...above].reverse()) {
    const [, name] = TABLE.exec(line) ?? [];
    if (name !== undefined) {
      const node = ROOT.properties?.[name] ?? {};
      return node.items ?? node;
    }
  }
  return ROOT;
}

function nodeOf(table: Node, key: string): Node | undefined {
  const others = typeof table.additionalProperties === "object" ? table.additionalProperties : undefined;
  return key === "" ? undefined : (table.properties?.[key] ?? others);
}

function keys(table: Node): Offer[] {
  const named = Object.entries(table.properties ?? {}).filter(([, node]) => !isTable(node));
  const own: Offer[] = named.map(([label, node]) => ({
    label,
    insert: `${label} = ${emptyValue(node)}`,
    explanation: node.description ?? "",
    kind: "key",
  }));
  const free = (table.propertyNames ? enumOf(table.propertyNames) : []).map((label): Offer => {
    const value = nodeOf(table, label) ?? {};
    return { label, insert: `${label} = ${emptyValue(value)}`, explanation: "", kind: "key" };
  });
  return [...own, ...free];
}

function tables(): Offer[] {
  return Object.entries(ROOT.properties ?? {})
    .filter(([, node]) => isTable(node))
    .map(([name, { items, description = "" }]) => {
      const label = items === undefined ? `[${name}]` : `[[${name}]]`;
      return { label, insert: label, explanation: description, kind: "table" };
    });
}

function isTable(node: Node): boolean {
  return node.type === "object" || node.items?.type === "object";
}

function emptyValue(node: Node): string {
  const { type } = resolved(node);
  return type === "array" ? "[$0]" : type === "boolean" || type === "integer" ? "$0" : '"$0"';
}

function values(node: Node, typed: string): Offer[] {
  if (resolved(node).type === "boolean") {
    return ["true", "false"].map((text) => ({ label: text, insert: text, explanation: "", kind: "value" }));
  }
  const isInString = (typed.match(/"/g) ?? []).length % 2 === 1;
  return enumOf(node).map((label) => ({
    label,
    insert: isInString ? label : `"${label}"`,
    explanation: "",
    kind: "value",
  }));
}

/** The values that are listed for a node or for its items. */
function enumOf(node: Node): string[] {
  const here = resolved(node);
  const parts = [...(here.anyOf ?? []), ...(here.items === undefined ? [] : [here.items])];
  return [...(here.enum ?? []), ...parts.flatMap(enumOf)];
}

/** Follows references, of which a node has one at most. */
function resolved(node: Node): Node {
  const to = node.$ref ?? node.allOf?.[0]?.$ref;
  const definitions = schema.definitions as Readonly<Record<string, Node>>;
  return to === undefined ? node : resolved(definitions[to.replace("#/definitions/", "")] ?? {});
}
