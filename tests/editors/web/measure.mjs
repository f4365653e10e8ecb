/**
 * Measures the validator page: start to first finding with an empty and a filled cache, keystrokes,
 * and a file of 10 MB. No test depends on it.
 * usage: measure.mjs [TIMES [KIND]]; $SITE is the address of the page, $BROWSER the program, KIND
 * chromium or firefox
 */

import { launch } from "./browsers.mjs";
import { Validator } from "./validator.mjs";

const times = Number(process.argv[2] ?? 5);
const MISTAKE = "%0 Journal Article %A Doe, Jane %T On probing %J Probes %D 2024\n";
const RECORD = "%0 Journal Article\n%A Doe, Jane\n%T Shelf AT\n%J Probes\n%V 1\n%P 1-9\n%D 2024\n\n";

const median = (values) => Math.round(values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]);

/** From the navigation until a record that was pasted at once has its first finding. */
async function start(context) {
  const on = new Validator(await context.newPage(), process.env.SITE, saved);
  await on.page.goto(on.address, { waitUntil: "commit" });
  const found = on.page.evaluate(whenFound);
  await on.paste(MISTAKE);
  return { on, took: await found };
}

const { browser, saved } = await launch(process.argv[3]);
const cold = [];
const warm = [];
let last;
for (let at = 0; at < times; at++) {
  const context = await browser.newContext();
  cold.push((await start(context)).took);
  last = await start(context);
  warm.push(last.took);
  if (at < times - 1) {
    await context.close();
  }
}
console.log(`first finding: cold ${median(cold)} ms, warm ${median(warm)} ms`);

const { on } = last;
on.page.setDefaultTimeout(120_000);
for (const size of [100_000, 1_000_000, 10_000_000]) {
  const records = Array.from({ length: Math.ceil(size / RECORD.length) }, (_, at) => RECORD.replace("AT", at));
  const text = records.join("").replace("2024", "2O24");
  const begun = Date.now();
  await on.choose({ [`${size}.enw`]: text });
  await on.page.locator("#about-file", { hasText: `${size}.enw` }).waitFor();
  await on.finds("RT301");
  const first = Date.now() - begun;
  await on.idle();
  const all = Date.now() - begun;
  const edits = [];
  for (let at = 0; at < 10; at++) {
    edits.push(await on.page.evaluate(edit, at % 2 === 0));
  }
  console.log(`${size / 1e6} MB: first finding ${first} ms, all ${all} ms, edit to its findings ${median(edits)} ms`);
}
await browser.close();

/** Runs in the page: Playwright itself looks every half second only. */
function whenFound() {
  return new Promise((resolve) => {
    const look = () => {
      if (document.querySelector('#groups details[data-code="RT006"]') !== null) {
        observer.disconnect();
        resolve(performance.now());
      }
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { childList: true, subtree: true });
  });
}

/** Runs in the page: corrects the year of the first record, or spoils it. */
function edit(correct) {
  const root = document.querySelector("#editor").shadowRoot;
  const { view } = root.querySelector(".cm-content").cmTile;
  const at = view.state.doc.toString().indexOf("%D 2") + 4;
  const begun = performance.now();
  view.dispatch({ changes: { from: at, to: at + 1, insert: correct ? "0" : "O" } });
  return new Promise((resolve) => {
    const look = () => {
      const isFound = document.querySelector('#groups details[data-code="RT301"]') !== null;
      if (isFound !== correct) {
        resolve(performance.now() - begun);
      } else {
        setTimeout(look, 1);
      }
    };
    look();
  });
}
