/** The open files, and what is known of the one that is shown. */

import { byId, count, element } from "./dom";
import { DIALECTS } from "./facts";
import type { OpenFile } from "./open_file";
import type { Session } from "./session";

export class FileBar {
  private readonly dialect = byId("dialect", HTMLSelectElement);
  private readonly about = byId("about-file", HTMLElement);
  private readonly automatic = element("option", { value: "auto" });

  constructor(
    private readonly host: HTMLElement,
    private readonly session: Session,
    private readonly select: (file: OpenFile) => void,
    private readonly close: (file: OpenFile) => void,
  ) {
    const formats = DIALECTS.map(({ name, title }) => element("option", { value: name }, title));
    this.dialect.append(this.automatic, ...formats);
  }

  show(current: OpenFile): void {
    this.host.hidden = this.session.files.length < 2;
    const files = this.session.files.map((file) => this.item(file, file === current));
    this.host.replaceChildren(...files);
    const { dialect, state, encoding, lineBreak, original } = current;
    this.automatic.textContent = dialect === null ? "recognised automatically" : "recognise again";
    this.dialect.value = dialect ?? "auto";
    const size = count(state.doc.length === 0 ? 0 : state.doc.lines, "line");
    const breaks = lineBreak === "\n" ? "LF" : "CRLF";
    this.about.textContent = `${current.name}: ${size}, ${original ? encoding : "UTF-8"}, ${breaks}`;
    for (const id of ["fix-download", "fix", "format", "download"]) {
      byId(id, HTMLButtonElement).disabled = state.doc.length === 0;
    }
    const isAlone = this.session.files.length === 1;
    byId("close", HTMLButtonElement).disabled = isAlone && state.doc.length === 0;
  }

  private item(file: OpenFile, isCurrent: boolean): HTMLElement {
    const number = file.ofBytes.length + file.diagnostics.length;
    const chosen = element(
      "button",
      {
        type: "button",
        className: "file",
        onclick: () => {
          this.select(file);
        },
      },
      element("span", {}, file.name),
      element(
        "span",
        { className: "count" },
        number.toLocaleString("en"),
        element("span", { className: "unseen" }, " findings"),
      ),
    );
    chosen.setAttribute("aria-current", String(isCurrent));
    const gone = element("button", {
      type: "button",
      className: "close",
      textContent: "×",
      onclick: () => {
        this.close(file);
      },
    });
    gone.setAttribute("aria-label", `Close ${file.name}`);
    return element("li", {}, chosen, gone);
  }
}
