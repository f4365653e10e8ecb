/** The page: files come in, are shown with what reftag finds in them, and go out again. */

import type { ChangeSpec } from "@codemirror/state";
import type { CodeAction, Diagnostic } from "vscode-languageserver-types";

import { repaint } from "./colours";
import { byId, count } from "./dom";
import { goTo, newView, showFindings, states, type Told } from "./editor";
import { startEngine } from "./engine";
import { EXAMPLE, NAME } from "./example";
import { FileBar } from "./file_bar";
import { type Deeds, drawn } from "./finding";
import { FindingsList, type RuleCount } from "./findings";
import { allSafeFixes, editsOf, formatting } from "./fixes";
import { takeFiles } from "./intake";
import { download, type OpenFile, SCRATCH } from "./open_file";
import { Progress } from "./progress";
import { RulePages } from "./rule_pages";
import { Session } from "./session";
import { Targets } from "./targets";

const REPORT_PAUSE = 600;

const found = byId("found", HTMLElement);
const said = byId("said", HTMLElement);
const progress = new Progress(byId("progress", HTMLElement));
const rules = new RulePages(byId("rule", HTMLElement), byId("findings", HTMLElement));
const engine = startEngine(hear, { again: startedAgain, ended }, () =>
  session.files.reduce((sum, file) => sum + file.state.doc.length, 0),
);

const told: Told = {
  changed: (file, before, changes) => {
    session.changed(file, before, changes);
    const isNew = before.length === 0 || changes.touchesRange(0, before.length) === "cover";
    if (isNew || file.dialect === null) {
      session.reopenSoon(file, () => {
        refresh(file);
      });
    }
    scheduleReport();
  },
  drawn: (file, finding) => drawn(deeds, file, finding),
};
const session = new Session(engine.connection, states(engine.connection, told));
const view = newView(byId("editor", HTMLElement));
const deeds: Deeds = {
  session,
  attempt,
  apply: (file, action) => {
    attempt(applyFix(file, action));
  },
  rewrite: (file) => {
    session.rewrite(file);
    refresh(file);
  },
  showRule: (code) => {
    attempt(rules.show(code));
  },
};
const list = new FindingsList(byId("groups", HTMLElement), deeds, (finding) => {
  goTo(view, finding);
});
const bar = new FileBar(byId("file-bar", HTMLElement), session, select, close);
const targets = new Targets(
  byId("purposes", HTMLElement),
  byId("programs", HTMLElement),
  byId("report", HTMLElement),
  () => {
    engine.connection.tell("workspace/didChangeConfiguration", { settings: null });
    scheduleReport();
  },
);

interface Published {
  uri: string;
  version?: number;
  diagnostics: Diagnostic[];
}

let current = session.scratch();
let counts: { file: OpenFile; version: number; byRule: RuleCount[] } | undefined;
let reportTimer: ReturnType<typeof setTimeout> | undefined;

function hear(method: string, params: unknown): unknown {
  switch (method) {
    case "textDocument/publishDiagnostics": {
      const { uri, version, diagnostics } = params as Published;
      // Without a version: the file was closed.
      const file = version === undefined ? undefined : session.found(uri, version, diagnostics);
      if (file) {
        refresh(file);
      }
      return null;
    }
    case "workspace/configuration":
      return [{ targets: targets.chosen }];
    case "$/progress":
      progress.take(params as Parameters<Progress["take"]>[0]);
      return null;
    case "reftag/dialect": {
      const { uri, dialect } = params as { uri: string; dialect: string };
      const file = session.find(uri);
      if (file) {
        file.dialect = dialect;
        bar.show(current);
        view.dispatch({ effects: repaint.of(null) });
      }
      return null;
    }
    case "window/showMessage":
      say((params as { message: string }).message);
      return null;
    default:
      return null;
  }
}

function ended(why: Error): void {
  say(`The engine does not run: ${why.message}. Reload the page to start it again.`);
}

/** Gives the texts as they are now to an engine that is starting in place of another. */
function startedAgain(ready: Promise<void>): void {
  progress.forgetServer();
  progress.show("engine", "Starting the engine again");
  session.openAll();
  ready
    .then(
      () => {
        say("The engine had stopped working and was started again. Your texts are as you left them.");
      },
      () => undefined, // `ended` has said so
    )
    .finally(() => {
      progress.over("engine");
    });
}

function say(sentence: string): void {
  said.textContent = sentence;
}

/** Shows what has changed about a file. */
function refresh(file: OpenFile): void {
  bar.show(current);
  if (file !== current) {
    return;
  }
  showFindings(view, file, told.drawn);
  const isKnown = counts?.file === file && counts.version === file.version;
  list.show(file, isKnown ? counts?.byRule : undefined);
  // The server sends the worst 1,000, and then a line without a rule's code on the rest.
  const rest = file.diagnostics.some((finding) => finding.code === undefined);
  if (rest && !isKnown) {
    attempt(countAll(file));
  }
  found.textContent = summary(file);
  scheduleReport();
}

function summary(file: OpenFile): string {
  if (file.state.doc.length === 0) {
    return "What reftag finds in the records appears here.";
  }
  const shown = file.diagnostics.filter((each) => each.code !== undefined).length;
  const isKnown = counts?.file === file && counts.version === file.version;
  const all = counts && isKnown ? counts.byRule.reduce((sum, each) => sum + each.count, 0) : 0;
  const number = file.ofBytes.length + Math.max(shown, all);
  return number === 0 ? `Nothing to report in ${file.name}.` : `${count(number, "finding")}.`;
}

async function countAll(file: OpenFile): Promise<void> {
  const { version } = file;
  counts = { file, version, byRule: [] };
  const byRule = await session.execute<RuleCount[]>("reftag.countFindings", [file.uri]);
  if (file === current && file.version === version) {
    counts = { file, version, byRule };
    list.show(file, byRule);
    found.textContent = summary(file);
  }
}

function select(file: OpenFile): void {
  current = file;
  view.setState(file.state);
  rules.close();
  say("");
  refresh(file);
}

function close(file: OpenFile): void {
  session.close(file);
  const next = session.files.at(-1) ?? session.scratch();
  select(file === current ? next : current);
}

async function take(name: string, bytes: Uint8Array): Promise<void> {
  progress.show("reading", `Reading ${name}`);
  try {
    const file = await session.open(name, bytes);
    const scratch = session.files.find((each) => each.name === SCRATCH && each.state.doc.length === 0);
    if (scratch) {
      session.close(scratch);
    }
    select(file);
  } finally {
    progress.over("reading");
  }
}

function edit(file: OpenFile, changes: ChangeSpec[]): void {
  if (file === current && changes.length > 0) {
    view.dispatch({ changes, userEvent: "input.fix", scrollIntoView: true });
  }
}

async function applyFix(file: OpenFile, action: CodeAction): Promise<void> {
  const changes = await editsOf(session, file, action);
  if (action.edit && changes.length === 0) {
    say("The text has changed since this fix was offered. Ask for it again.");
  }
  edit(file, changes);
  view.focus();
}

async function fixAll(file: OpenFile): Promise<void> {
  const changes = await allSafeFixes(session, file);
  session.rewrite(file);
  edit(file, changes);
  refresh(file);
  const made = changes.length > 0 ? `${count(changes.length, "place")} mended` : "No safe fixes to make";
  say(`${made} in ${file.name}.`);
}

async function format(file: OpenFile): Promise<void> {
  const changes = await formatting(session, file);
  if (changes === undefined) {
    say("The text has changed meanwhile. Format it again.");
    return;
  }
  edit(file, changes);
  say(changes.length > 0 ? `${file.name} is formatted.` : `${file.name} was well formatted.`);
}

function scheduleReport(): void {
  clearTimeout(reportTimer);
  reportTimer = setTimeout(() => {
    attempt(targets.show(session, current));
  }, REPORT_PAUSE);
}

/** Says so if something fails that no button waits for. */
function attempt(work: Promise<unknown>): void {
  work.catch((error: unknown) => {
    say(`That did not work: ${error instanceof Error ? error.message : String(error)}`);
  });
}

/** Connects a button with what it does; while that lasts, the button waits. */
function onPress(id: string, act: () => Promise<void> | void): void {
  const pressed = byId(id, HTMLButtonElement);
  pressed.addEventListener("click", () => {
    pressed.setAttribute("aria-busy", "true");
    Promise.resolve(act())
      .catch((error: unknown) => {
        say(`That did not work: ${error instanceof Error ? error.message : String(error)}`);
      })
      .finally(() => {
        pressed.removeAttribute("aria-busy");
      });
  });
}

onPress("fix-download", async () => {
  const file = current; // another one may be looked at meanwhile
  await fixAll(file);
  download(file);
});
onPress("fix", () => fixAll(current));
onPress("format", () => format(current));
onPress("download", () => {
  download(current);
});
onPress("close", () => {
  close(current);
});
onPress("example", () => take(NAME, new TextEncoder().encode(EXAMPLE)));
byId("dialect", HTMLSelectElement).addEventListener("change", (event) => {
  const { value } = event.target as HTMLSelectElement;
  attempt(session.execute("reftag.setDialect", [current.uri, value]));
});
takeFiles(byId("choose", HTMLInputElement), take, say, attempt);

select(current);
progress.show("engine", "Starting the engine");
engine.ready
  .catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    say(`The engine could not be started in this browser: ${why}`);
  })
  .finally(() => {
    progress.over("engine");
  });
