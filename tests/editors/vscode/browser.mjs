/** The browser that shows VS Code, and what every script here does in it. */

import { mkdirSync } from "node:fs";
import { createRequire } from "node:module";

import { SLOW } from "./workbench.mjs";

const extension = new URL("../../../editors/vscode/package.json", import.meta.url);
const { chromium } = createRequire(extension)("playwright-core");

/** Opens a window of VS Code; `query` tells it what to show. Toasts are remembered in the page. */
export async function openWindow(
  address,
  query,
  size = { width: 1200, height: 750 },
  colorScheme = "light",
) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    // Chromium's sandbox does not work for root, and the page is our own.
    args: ["--no-sandbox", "--disable-gpu", "--force-color-profile=srgb"],
  });
  const permissions = ["clipboard-read", "clipboard-write"];
  const page = await browser.newPage({ viewport: size, colorScheme, permissions });
  page.setDefaultTimeout(SLOW.timeout);
  await page.addInitScript(rememberToasts);
  const url = new URL(address);
  for (const [name, value] of Object.entries(query)) {
    url.searchParams.set(name, value);
  }
  return { browser, page, url: url.href };
}

export function toastsOf(page) {
  return page.evaluate(() => globalThis.toasts);
}

/** Runs in the page: a message may be gone again before a test looks for it. */
function rememberToasts() {
  globalThis.toasts = [];
  const look = () => {
    for (const toast of document.querySelectorAll(".notification-toast")) {
      const text = toast.innerText.replace(/\s+/g, " ").trim();
      const buttons = [...toast.querySelectorAll(".monaco-button")].map((b) => b.innerText.trim());
      const known = globalThis.toasts.some((other) => other.text === text);
      if (text !== "" && !known) {
        globalThis.toasts.push({ text, buttons });
      }
    }
  };
  setInterval(look, 100);
}

/** Runs scenarios one after another; one that fails leaves a picture and not the others behind. */
export async function runAll(scenarios, workbench, pictures) {
  mkdirSync(pictures, { recursive: true });
  const results = [];
  for (const [name, scenario] of Object.entries(scenarios)) {
    const started = Date.now();
    let error = null;
    try {
      await scenario();
    } catch (problem) {
      error = String(problem.stack ?? problem);
      await workbench.page.screenshot({ path: `${pictures}/${name}-failed.png` }).catch(() => {});
    }
    await workbench.saveAndCloseAll();
    results.push({ name, error, ms: Date.now() - started });
  }
  return results;
}
