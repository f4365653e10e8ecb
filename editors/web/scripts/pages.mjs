/** The pages of the site, as a map from file names to HTML. What there is to say comes as Markdown. */

import fs from "node:fs";
import path from "node:path";

import MarkdownIt from "markdown-it";

const here = path.resolve(import.meta.dirname, "..");
const root = path.resolve(here, "..", "..");
const RULES = path.join(root, "server", "reftag", "lint", "pages");
const TABLES = path.join(root, "server", "reftag", "portability", "tables");

const markdown = new MarkdownIt({ html: false });

const POLICY = ["default-src 'none'", "style-src 'self'", "base-uri 'none'", "form-action 'none'"];
/** The engine is WebAssembly, and editors draw small images of their own. */
const POLICY_OF_VALIDATOR = [
  ...POLICY,
  "script-src 'self' 'wasm-unsafe-eval'",
  "connect-src 'self'",
  "worker-src 'self'",
];

const LINKS = [
  ["index.html", "Check records"],
  ["rules/index.html", "Rules"],
  ["tables/index.html", "Can I use it?"],
];

/** Returns the page that checks records. */
export function validatorPage() {
  return {
    "index.html": laidOut("index.html", {
      title: "reftag: check bibliographic records",
      description:
        "Find and fix errors in EndNote, RIS, PubMed, Web of Science, RefWorks and refer files, in your browser. No upload.",
      content: read(here, "page", "index.html"),
      policy: [...POLICY_OF_VALIDATOR, "img-src 'self' data:"],
      script: '<script src="page.js"></script>\n',
    }),
  };
}

/** Returns a page for each rule, a list of them, and all of them as JSON for the validator. */
export function rulePages() {
  const pages = {};
  const beside = {};
  for (const name of fs.readdirSync(RULES).filter((each) => each.endsWith(".md"))) {
    const html = rendered(read(RULES, name));
    const code = path.basename(name, ".md");
    const isList = code === "README";
    const file = `rules/${isList ? "index" : code}.html`;
    pages[file] = laidOut(file, {
      title: `${isList ? "Rules" : titleOf(html)} · reftag`,
      description: isList ? "All rules of reftag." : `What reftag's rule ${code} finds, why, and how to fix it.`,
      content: `<article class="prose">\n${isList ? scrolling(html) : html}</article>`,
    });
    if (!isList) {
      // On the validator page a link must not take the reader away from the text.
      beside[code] = html.replaceAll(/href="(RT\d+\.html|index\.html)"/g, 'href="rules/$1" target="_blank"');
    }
  }
  pages["rules/pages.json"] = JSON.stringify(beside);
  return pages;
}

/** Returns a page for each format on what programs do with its tags, and a list of them. */
export function tablePages(facts) {
  const formats = facts.dialects
    .map((dialect) => ({ ...dialect, source: path.join(TABLES, `${dialect.name}.md`) }))
    .filter(({ source }) => fs.existsSync(source))
    .map((format) => ({ ...format, text: fs.readFileSync(format.source, "utf8") }));
  const pages = {};
  for (const { name, text } of formats) {
    const html = rendered(text);
    const file = `tables/${name}.html`;
    pages[file] = laidOut(file, {
      title: `${titleOf(html)} · reftag`,
      description: `${titleOf(html)}: which tags arrive where they belong, as measured.`,
      content: signed(scrolling(html)),
      kind: "table",
    });
  }
  pages["tables/index.html"] = laidOut("tables/index.html", {
    title: "Can I use it? · reftag",
    description: "How many tags of each bibliographic format arrive in each program, as measured.",
    content: overview(facts, formats),
    kind: "table",
  });
  return pages;
}

function overview(facts, formats) {
  const kept = Object.fromEntries(formats.map(({ name, text }) => [name, keptTags(text)]));
  const heads = formats.map(({ name, title }) => `<th scope="col"><a href="${name}.html">${title}</a></th>`);
  const rows = facts.programs.map(({ title }) => {
    const cells = formats.map(({ name }) => `<td>${kept[name][title] ?? "–"}</td>`);
    return `<tr><th scope="row">${title}</th>${cells.join("")}</tr>`;
  });
  return `<h1>Can I use it?</h1>
<p class="lede">How many tags of a format arrive where they belong when a program imports the file. Nearly all of it was
measured with the programs themselves; the page of a format says how, and has every tag and the faults of
structure that do most harm.</p>
<div class="scroll" role="region" tabindex="0" aria-label="Programs and formats"><table>
<thead><tr><th scope="col">Program</th>${heads.join("")}</tr></thead>
<tbody>${rows.join("\n")}</tbody></table></div>
<p class="quiet">–: not measured, or the program does not read the format.</p>`;
}

/** Counts in the table of tags, by program: "41 of 52". */
function keptTags(text) {
  const table = text.split("## Tags")[1].split("\n## ")[0];
  const [head, , ...rows] = table.split("\n").filter((line) => line.startsWith("|")).map(cellsOf);
  return Object.fromEntries(
    head.slice(2).map((program, at) => {
      const signs = rows.map((row) => row[at + 2]).filter((sign) => sign !== "?");
      const kept = signs.filter((sign) => sign.startsWith("✓"));
      return [program, signs.length > 0 ? `${kept.length} of ${signs.length}` : undefined];
    }),
  );
}

/** Returns the cells of a row of a Markdown table; a bar in a cell is written `\|`. */
function cellsOf(line) {
  return line.split(/(?<!\\)\|/).slice(1, -1).map((cell) => cell.trim());
}

function laidOut(file, { title, description, content, policy = [...POLICY, "img-src 'self'"], kind = "", script = "" }) {
  const up = file.includes("/") ? "../" : "";
  const links = LINKS.map(([to, name]) => {
    const here = to === file || (to !== "index.html" && path.dirname(to) === path.dirname(file));
    return `<a href="${up}${to}"${here ? ' aria-current="page"' : ""}>${name}</a>`;
  });
  const parts = { title, description, content, kind, script, root: up, policy: policy.join("; "), links: links.join("\n") };
  return read(here, "page", "layout.html").replaceAll(/\{\{(\w+)\}\}/g, (_, name) => parts[name]);
}

function rendered(text) {
  return markdown
    .render(text.replace(/^Generated from .*\n\n/m, ""))
    .replaceAll("<pre>", '<pre tabindex="0">') // long lines scroll, by keyboard as well
    .replaceAll('style="text-align:right"', 'class="number"') // the security policy allows no styles
    .replaceAll(/href="(RT\d+|README)\.md"/g, (_, name) => `href="${name === "README" ? "index" : name}.html"`);
}

function titleOf(html) {
  return /<h1>(.*?)<\/h1>/.exec(html)[1].replaceAll(/<[^>]+>/g, "");
}

/** A wide table scrolls by itself, by keyboard as well. */
function scrolling(html) {
  let number = 0;
  const box = () => `<div class="scroll" role="region" tabindex="0" aria-label="Table ${++number}"><table>`;
  return html.replaceAll("<table>", box).replaceAll("</table>", "</table></div>");
}

/** Signs in cells get colours, and names for those who listen. */
function signed(html) {
  const names = { "✓": "kept", "≠": "misread", "✗": "lost" };
  return html.replaceAll(/<td>[^<]*[✓≠✗][^<]*<\/td>/g, (cell) =>
    cell.replaceAll(/[✓≠✗]/g, (sign) => `<span class="${names[sign]}" role="img" aria-label="${names[sign]}">${sign}</span>`),
  );
}

function read(...place) {
  return fs.readFileSync(path.join(...place), "utf8");
}
