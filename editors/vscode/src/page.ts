/** What the pages of views have in common: nothing from outside, no style or script but our own. */

const NONCE_LENGTH = 32;
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** A page that shows what it is sent as `{ html }`, and sends what is clicked or chosen in it. */
export function page(title: string, language: string, style: string): string {
  const nonce = Array.from(
    { length: NONCE_LENGTH },
    () => LETTERS[Math.floor(Math.random() * LETTERS.length)],
  ).join("");
  return `<!DOCTYPE html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy"
  content="default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'">
<title>${escaped(title)}</title>
<style nonce="${nonce}">${COMMON}${style}</style>
</head>
<body>
<main></main>
<script nonce="${nonce}">${SCRIPT}</script>
</body>
</html>`;
}

/** Text as HTML. */
export function escaped(text: string): string {
  return text.replace(
    /[&<>"']/g,
    (character) => `&#${character.charCodeAt(0)};`,
  );
}

/** What a button, link, checkbox or list sends: the JSON in its `data-send`, and what is chosen. */
export interface Sent {
  readonly send: unknown;
  /** Of a list, the value; of a checkbox, whether it is checked. */
  readonly value?: string | boolean;
}

export function sends(message: object): string {
  return `data-send="${escaped(JSON.stringify(message))}"`;
}

// The focus and the sections that are open stay where they are when the content is replaced.
const SCRIPT = `
const vscode = acquireVsCodeApi();
const main = document.querySelector("main");
const toggled = new Map();
const send = (element, value) => {
  vscode.postMessage({ send: JSON.parse(element.dataset.send), value });
};
addEventListener("message", ({ data }) => {
  const focused = document.activeElement?.dataset?.send;
  main.innerHTML = data.html;
  for (const details of main.querySelectorAll("details")) {
    details.open = toggled.get(details.dataset.key) ?? details.open;
  }
  if (focused !== undefined) {
    [...main.querySelectorAll("[data-send]")].find((e) => e.dataset.send === focused)?.focus();
  }
});
main.addEventListener("click", (event) => {
  const details = event.target.closest("summary")?.parentElement;
  if (details) {
    toggled.set(details.dataset.key, !details.open);
  }
  const button = event.target.closest("button[data-send], a[data-send]");
  if (button) {
    event.preventDefault();
    send(button);
  }
});
main.addEventListener("change", ({ target }) => {
  if (target.dataset.send) {
    send(target, target.type === "checkbox" ? target.checked : target.value);
  }
});
vscode.postMessage({ send: { ready: true } });
`;

const COMMON = `
body { padding: 0 1.2em 1.5em; line-height: 1.5; max-width: 60em; }
h1 { font-size: 1.25em; font-weight: 600; margin: 1em 0 0.2em; }
h2 { font-size: 1em; font-weight: 600; margin: 1.6em 0 0.4em; }
.faint { color: var(--vscode-descriptionForeground); }
a { color: var(--vscode-textLink-foreground); cursor: pointer; text-decoration: none; }
a:hover { color: var(--vscode-textLink-activeForeground); text-decoration: underline; }
a:focus-visible, button:focus-visible, select:focus-visible, input:focus-visible, summary:focus-visible {
  outline: 1px solid var(--vscode-focusBorder); outline-offset: 2px;
}
button {
  font: inherit; border: 1px solid var(--vscode-button-border, transparent); border-radius: 3px;
  padding: 0.1em 0.7em; cursor: pointer;
  color: var(--vscode-button-secondaryForeground); background: var(--vscode-button-secondaryBackground);
}
button:hover { background: var(--vscode-button-secondaryHoverBackground); }
button.primary { color: var(--vscode-button-foreground); background: var(--vscode-button-background); }
button.primary:hover { background: var(--vscode-button-hoverBackground); }
select {
  font: inherit; padding: 0.15em 0.3em; border-radius: 3px;
  color: var(--vscode-dropdown-foreground); background: var(--vscode-dropdown-background);
  border: 1px solid var(--vscode-dropdown-border, transparent);
}
code { font-family: var(--vscode-editor-font-family); color: inherit; background: none; padding: 0; }
.error { color: var(--vscode-editorError-foreground); }
.warning { color: var(--vscode-editorWarning-foreground); }
.information, .hint { color: var(--vscode-editorInfo-foreground); }
`;
