/** What takes long: the engine's start, reading a file, checking a large one. */

interface Shown {
  title: string;
  /** From 0 to 1; undefined if it is not known. */
  part: number | undefined;
}

interface ServerProgress {
  token: string | number;
  value: { kind: "begin" | "report" | "end"; title?: string; percentage?: number };
}

/** What the names of the server's work begin with. */
const SERVER = "server ";

export class Progress {
  private readonly going = new Map<string, Shown>();
  private readonly bar = document.createElement("progress");
  private readonly label = document.createElement("span");

  constructor(private readonly host: HTMLElement) {
    this.label.id = "progress-label";
    this.bar.setAttribute("aria-labelledby", this.label.id);
    host.append(this.bar, this.label);
    this.draw();
  }

  show(name: string, title: string, part?: number): void {
    this.going.set(name, { title, part });
    this.draw();
  }

  over(name: string): void {
    this.going.delete(name);
    this.draw();
  }

  /** Takes what the server says of its work. */
  take({ token, value }: ServerProgress): void {
    const name = `${SERVER}${token}`;
    if (value.kind === "end") {
      this.over(name);
      return;
    }
    const title = value.title ?? this.going.get(name)?.title ?? "Working";
    this.show(name, title, value.percentage === undefined ? undefined : value.percentage / 100);
  }

  /** Forgets what a server was at that is there no more. */
  forgetServer(): void {
    for (const name of this.going.keys()) {
      if (name.startsWith(SERVER)) {
        this.over(name);
      }
    }
  }

  private draw(): void {
    const last = [...this.going.values()].at(-1);
    this.host.hidden = last === undefined;
    if (!last) {
      return;
    }
    this.label.textContent = `${last.title} …`;
    if (last.part === undefined) {
      this.bar.removeAttribute("value");
    } else {
      this.bar.value = last.part;
    }
  }
}
