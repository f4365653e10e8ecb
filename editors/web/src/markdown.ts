/** Markdown that the engine answers with, as elements. Raw HTML in it is shown as text. */

import MarkdownIt from "markdown-it";

// An image would be loaded from elsewhere.
const reader = new MarkdownIt({ html: false }).disable("image");

/** Returns an element with the rendered text; links open in a tab of their own. */
export function rendered(markdown: string, className: string): HTMLElement {
  const box = document.createElement("div");
  box.className = className;
  // The security policy allows no styles in attributes.
  const html = reader.render(markdown).replaceAll('style="text-align:right"', 'class="number"');
  box.innerHTML = html;
  for (const link of box.querySelectorAll("a")) {
    link.target = "_blank";
    link.rel = "noopener noreferrer";
  }
  return box;
}
