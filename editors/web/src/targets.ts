/** The programs that the records are for, and the report on what these lose of them. */

import { element } from "./dom";
import { PROGRAMS, PURPOSES, titleOf } from "./facts";
import { rendered } from "./markdown";
import type { OpenFile } from "./open_file";
import type { Session } from "./session";

const PURPOSE_TITLES: Record<string, string> = {
  screening: "Screening for a review",
  latex: "LaTeX bibliographies",
  bibliometrics: "Bibliometrics",
};

export class Targets {
  private readonly boxes: HTMLInputElement[];
  private asked = 0;

  constructor(
    purposes: HTMLElement,
    programs: HTMLElement,
    private readonly report: HTMLElement,
    changed: () => void,
  ) {
    const box = (host: HTMLElement, value: string, title: string, note = "") => {
      const input = element("input", { type: "checkbox", value, onchange: changed });
      const about = note !== "" && element("small", {}, note);
      host.append(element("label", {}, input, element("span", {}, title), about));
      return input;
    };
    this.boxes = [
      ...Object.entries(PURPOSES).map(([name, members]) => {
        const titles = members.map((each) => titleOf(PROGRAMS, each)).join(", ");
        return box(purposes, name, PURPOSE_TITLES[name] ?? name, titles);
      }),
      ...PROGRAMS.map(({ name, title }) => box(programs, name, title)),
    ];
  }

  /** The chosen programs and sets of programs, by the names that settings have. */
  get chosen(): string[] {
    return this.boxes.filter((each) => each.checked).map((each) => each.value);
  }

  /** Asks for the report on a file and shows it. */
  async show(session: Session, file: OpenFile): Promise<void> {
    const { chosen } = this;
    const asked = ++this.asked;
    if (chosen.length === 0 || file.state.doc.length === 0) {
      const why =
        chosen.length === 0
          ? "Choose programs to see which values they would lose or misread."
          : "The report appears here when there are records.";
      this.report.replaceChildren(element("p", { className: "quiet" }, why));
      return;
    }
    const markdown = await session.execute<string>("reftag.portability", [file.uri, chosen]);
    if (asked === this.asked) {
      const report = rendered(markdown, "report");
      for (const [at, table] of report.querySelectorAll("table").entries()) {
        const box = element("div", { className: "scroll", tabIndex: 0 });
        box.setAttribute("role", "region");
        box.setAttribute("aria-label", `Table ${at + 1} of the report`);
        table.replaceWith(box);
        box.append(table);
      }
      this.report.replaceChildren(report);
    }
  }
}
