/** While one types in a large file, no marker that nobody has mended may vanish, even for a moment. */

const assert = require("node:assert/strict");
const vscode = require("vscode");
const { openByCommand } = require("./support.cjs");

const RECORDS = 40_000;
const TYPING_MS = 10_000;
const KEY_MS = 120;
const LOOK_MS = 50;
const STEADY_LOOKS = 40;
const KEYS = "Typed by a person who does not stop ";

const record = (n) =>
  `%0 Journal Article\n%a Doe, Jane\n%T On probing, part ${n}\n%J Journal of Probes and Samples\n` +
  `%D 2024\n%X ${"A sentence of an abstract. ".repeat(5)}\n\n`;

module.exports = async () => {
  const text = Array.from({ length: RECORDS }, (_, n) => record(n)).join("");
  const opening = Date.now();
  const { uri, editor } = await openByCommand("markers.enw", text);
  const count = () => vscode.languages.getDiagnostics(uri).length;

  const opened = [];
  while (!(opened.at(-1) > 0) || opened.at(-1) !== opened.at(-STEADY_LOOKS)) {
    opened.push(count());
    assert.ok(Date.now() - opening < 180_000, `no end of opening: ${opened.join(" ")}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  const most = opened.at(-1);

  // As the keyboard does it: one character after the other, without waiting for anything.
  const line = 7 * 200 + 2;
  const end = editor.document.lineAt(line).range.end;
  editor.selection = new vscode.Selection(end, end);
  const typed = [];
  const started = Date.now();
  const recording = setInterval(() => typed.push(count()), LOOK_MS);
  for (let key = 0; Date.now() - started < TYPING_MS; key += 1) {
    await vscode.commands.executeCommand("type", { text: KEYS[key % KEYS.length] });
    await new Promise((resolve) => setTimeout(resolve, KEY_MS));
  }
  clearInterval(recording);
  assert.ok(typed.length > 50, `only ${typed.length} looks`);
  assert.deepEqual(typed.filter((number) => number < most), [], `there were ${most}; seen: ${typed.join(" ")}`);
};
