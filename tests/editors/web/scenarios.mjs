/** What people do on the validator page. Each gets a fresh page on which the engine runs. */

import assert from "node:assert/strict";

const ONE_LINE =
  "%0 Journal Article %A Doe, Jane %A Roe, Rik %T On probing %J Probes %D 2024 %P 1-9 %@ 2049-3630\n";
const PROPER = [
  "%0 Journal Article",
  "%A Doe, Jane",
  "%A Roe, Rik",
  "%T On probing",
  "%J Probes",
  "%D 2024",
  "%P 1-9",
  "%@ 2049-3630",
];
const RECORD = "%0 Journal Article\n%A Doe, Jane\n%T On probing\n%J Probes\n%V 3\n%P 1-9\n%D 2024\n";
const RIS = "TY  - JOUR\nAU  - Doe, Jane\nPY  - 2O24\nTI  - On probing\nT2  - Probes\nER  - \n";

export async function mend_a_pasted_record_with_one_click(on) {
  await on.paste(ONE_LINE);
  await on.finds("RT006");
  const { name, bytes } = await on.download("Fix and download");
  assert.equal(name, "records.enw");
  assert.deepEqual(bytes.toString().trimEnd().split("\n"), PROPER);
  await on.findsNo("RT006");
}

export async function try_the_example(on) {
  await on.button("Try an example").click();
  await on.finds("RT006");
  await on.button("Fix all safe").click();
  await on.says(/mended in example\.enw/);
  await on.textThat((text) => text.startsWith("%0 Journal Article\n%A Lindqvist"));
  await on.findsNo("RT006");
}

export async function read_every_format(on) {
  const files = {
    "a.enw": "%0 Book\n%A Doe, Jane\n%T On Tags\n%D 2O24\n",
    "b.ris": RIS,
    "c.nbib": "PMID- 1\nTI  - On Tags\nFAU - Doe, Jane\nAU  - Doe J\nDP  - 2O24\nSO  - X. 2024\n",
    "d.ciw": "FN Clarivate\nVR 1.0\nPT J\nAU Doe, J\nTI On Tags\nSO PROBES\nPY 2O24\nER\n\nEF\n",
    "e.txt": "RT Journal Article\nA1 Doe,Jane\nT1 On Tags\nJF Probes\nYR 2O24\n",
    "f.ref": "%A Jane Doe\n%T On Tags\n%D 2O24\n",
  };
  const dialects = ["endnote", "ris", "medline", "wos", "refworks", "refer"];
  await on.choose(files);
  await on.page.locator("#file-bar li").nth(5).waitFor();
  for (const [at, name] of Object.keys(files).entries()) {
    await on.page.locator("#file-bar .file").nth(at).click();
    assert.equal(await on.page.locator("#dialect").inputValue(), dialects[at], name);
    await on.finds("RT301");
    // The same role has the same colour in every format.
    await on.page.locator(".tok-title", { hasText: "On " }).first().waitFor();
  }
}

export async function apply_one_fix(on) {
  await on.paste(RECORD.replace("%A", "%a"));
  const group = await on.finds("RT003");
  await group.locator("summary").click();
  await group.getByRole("button", { name: "Fix… in line 2" }).click();
  await group.locator("button.fix").first().click();
  await on.textThat((text) => text === RECORD);
  await on.findsNo("RT003");
}

export async function fix_from_the_text(on) {
  await on.paste(RECORD.replace("%A", "%a"));
  await on.finds("RT003");
  await on.page.locator(".cm-lintRange-error").first().hover();
  await on.page.locator(".cm-tooltip .finding button.fix").first().click();
  await on.textThat((text) => text === RECORD);
}

export async function explain_a_tag(on) {
  await on.paste(RECORD);
  await on.page.locator(".tok-tag").nth(2).hover();
  await on.page.locator(".cm-tooltip .card", { hasText: "Title" }).waitFor();
}

export async function complete_a_tag(on) {
  await on.paste(RECORD);
  await on.editor.focus();
  await on.page.keyboard.press("Control+End");
  await on.page.keyboard.type("%");
  const list = ".cm-tooltip-autocomplete:not(.cm-tooltip-autocomplete-disabled)";
  await on.page.locator(`${list} li`).first().waitFor();
  await on.page.keyboard.type("K");
  // Until the list for both letters is there, the one for the first letter is: without a choice.
  const choice = on.page.locator(`${list} li[aria-selected]`, { hasText: "Keyword" });
  await choice.waitFor();
  await on.page.waitForTimeout(150); // the editor takes no key for an answer before
  await on.page.keyboard.press("Enter");
  await on.textThat((text) => text === `${RECORD}%K `);
}

export async function type_a_record(on) {
  await on.editor.focus();
  await on.page.keyboard.type("TY  - JOUR\nAU  - Doe, Jane\nPY  - 2O24\n", { delay: 5 });
  await on.finds("RT301");
  assert.equal(await on.page.locator("#dialect").inputValue(), "ris");
}

export async function choose_the_format(on) {
  await on.paste("A letter,\nnot a record\n");
  await on.finds("dialect");
  await on.page.locator("#dialect").selectOption("ris");
  await on.findsNo("dialect");
  await on.finds("RT001");
}

export async function read_about_a_rule(on) {
  await on.paste(RECORD.replace("2024", "2O24"));
  const group = await on.finds("RT301");
  await group.locator("summary").click();
  await group.getByRole("button", { name: "About RT301" }).click();
  await on.page.getByRole("heading", { name: "invalid-year (RT301)" }).waitFor();
  await on.page.keyboard.press("Escape");
  await group.waitFor();
}

export async function report_what_importers_lose(on) {
  await on.paste(`${RECORD}%R 10.5555/x\n`);
  await on.page.getByRole("checkbox", { name: "Zotero", exact: true }).check();
  await on.page.locator("#report table", { hasText: "Zotero" }).first().waitFor();
  await on.finds("RT701");
  await on.page.getByRole("checkbox", { name: "Zotero", exact: true }).uncheck();
  await on.findsNo("RT701");
  await on.page.getByRole("checkbox", { name: /Screening/ }).check();
  await on.page.locator("#report", { hasText: "ASReview" }).waitFor();
}

export async function format_the_text(on) {
  await on.paste(`${RECORD}\n\n\n${RECORD.replace("probing", "lines")}`);
  await on.button("Format").click();
  await on.textThat((text) => text === `${RECORD}\n${RECORD.replace("probing", "lines")}`);
}

export async function compare_open_files(on) {
  await on.choose({ "one.enw": RECORD, "two.enw": RECORD });
  await on.finds("RT601");
  await on.button("Close two.enw").click();
  await on.findsNo("RT601");
}

export async function drop_a_file(on) {
  await on.drop("dropped.ris", RIS);
  await on.finds("RT301");
  assert.equal(await on.text(), RIS);
  // Nothing was changed: it comes back as it was.
  const { name, bytes } = await on.download("Download");
  assert.equal(name, "dropped.ris");
  assert.equal(bytes.toString(), RIS);
}

export async function write_a_file_in_utf_8(on) {
  const text = RECORD.replace("Jane", "Zoë").replaceAll("\n", "\r\n");
  await on.choose({ "old.enw": Buffer.from(text, "latin1") });
  const group = await on.finds("RT509");
  assert.match(await group.innerText(), /not UTF-8/);
  const same = await on.download("Download");
  assert.deepEqual(same.bytes, Buffer.from(text, "latin1"));
  const { bytes } = await on.download("Fix and download");
  assert.equal(bytes.toString(), text);
  await on.findsNo("RT509");
}

export async function make_line_breaks_alike(on) {
  await on.choose({ "mixed.enw": RECORD.replace("\n", "\r\n") });
  await on.finds("RT012");
  const { bytes } = await on.download("Fix and download");
  assert.equal(bytes.toString(), RECORD);
}

export async function refuse_a_file_that_is_too_large(on) {
  await on.page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(60_000_000)], "huge.ris"));
    const options = { dataTransfer: data, bubbles: true, cancelable: true };
    document.body.dispatchEvent(new DragEvent("drop", options));
  });
  await on.says(/huge\.ris has 60 MB/);
}

export async function count_findings_that_are_not_listed(on) {
  const records = Array.from({ length: 1500 }, (_, at) => RECORD.replace("probing", `shelf ${at}\n%N `));
  await on.choose({ "many.enw": records.join("\n") });
  const group = await on.finds("RT005");
  await group.locator("summary .count", { hasText: "1,500" }).waitFor();
}

export async function use_the_keyboard_alone(on) {
  const { keyboard } = on.page;
  const focused = () => on.page.evaluate(() => document.activeElement.id || document.activeElement.className);
  await keyboard.press("Tab");
  assert.equal(await focused(), "skip");
  while ((await focused()) !== "example") {
    await keyboard.press("Tab");
  }
  await keyboard.press("Enter");
  await on.finds("RT006");
  while ((await focused()) !== "editor") {
    await keyboard.press("Tab");
  }
  await keyboard.press("F8"); // the next finding
  await keyboard.press("Tab"); // the editor lets go
  while (!(await on.page.evaluate(() => document.activeElement.matches("#groups summary")))) {
    await keyboard.press("Tab");
  }
  await keyboard.press("Enter");
  await on.page.locator("#groups details[open] li").first().waitFor();
}

export async function send_nothing_after_the_page_has_loaded(on) {
  await on.page.waitForLoadState("networkidle");
  const loaded = on.requests.length;
  const home = new URL(on.address).origin;
  assert.ok(on.requests.every((url) => new URL(url).origin === home), on.requests.join("\n"));
  await try_the_example(on);
  await on.page.getByRole("checkbox", { name: "JabRef", exact: true }).check();
  await on.page.locator("#report table").first().waitFor();
  await on.download("Download");
  await on.choose({ "b.ris": RIS });
  const group = await on.finds("RT301");
  await group.locator("summary").click();
  await group.getByRole("button", { name: "About RT301" }).click();
  await on.page.getByRole("heading", { name: "invalid-year (RT301)" }).waitFor();
  const later = on.requests.slice(loaded).filter((url) => !url.startsWith("blob:"));
  assert.deepEqual(later, []);
}
