/** What happens when the engine hangs or ends. In Chromium: Playwright reaches no workers of Firefox. */

const RECORD = "%0 Journal Article\n%a Doe, Jane\n%T On probing\n%J Probes\n%V 3\n%P 1-9\n%D 2024\n";

export async function go_on_with_another_engine_when_one_hangs(on) {
  await on.paste(RECORD);
  await on.finds("RT003");
  on.inEngine("for (;;);");
  await on.editor.focus();
  await on.page.keyboard.press("Control+End");
  await on.page.keyboard.type("%N \n"); // whoever is typing goes on
  await on.says(/was started again/);
  await on.finds("RT005");
  await on.button("Fix all safe").click();
  await on.findsNo("RT003");
}

export async function give_up_an_engine_that_keeps_ending(on) {
  const end = () => on.inEngine('setTimeout(() => { throw new Error("spoiled"); })');
  for (let time = 0; time < 3; time++) {
    end();
    await on.page.locator("#progress-label", { hasText: "again" }).waitFor();
    await on.idle();
  }
  await on.paste(RECORD);
  await on.finds("RT003");
  end();
  await on.says(/does not run: .*spoiled.* Reload the page/);
  on.complaints = on.complaints.filter((text) => !text.includes("spoiled"));
}
