import type { Page } from 'playwright-core';

const BINDING = 'openInSystemBrowser';

/**
 * Gives the add-in `Office.context.ui.openBrowserWindow`, which office.js for the web lacks and its desktop builds have:
 * a window of the person's browser without any link back to the pane.
 */
export async function offerSystemBrowser(page: Page, addinOrigin: string): Promise<void> {
  await page.exposeBinding(BINDING, async (_source, url: string) => {
    const window = await page.context().newPage();
    await window.goto(url);
  });
  await page.addInitScript(addOpenBrowserWindow, { addinOrigin, binding: BINDING, api: 'openBrowserWindow' });
}

/** Runs in every frame before its own scripts. Names no function inside: a loader would mark it with one of its own. */
function addOpenBrowserWindow({ addinOrigin, binding, api }: Record<'addinOrigin' | 'binding' | 'api', string>): void {
  if (location.origin !== addinOrigin || window.parent === window) return;
  const loaded = new AbortController();
  // The first callback of the office.js that has just run comes before any of the product's.
  document.addEventListener(
    'load',
    (event) => {
      if (!(event.target instanceof HTMLScriptElement) || !/\/office\.js$/.test(event.target.src)) return;
      loaded.abort();
      void Office.onReady(() => {
        const ui = Office.context.ui as unknown as Record<string, unknown>;
        ui[api] = (url: string) => void (window as unknown as Record<string, (url: string) => void>)[binding]!(url);
      });
    },
    { capture: true, signal: loaded.signal },
  );
}
