/** How the editor looks. Colours are the page's custom properties, which reach into its shadow root. */

import { EditorView } from "@codemirror/view";

import { TYPES } from "./colours";

const tokens = Object.fromEntries(
  TYPES.map((type) => [`.tok-${type}`, { color: `var(--tok-${type})` }]),
);

const squiggles = Object.fromEntries(
  ["error", "warning", "info", "hint"].map((severity) => [
    `.cm-lintRange-${severity}`,
    {
      backgroundImage: "none",
      textDecoration: `underline ${severity === "hint" ? "dotted" : "wavy"} var(--${severity})`,
      textDecorationSkipInk: "none",
      textUnderlineOffset: "3px",
    },
  ]),
);

/** Beside the line: plain signs instead of the library's pictures. */
const marks = {
  ".cm-lint-marker": {
    content: '""',
    width: "8px",
    height: "8px",
    margin: "7px 3px",
    borderRadius: "50%",
    backgroundColor: "var(--error)",
  },
  ".cm-lint-marker-warning": { backgroundColor: "var(--warning)", borderRadius: "1px", rotate: "45deg" },
  ".cm-lint-marker-info, .cm-lint-marker-hint": {
    backgroundColor: "transparent",
    border: "1.5px solid var(--hint)",
  },
};

export const look = EditorView.theme({
  "&": { height: "100%", backgroundColor: "var(--paper)", color: "var(--ink)", fontSize: "14px" },
  "&.cm-focused": { outline: "2px solid var(--accent)", outlineOffset: "-2px" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.6" },
  ".cm-content": { caretColor: "var(--ink)", padding: "8px 0" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": { backgroundColor: "var(--paper)", color: "var(--quiet)", border: "none" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "var(--line-here)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground":
    { backgroundColor: "var(--selected)" },
  ".cm-selectionMatch": { backgroundColor: "var(--selected)" },
  ".cm-placeholder": { color: "var(--quiet)", whiteSpace: "pre-wrap", fontFamily: "var(--sans)" },
  ".cm-tooltip": {
    backgroundColor: "var(--card)",
    color: "var(--ink)",
    border: "1px solid var(--rule)",
    borderRadius: "6px",
    boxShadow: "0 4px 16px rgb(0 0 0 / 18%)",
    fontFamily: "var(--sans)",
    fontSize: "14px",
    lineHeight: "1.45",
    maxWidth: "min(36rem, 92vw)",
  },
  ".cm-tooltip-autocomplete > ul": { fontFamily: "var(--mono)", maxHeight: "16rem" },
  ".cm-tooltip-autocomplete > ul > li": { padding: "3px 8px" },
  ".cm-tooltip-autocomplete > ul > li[aria-selected]": {
    backgroundColor: "var(--accent)",
    color: "var(--on-accent)",
  },
  ".cm-completionDetail": { fontStyle: "normal", fontFamily: "var(--sans)", opacity: "0.8" },
  ".card": { padding: "8px 12px", maxHeight: "40vh", overflow: "auto" },
  ".card p, .card ul": { margin: "0 0 8px" },
  ".card a, .finding a": { color: "var(--accent)" },
  ".card code": { fontFamily: "var(--mono)", backgroundColor: "var(--line-here)", padding: "0 3px" },
  ".cm-diagnostic": { borderLeft: "none", padding: "8px 12px" },
  ".cm-diagnostic-error, .cm-diagnostic-warning, .cm-diagnostic-info, .cm-diagnostic-hint": {
    borderLeft: "none",
  },
  ".finding p": { margin: "0 0 6px" },
  ".finding button": {
    font: "inherit",
    color: "var(--accent)",
    background: "none",
    border: "1px solid var(--rule)",
    borderRadius: "4px",
    padding: "2px 8px",
    margin: "2px 6px 2px 0",
    cursor: "pointer",
    textAlign: "left",
  },
  ".finding button:hover": { borderColor: "var(--accent)" },
  ".cm-panels": { backgroundColor: "var(--card)", color: "var(--ink)", borderColor: "var(--rule)" },
  ".cm-textfield": { backgroundColor: "var(--paper)", borderColor: "var(--rule)" },
  ".cm-button": {
    backgroundImage: "none",
    backgroundColor: "var(--paper)",
    borderColor: "var(--rule)",
    color: "var(--ink)",
  },
  ...tokens,
  ".tok-tag": { color: "var(--tok-tag)", fontWeight: "600" },
  ".tok-link": { color: "var(--tok-link)", textDecoration: "underline" },
  ".tok-invalid": { color: "var(--error)" },
  ...squiggles,
  ...marks,
});
