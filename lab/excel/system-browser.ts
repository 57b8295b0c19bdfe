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
  await page.addInitScript(addOpenBrowserWindow, { addinOrigin, binding: BINDING });
}

/** Runs in every frame before its own scripts. */
function addOpenBrowserWindow({ addinOrigin, binding }: { addinOrigin: string; binding: string }): void {
  if (location.origin !== addinOrigin || window.parent === window) return;
  // The first callback of the office.js that has just run comes before any of the product's.
  const onLoad = (event: Event) => {
    if (!(event.target instanceof HTMLScriptElement) || !/\/office\.js$/.test(event.target.src)) return;
    document.removeEventListener('load', onLoad, true);
    void Office.onReady(() => {
      const open = (window as unknown as Record<string, (url: string) => Promise<void>>)[binding]!;
      Object.assign(Office.context.ui, { openBrowserWindow: (url: string) => void open(url) });
    });
  };
  document.addEventListener('load', onLoad, true);
}
