import type { Page } from 'playwright-core';

/** Opens every fold there is, those inside others too, and waits for what comes only then. */
const openAll = async (page: Page): Promise<void> => {
  for (let closed = 1; closed > 0;) {
    closed = await page.evaluate(() => {
      const folds = document.querySelectorAll<HTMLDetailsElement>('details:not([open])');
      for (const fold of folds) fold.open = true;
      return folds.length;
    });
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 20))));
    await page.locator('.fui-Spinner').first().waitFor({ state: 'detached', timeout: 20_000 });
  }
};

/** Opens what a press opens: a person's card and mail, a column of what was understood, a search in the record. */
const openMore = async (page: Page): Promise<void> => {
  const person = page.locator('.grid-row [data-column="more"][aria-expanded="false"]').first();
  if ((await page.locator('.people .card').count()) === 0 && (await person.isVisible())) await person.click();
  const mail = page.locator('.people .card .buttons [aria-expanded="false"]').first();
  if (await mail.isVisible()) await mail.click();
  const find = page.getByRole('searchbox', { name: 'Name, address, number or Ref.' });
  if (await find.isVisible()) {
    await find.fill('Ana');
    await page.locator('.find-form button').click();
    await page.locator('.found').first().waitFor();
  }
};

/** Every station in turn, with all that can be opened in it, around it and below it. */
export const walkThrough = async (page: Page, each: (station: number) => Promise<void>): Promise<void> => {
  const headings = page.locator('.station-button');
  for (let station = 0; station < (await headings.count()); station += 1) {
    const heading = headings.nth(station);
    if ((await heading.getAttribute('aria-expanded')) !== 'true') await heading.click();
    await openAll(page);
    await openMore(page);
    await openAll(page);
    await each(station);
  }
};
