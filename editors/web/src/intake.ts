/** Files come in: chosen, dropped anywhere on the page, or pasted outside of the editor. */

import type { Deeds } from "./finding";
import { SCRATCH } from "./open_file";

/** Larger files are for the command line: in a page they would take gigabytes of memory. */
const MOST_BYTES = 50_000_000;

type Take = (name: string, bytes: Uint8Array) => Promise<void>;

export function takeFiles(
  choose: HTMLInputElement,
  take: Take,
  say: (sentence: string) => void,
  attempt: Deeds["attempt"],
): void {
  const takeAll = async (files: Iterable<File>) => {
    for (const file of files) {
      if (file.size > MOST_BYTES) {
        const size = Math.round(file.size / 1e6);
        say(`${file.name} has ${size} MB; this page takes files of up to 50 MB.`);
      } else {
        await take(file.name, new Uint8Array(await file.arrayBuffer()));
      }
    }
  };

  choose.addEventListener("change", () => {
    const taken = takeAll([...(choose.files ?? [])]).finally(() => {
      choose.value = ""; // so that the same file can be chosen again
    });
    attempt(taken);
  });

  // Before the editor, which would insert what is dropped on it.
  const page = document.documentElement;
  const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
  page.addEventListener(
    "dragover",
    (event) => {
      if (carriesFiles(event)) {
        event.preventDefault();
        page.classList.add("dropping");
      }
    },
    true,
  );
  page.addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) {
      page.classList.remove("dropping");
    }
  });
  page.addEventListener(
    "drop",
    (event) => {
      page.classList.remove("dropping");
      if (carriesFiles(event)) {
        event.preventDefault();
        event.stopPropagation();
        attempt(takeAll(event.dataTransfer?.files ?? []));
      }
    },
    true,
  );

  document.addEventListener(
    "paste",
    (event) => {
      const files = event.clipboardData?.files ?? [];
      const text = event.clipboardData?.getData("text/plain") ?? "";
      if (files.length > 0) {
        event.preventDefault();
        event.stopPropagation();
        attempt(takeAll(files));
      } else if (text !== "" && event.target === document.body) {
        event.preventDefault();
        attempt(take(SCRATCH, new TextEncoder().encode(text)));
      }
    },
    true,
  );
}
