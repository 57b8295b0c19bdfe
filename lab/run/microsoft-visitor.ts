import type { BrowserContext, Page } from 'playwright-core';

/** Closes Microsoft's window where it waits for an administrator, as a person would in the end. */
export const closeWhereItWaits = (context: BrowserContext, origin: string): void => {
  context.on('page', (page) => void meet(page, origin));
};

const meet = async (page: Page, origin: string): Promise<void> => {
  try {
    await page.waitForURL((url) => url.origin === origin, { waitUntil: 'commit' });
    await page.locator('#waiting').waitFor();
    await page.close();
  } catch (error) {
    // Any other window of the person, or one that ended by itself.
    if (!page.isClosed() && new URL(page.url()).origin === origin) throw error;
  }
};
